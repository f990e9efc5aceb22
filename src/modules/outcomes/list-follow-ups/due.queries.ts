import type { Expression, SqlBool } from 'kysely'
import { sql } from 'kysely'
import type { JourneysTables } from '#modules/journeys'
import type { PeopleTables } from '#modules/people'
import type { Viewer } from '#platform/access'
import type { Tx } from '#platform/db'
import type { CalendarDate } from '#platform/time'
import type { Weeks } from '../follow-up.ts'
import type { OutcomesTables } from '../outcomes.tables.ts'

type Tables = OutcomesTables & JourneysTables & PeopleTables

/** The last line of a page of the list, after which the next page begins. */
export interface After {
  due_on: CalendarDate
  id: string
}

/** Follow-ups to be asked now: due, unanswered, and not waiting for the day of the next try. One predicate for the list and its count. */
function dueNow(tx: Tx, viewer: Viewer, today: CalendarDate, whose: 'mine' | 'all') {
  const all = tx
    .withTables<Tables>()
    .selectFrom('outcomes.follow_up as f')
    .innerJoin('people.person as p', (join) =>
      join.onRef('p.id', '=', 'f.person_id').onRef('p.area_id', '=', 'f.area_id'),
    )
    .innerJoin('outcomes.job as j', (join) => join.onRef('j.id', '=', 'f.job_id').onRef('j.area_id', '=', 'f.area_id'))
    .where('f.area_id', '=', viewer.area_id ?? '')
    .where('f.answer', 'is', null)
    .where('f.superseded_at', 'is', null)
    .where('f.due_on', '<=', today)
    .where((eb) => eb.or([eb('f.next_try_on', 'is', null), eb('f.next_try_on', '<=', today)]))
  if (whose === 'all') return all
  const leads: Expression<SqlBool> = sql<SqlBool>`exists (select 1 from journeys.lead l
    where l.person_id = f.person_id and l.until is null and l.user_id = ${viewer.user_id})`
  return all.where(leads)
}

/** A page of the follow-ups to be asked now, longest due first: those of the viewer's own people, or of all they see. */
export async function dueFollowUps(
  tx: Tx,
  viewer: Viewer,
  today: CalendarDate,
  { whose, after, most }: { whose: 'mine' | 'all'; after?: After | undefined; most: number },
) {
  return dueNow(tx, viewer, today, whose)
    .select([
      'f.id',
      'f.person_id',
      'f.due_on',
      'f.window_ends_on',
      'f.next_try_on',
      sql<Weeks>`f.weeks`.as('weeks'),
      'j.employer_name',
      'p.given_name',
      'p.family_name',
    ])
    .$if(after !== undefined, (q) =>
      q.where((eb) => eb(eb.refTuple('f.due_on', 'f.id'), '>', eb.tuple(after?.due_on ?? today, after?.id ?? ''))),
    )
    .orderBy('f.due_on')
    .orderBy('f.id')
    .limit(most)
    .execute()
}

/** How many there are. */
export async function countDueFollowUps(tx: Tx, viewer: Viewer, today: CalendarDate, whose: 'mine' | 'all') {
  const row = await dueNow(tx, viewer, today, whose)
    .select((eb) => eb.fn.countAll<number>().as('many'))
    .executeTakeFirstOrThrow()
  return Number(row.many)
}
