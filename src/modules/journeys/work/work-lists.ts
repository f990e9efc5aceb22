import { type RawBuilder, sql } from 'kysely'
import { fullName } from '#modules/people'
import { onceAPage, type Tx } from '#platform/db'
import type { Visit } from '#platform/http'
import { addWeeks, type CalendarDate, formatShortDate, formatTime, workingDaysBetween } from '#platform/time'
import type { WorkItem, WorkList } from '#platform/work'
import { workers } from '../journeys.access.ts'

interface Waiting {
  kind: 'appointment' | 'step' | 'quiet'
  person_id: string
  given_name: string
  family_name: string
  appointment_id: string | null
  on_date: CalendarDate | null
  at_time: string | null
  about: string | null
  step: string | null
  by_on: CalendarDate | null
  last_contact: CalendarDate | null
  registered_on: CalendarDate | null
}

const weeksOfQuiet = 4

/**
 * Who of the viewer's people waits for what: a meeting of today, or one before that nobody recorded; else a step that is due; else a
 * word, when nobody has heard from them in four weeks and no meeting is arranged. One kind a person, so nobody stands in two lists.
 */
function waitingSql(user: string, today: CalendarDate): RawBuilder<Waiting> {
  return sql<Waiting>`
    with mine as materialized (
      select l.person_id, l.area_id, sp.registered_on from journeys.lead l join journeys.spell sp on sp.id = l.spell_id and sp.area_id = l.area_id
      where l.user_id = ${user} and l.until is null
    ), meeting as materialized (
      select distinct on (person_id) person_id, area_id, id as appointment_id, on_date, at_time, about from journeys.appointment
      where with_user_id = ${user} and on_date <= ${today} and outcome is null order by person_id, on_date, at_time
    ), known as materialized (
      select person_id, area_id, mine.registered_on, meeting.appointment_id, meeting.on_date,
        meeting.at_time, meeting.about
      from mine full join meeting using (person_id, area_id)
    ), placed as materialized (
      select known.*, case when appointment_id is null and registered_on is not null then (
          select t.id from journeys.step t
          where t.person_id = known.person_id and t.state in ('to_do', 'doing') and t.by_on <= ${today}
            and exists (select 1 from journeys.goal g where g.id = t.goal_id and g.area_id = t.area_id and g.state = 'open')
          order by t.by_on limit 1) end as step_id,
        greatest(
          (select n.happened_on from journeys.note n where n.person_id = known.person_id and n.with_person and n.superseded_at is null
            order by n.happened_on desc limit 1),
          (select a.on_date from journeys.appointment a where a.person_id = known.person_id and a.outcome in ('attended', 'late')
            order by a.on_date desc, a.at_time desc limit 1)) as last_contact,
        exists (select 1 from journeys.appointment a where a.person_id = known.person_id and a.on_date > ${today} and a.outcome is null) as arranged
      from known
    ), judged as materialized (
      select placed.*, case when appointment_id is not null then 'appointment' when step_id is not null then 'step'
        when greatest(last_contact, registered_on) < ${addWeeks(today, -weeksOfQuiet)} and not arranged then 'quiet' end as kind
      from placed
    )
    select j.*, p.given_name, p.family_name, t.words as step, t.by_on
    from judged j join people.person p on p.id = j.person_id and p.area_id = j.area_id
      left join journeys.step t on t.id = j.step_id and t.area_id = j.area_id
    where j.kind is not null order by coalesce(j.on_date, t.by_on, j.last_contact, j.registered_on), j.at_time, p.search_name limit 600`
}

// One statement for the three lists of a day.
const waitingFor = onceAPage(
  async (tx: Tx, user: string, today: CalendarDate) => (await waitingSql(user, today).execute(tx)).rows,
)

async function waiting({ tx, viewer, today }: Visit, kind: Waiting['kind']): Promise<Waiting[]> {
  return (await waitingFor(tx, viewer.user_id, today)).filter((row) => row.kind === kind)
}

function lateBy(day: CalendarDate | null, today: CalendarDate): { late_by?: number } {
  const late = day === null ? 0 : workingDaysBetween(day, today)
  return late > 0 ? { late_by: late } : {}
}

/** Meetings with the viewer today, and earlier ones of which nobody has said whether they happened. */
export const appointmentsTodayList: WorkList = {
  key: 'journeys.appointments',
  title: 'Appointments',
  who: workers,
  async select(visit): Promise<WorkItem[]> {
    const rows = await waiting(visit, 'appointment')
    return rows.map((row) => ({
      person_id: row.person_id,
      name: fullName(row),
      waiting: row.on_date === visit.today ? (row.about ?? 'Appointment') : `Did they come? ${row.about ?? ''}`,
      due: row.on_date ?? undefined,
      when: [
        row.on_date === null || row.on_date === visit.today ? undefined : formatShortDate(row.on_date),
        formatTime(row.at_time ?? ''),
      ]
        .filter(Boolean)
        .join(', '),
      ...lateBy(row.on_date, visit.today),
      href: `/people/${row.person_id}/appointments/${row.appointment_id}/attendance`,
      do: 'Record',
    }))
  },
}

/** Steps of a plan that are due, a person once, with the one that is due longest. */
export const stepsDueList: WorkList = {
  key: 'journeys.steps_due',
  title: 'Steps due',
  who: workers,
  async select(visit): Promise<WorkItem[]> {
    const rows = await waiting(visit, 'step')
    return rows.map((row) => ({
      person_id: row.person_id,
      name: fullName(row),
      waiting: `Step: ${row.step}`,
      due: row.by_on ?? undefined,
      ...lateBy(row.by_on, visit.today),
      href: `/people/${row.person_id}/plan`,
      do: 'Open the plan',
    }))
  },
}

/** People of whom nobody has heard in four weeks, with no meeting arranged. */
export const notHeardFromList: WorkList = {
  key: 'journeys.not_heard_from',
  title: 'Not heard from in 4 weeks',
  who: workers,
  async select(visit): Promise<WorkItem[]> {
    const rows = await waiting(visit, 'quiet')
    return rows.map((row) => ({
      person_id: row.person_id,
      name: fullName(row),
      waiting: row.last_contact === null ? 'No contact since they were registered' : 'Last contact with them',
      since: row.last_contact ?? row.registered_on ?? undefined,
      href: `/people/${row.person_id}/notes/new`,
      do: 'Get in touch',
    }))
  },
}
