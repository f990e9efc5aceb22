import { type RawBuilder, sql } from 'kysely'
import { fullName } from '#modules/people'
import { onceAPage, type Tx } from '#platform/db'
import type { Visit } from '#platform/http'
import { type CalendarDate, formatShortDate, formatTime, workingDaysBetween } from '#platform/time'
import type { WorkItem, WorkList } from '#platform/work'
import { workers } from '../journeys.access.ts'

export const waitingKinds = ['appointment', 'step', 'quiet', 'note'] as const

/** A person of some workers, and what waits with them: a line for each kind. */
export interface Waiting {
  kind: (typeof waitingKinds)[number]
  person_id: string
  area_id: string
  /** The account whose person it is, or with whom the meeting is. */
  of_user: string
  given_name: string
  family_name: string
  /** The appointment, step or note. */
  subject_id: string | null
  on_date: CalendarDate
  at_time: string | null
  words: string
}

/** What waits on a day with the people of the workers named, by the one predicate that the database keeps. */
export const waitingSql = (of: RawBuilder<unknown>, today: CalendarDate): RawBuilder<Waiting> =>
  sql<Waiting>`select * from journeys.waiting_for(${of}, ${today})`

/** Whose work is the viewer's today: their own, and that of those they stand in for. */
export const answeredFor = (today: CalendarDate) => sql`(select journeys.answers_for(${today}))::uuid[]`

// One statement for the lists of a day.
const waitingFor = onceAPage(
  async (tx: Tx, today: CalendarDate) => (await waitingSql(answeredFor(today), today).execute(tx)).rows,
)

function listOf(list: Pick<WorkList, 'key' | 'title'>, kind: Waiting['kind'], line: Line): WorkList {
  return {
    ...list,
    who: workers,
    async select(visit) {
      const rows = (await waitingFor(visit.tx, visit.today)).filter((row) => row.kind === kind)
      return rows.map((row) => ({
        person_id: row.person_id,
        name: fullName(row),
        of_user: row.of_user,
        ...line(row, visit),
      }))
    },
  }
}

type Line = (row: Waiting, visit: Visit) => Omit<WorkItem, 'person_id' | 'name' | 'of_user'>

function lateBy(day: CalendarDate, today: CalendarDate): { late_by?: number } {
  const late = workingDaysBetween(day, today)
  return late > 0 ? { late_by: late } : {}
}

/** Meetings today, and earlier ones of which nobody has said whether they happened. */
export const appointmentsTodayList = listOf(
  { key: 'journeys.appointments', title: 'Appointments' },
  'appointment',
  (row, { today }) => ({
    waiting: row.on_date === today ? row.words : `Did they come? ${row.words}`,
    due: row.on_date,
    when: [row.on_date === today ? undefined : formatShortDate(row.on_date), formatTime(row.at_time ?? '')]
      .filter(Boolean)
      .join(', '),
    ...lateBy(row.on_date, today),
    href: `/people/${row.person_id}/appointments/${row.subject_id}/attendance`,
    do: 'Record',
  }),
)

/** Steps of a plan that are due, a person once, with the one that is due longest. */
export const stepsDueList = listOf({ key: 'journeys.steps_due', title: 'Steps due' }, 'step', (row, { today }) => ({
  waiting: `Step: ${row.words}`,
  due: row.on_date,
  ...lateBy(row.on_date, today),
  href: `/people/${row.person_id}/plan`,
  do: 'Open the plan',
}))

/** People of whom nobody has heard in four weeks, with no meeting arranged. */
export const notHeardFromList = listOf(
  { key: 'journeys.not_heard_from', title: 'Not heard from in 4 weeks' },
  'quiet',
  (row) => ({
    waiting: row.words === 'never' ? 'No contact since they were registered' : 'Last contact with them',
    since: row.on_date,
    href: `/people/${row.person_id}/notes/new`,
    do: 'Get in touch',
  }),
)

/** Notes that a colleague told the viewer of, and that they have not said they read. */
export const notesToReadList = listOf({ key: 'journeys.notes_to_read', title: 'Notes for you' }, 'note', (row) => ({
  waiting: `${row.words} wrote a note for you`,
  since: row.on_date,
  href: `/people/${row.person_id}/notes/${row.subject_id}/read`,
  do: 'Read',
}))
