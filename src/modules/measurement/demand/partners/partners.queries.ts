import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '#platform/db'
import type { CalendarDate, Period } from '#platform/time'
import type { Wait } from '../../dashboards/progress/waiting.ts'

/** What is counted by partner, in the order in which it happens. */
export const steps = ['accepted', 'first_contact', 'met', 'started', 'completed'] as const
export type Step = (typeof steps)[number]

/** Which partner: the one that was asked to take somebody, or the one that sent them. */
export const sides = ['asked', 'sent'] as const
export type Side = (typeof sides)[number]

export interface PartnersAsked {
  area: string
  as_at: CalendarDate
  side: Side
  /** When a referral was given to the one, or sent by the other. */
  within: Period
}

/** Each referral of one side with the day on which its time with the partner began, and the days of the steps. A step that is older than its beginning took no time. */
const counted = ({ area, side, within }: PartnersAsked) => {
  const partner = side === 'asked' ? sql`a.organisation_id` : sql`r.sender_organisation_id`
  const began = side === 'asked' ? sql`a.given_on` : sql`r.sent_on`
  const accepted = side === 'asked' ? sql`a.accepted_on` : sql`r.accepted_on`
  const since = (day: RawBuilder<unknown>) => sql`case when ${day} < ${began} then ${began} else ${day} end`
  // What became of somebody is told of the partner that took them.
  const theirs = side === 'asked' ? sql`a.accepted_on is not null and r.accepted_by = a.organisation_id` : sql`true`
  const asked =
    side === 'asked'
      ? sql`join stats.asked_partner a on a.area_id = r.area_id and a.referral_key = r.referral_key`
      : sql``
  return sql`
    select ${partner} as partner, r.referral_key, r.person_key, ${began} as began, ${since(accepted)} as accepted,
      case when ${theirs} then ${since(sql`r.first_contact_on`)} end as first_contact,
      case when ${theirs} then ${since(sql`r.met_on`)} end as met,
      case when ${theirs} then ${since(sql`r.registered_on`)} end as started,
      case when ${theirs} then ${since(sql`c.completed_on`)} end as completed
    from stats.referral r ${asked}
    left join stats.completed c on c.area_id = r.area_id and c.referral_key = r.referral_key
    where r.area_id = ${area} and ${began} between ${within.from} and ${within.to}`
}

const setDay = (tx: Tx, as_at: CalendarDate) => sql`select set_config('nwd.as_at', ${as_at}, true)`.execute(tx)

export interface PartnerWait extends Wait {
  partner: string
  step: Step
}

/** How long each partner's referrals waited for each step, those that have not got there too. For a transaction of asStatistician. */
export async function partnerWaits(tx: Tx, asked: PartnersAsked): Promise<PartnerWait[]> {
  await setDay(tx, asked.as_at)
  const { rows } = await sql<PartnerWait>`
    with one as materialized (${counted(asked)})
    select partner, s.step, began as "from", s.on_day as "to", count(*)::int as people
    from one cross join lateral (values ('accepted', accepted), ('first_contact', first_contact), ('met', met), ('started', started), ('completed', completed)) s (step, on_day)
    group by partner, s.step, began, s.on_day
    order by partner, s.step, began, s.on_day`.execute(tx)
  return rows
}

/** Whose figures: one partner's, and either those who took a step or everybody who began. */
export interface BehindAPartner extends PartnersAsked {
  partner: string
  step: Step | 'all'
}

/** The keys of the people whom a figure counts; somebody referred twice is one person. For a transaction of asStatistician. */
export async function keysBehindPartner(tx: Tx, asked: BehindAPartner): Promise<string[]> {
  await setDay(tx, asked.as_at)
  const { rows } = await sql<{ person_key: string }>`
    select distinct person_key::uuid::text as person_key from (${counted(asked)}) one
    where partner = ${asked.partner} and ${asked.step === 'all' ? sql`true` : sql`${sql.ref(`one.${asked.step}`)} is not null`}
    order by 1`.execute(tx)
  return rows.map(({ person_key }) => person_key)
}
