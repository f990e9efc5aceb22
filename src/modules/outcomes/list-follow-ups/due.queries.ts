import { type Expression, type SqlBool, sql } from 'kysely'
import { answeredFor, type JourneysTables } from '#modules/journeys'
import { type PeopleTables, safeContactOf } from '#modules/people'
import type { Viewer } from '#platform/access'
import type { Tx } from '#platform/db'
import { addDays, addWorkingDays, type CalendarDate, isWorkingDay } from '#platform/time'
import type { Weeks } from '../follow-up.ts'
import type { OutcomesTables } from '../outcomes.tables.ts'

type Tables = OutcomesTables & JourneysTables & PeopleTables

export type Whose = 'mine' | 'all'

/** Parts of the list: to ask now, late, closing within a week, asked by link and waiting, tried before, and every open one. */
export const parts = ['now', 'late', 'closing', 'link', 'tried', 'open'] as const
export type Part = (typeof parts)[number]

/** The last line of a page of the list, after which the next page begins. */
export interface After {
  window_ends_on: CalendarDate
  id: string
}

/** Who answers for asking somebody: whoever leads their support, or led it last, for follow-ups go on after support has ended. */
const asker = sql<string | null>`(
  select l.user_id from journeys.lead l where l.person_id = f.person_id and l.area_id = f.area_id
  order by l.until desc nulls first, l.since desc limit 1)`

/** Every follow-up that is open: due, unanswered, and of nobody who asked not to be contacted. One predicate for the list and its counts. */
function open(tx: Tx, viewer: Viewer, today: CalendarDate, whose: Whose) {
  const all = tx
    .withTables<Tables>()
    .selectFrom('outcomes.follow_up as f')
    .where('f.area_id', '=', viewer.area_id ?? '')
    .where('f.answer', 'is', null)
    .where('f.superseded_at', 'is', null)
    .where('f.due_on', '<=', today)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('outcomes.do_not_ask as d')
            .select('d.id')
            .whereRef('d.person_id', '=', 'f.person_id')
            .whereRef('d.area_id', '=', 'f.area_id')
            .where('d.ended_at', 'is', null),
        ),
      ),
    )
  return whose === 'all' ? all : all.where(sql<SqlBool>`${asker} = any (${answeredFor(today)})`)
}

function lastWorkingDay(today: CalendarDate): CalendarDate {
  let day = today
  while (!isWorkingDay(day)) day = addDays(day, -1)
  return day
}

const tried = sql<SqlBool>`exists (select 1 from outcomes.follow_up_try t where t.follow_up_id = f.id)`
const linked = sql<SqlBool>`exists (select 1 from outcomes.follow_up_link l where l.follow_up_id = f.id)`

/** What each part holds, of the open ones. A follow-up that waits for an answer by link, or for the day of the next try, is not to be asked now. */
function inPart(part: Part, today: CalendarDate): Expression<SqlBool> {
  const now = sql<SqlBool>`(f.next_try_on is null or f.next_try_on <= ${today})`
  const holds: Record<Part, Expression<SqlBool>> = {
    now,
    late: sql<SqlBool>`coalesce(f.next_try_on, f.due_on) < ${lastWorkingDay(today)}`,
    closing: sql<SqlBool>`f.window_ends_on <= ${addWorkingDays(today, 5)}`,
    link: sql<SqlBool>`(f.next_try_on > ${today} and ${linked} and not ${tried})`,
    tried,
    open: sql<SqlBool>`true`,
  }
  return holds[part]
}

/** A page of one part of the list, by the last day on which each may be asked: of the viewer's own people, or of all they see. */
export async function openFollowUps(
  tx: Tx,
  viewer: Viewer,
  today: CalendarDate,
  { whose, part, after, most }: { whose: Whose; part: Part; after?: After | undefined; most: number },
) {
  return open(tx, viewer, today, whose)
    .where(inPart(part, today))
    .innerJoin('people.person as p', (join) =>
      join.onRef('p.id', '=', 'f.person_id').onRef('p.area_id', '=', 'f.area_id'),
    )
    .innerJoin('outcomes.job as j', (join) => join.onRef('j.id', '=', 'f.job_id').onRef('j.area_id', '=', 'f.area_id'))
    .select([
      'f.id',
      'f.area_id',
      'f.person_id',
      'f.due_on',
      'f.window_ends_on',
      'f.next_try_on',
      sql<Weeks>`f.weeks`.as('weeks'),
      'j.employer_name',
      asker.as('of_user'),
      'p.given_name',
      'p.family_name',
      'p.known_as',
    ])
    .$if(after !== undefined, (q) =>
      q.where((eb) =>
        eb(eb.refTuple('f.window_ends_on', 'f.id'), '>', eb.tuple(after?.window_ends_on ?? today, after?.id ?? '')),
      ),
    )
    .orderBy('f.window_ends_on')
    .orderBy('f.id')
    .limit(most)
    .execute()
}

export type OpenFollowUp = Awaited<ReturnType<typeof openFollowUps>>[number]

/** How many stand in each part. */
export async function countParts(
  tx: Tx,
  viewer: Viewer,
  today: CalendarDate,
  whose: Whose,
): Promise<Record<Part, number>> {
  const counted = parts.map((part) => sql<number>`count(*) filter (where ${inPart(part, today)})::int`.as(part))
  const row = await open(tx, viewer, today, whose).select(counted).executeTakeFirstOrThrow()
  return row as Record<Part, number>
}

/** How the people of a page may be reached: what the list shows beside each. What not to do is joined by what they told once of safe contact. */
export async function reachOf(tx: Tx, people: readonly string[]) {
  if (people.length === 0) return []
  const safe = await safeContactOf(tx, people)
  const rows = await tx
    .withTables<Tables>()
    .selectFrom('people.contact_details')
    .select(['person_id', 'phone', 'email', 'preferred_contact', 'best_time', 'do_not', 'changed_at'])
    .where('person_id', 'in', people)
    .execute()
  return rows.map((row) => {
    const words = [row.do_not, safe.get(row.person_id)].filter(Boolean).join(' ')
    return { ...row, do_not: words === '' ? null : words }
  })
}
