import { sql } from 'kysely'
import type { Tx } from '#platform/db'
import type { CalendarDate } from '#platform/time'

/** A referral that an organisation was asked to take, under a reference that stands for it, and what came of it where they took it. */
export interface GivenReferral {
  referral_key: string
  organisation_id: string
  sent_on: CalendarDate
  given_on: CalendarDate
  answer: 'accepted' | 'declined' | null
  answered_on: CalendarDate | null
  /** code of reference list decline-reasons */
  reason: string | null
  /** whether they said yes and still have it */
  took: boolean
  first_contact_on: CalendarDate | null
  met_on: CalendarDate | null
  registered_on: CalendarDate | null
  /** `stage:first day`, in order */
  stages: string[] | null
  job_started_on: CalendarDate | null
  /** `weeks:answer`, in order */
  answers: string[] | null
  /** codes of other outcomes since registration */
  outcomes: string[] | null
  ended_on: CalendarDate | null
  left_on: CalendarDate | null
}

interface Asked {
  as_at: CalendarDate
  area: string
  /** One organisation, or every one of the area. */
  organisation?: string | undefined
}

const setDay = (tx: Tx, as_at: CalendarDate) => sql`select set_config('nwd.as_at', ${as_at}, true)`.execute(tx)

/** One row a referral and organisation that was asked to take it, the newest first. For a transaction of asStatistician: whoever asks says whose they may see. */
export async function givenReferrals(tx: Tx, { as_at, area, organisation }: Asked): Promise<GivenReferral[]> {
  await setDay(tx, as_at)
  const { rows } = await sql<GivenReferral>`
    select referral_key, organisation_id, sent_on, given_on, answer, answered_on, reason, coalesce(took, false) as took, first_contact_on, met_on,
      registered_on, stages, job_started_on, answers, outcomes, ended_on, left_on
    from stats.given_referral
    where area_id = ${area} and ${organisation === undefined ? sql`true` : sql`organisation_id = ${organisation}`}
    order by given_on desc, referral_key, organisation_id`.execute(tx)
  return rows
}

/** A referral that an organisation sent, under the key that stands for the person. */
export interface SentReferral {
  person_key: string
  state: 'open' | 'declined' | 'withdrawn' | 'closed' | 'sent_on' | 'registered'
  /** what a withdrawal means; null when it was not withdrawn */
  withdrawn_as: 'before_contact' | 'after_contact' | 'completed_early' | null
  accepted: boolean
  met: boolean
  /** whether the support that it led to has ended */
  support_ended: boolean
  entered_employment: boolean
  in_work_13w: boolean
  /** whether they moved on to anything but work */
  other: boolean
}

/** What became of each referral that an organisation sent. For a transaction of asStatistician; only those whom the viewer sees may be counted for them. */
export async function sentReferrals(tx: Tx, { as_at, area, organisation }: Required<Asked>): Promise<SentReferral[]> {
  await setDay(tx, as_at)
  const { rows } = await sql<SentReferral>`
    select r.person_key::uuid::text as person_key,
      case when r.registered_on is not null then 'registered' when r.ended_on is null then 'open' else r.last_kind end as state,
      r.withdrawn_as, r.accepted_on is not null as accepted, r.met_on is not null as met,
      r.registered_on is not null and coalesce(r.left_on <= ${as_at}, false) as support_ended,
      r.registered_on is not null and coalesce(p.job_started_on between r.registered_on and ${as_at}, false) as entered_employment,
      r.registered_on is not null and coalesce(p.job_started_on >= r.registered_on and p.job_started_on + 91 <= ${as_at}::date and p.answer_13w = 'yes', false) as in_work_13w,
      r.registered_on is not null and coalesce(least(p.fe_he_on, p.training_on, p.qualification_on, p.work_experience_on, p.volunteering_on,
        p.school_reengaged_on) <= ${as_at}, false) as other
    from stats.referral r
    left join stats.participant p on p.area_id = r.area_id and p.person_key = r.person_key
    where r.area_id = ${area} and r.sender_organisation_id = ${organisation}`.execute(tx)
  return rows
}
