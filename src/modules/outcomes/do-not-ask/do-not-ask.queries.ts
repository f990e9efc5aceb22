import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import type { Viewer } from '#platform/access'
import type { Tx } from '#platform/db'
import type { CalendarDate } from '#platform/time'
import type { OutcomesTables } from '../outcomes.tables.ts'

const tables = (tx: Tx) => tx.withTables<OutcomesTables>()

/** Since when a person is not to be asked about follow-ups; undefined when they may be. */
export async function notToBeAsked(tx: Tx, person: string) {
  return tables(tx)
    .selectFrom('outcomes.do_not_ask')
    .select(['id', 'since', 'said_how'])
    .where('person_id', '=', person)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
}

/**
 * Writes down that a person asked not to be contacted: what is due is closed as unknown for that reason, and no link, list or job asks them
 * until they say otherwise. What somebody else shows (a payslip) may still be written down.
 */
export async function stopAsking(
  tx: Tx,
  by: Pick<Viewer, 'user_id'>,
  { area_id, person_id }: { area_id: string; person_id: string },
  today: CalendarDate,
): Promise<void> {
  await tables(tx)
    .insertInto('outcomes.do_not_ask')
    .values({ id: uuid(), area_id, person_id, said_how: 'to_worker', recorded_by: by.user_id })
    .onConflict((conflict) => conflict.columns(['person_id', 'area_id']).where('ended_at', 'is', null).doNothing())
    .execute()
  await tables(tx)
    .updateTable('outcomes.follow_up')
    .set({ ...closedForThat, recorded_by: by.user_id })
    .where('person_id', '=', person_id)
    .where('answer', 'is', null)
    .where('superseded_at', 'is', null)
    .where('due_on', '<=', today)
    .execute()
}

const closedForThat = {
  answer: 'unknown',
  closed_reason: 'asked_not_to_be_contacted',
  recorded_at: sql<Date>`nwd.clock()`,
  next_try_on: null,
}

/** Writes down that a person may be asked again. What was closed stays closed. */
export async function mayAskAgain(tx: Tx, by: Pick<Viewer, 'user_id'>, person: string): Promise<void> {
  await tables(tx)
    .updateTable('outcomes.do_not_ask')
    .set({ ended_at: sql`nwd.clock()`, ended_by: by.user_id })
    .where('person_id', '=', person)
    .where('ended_at', 'is', null)
    .execute()
}

/** Closes, for the program itself, what has fallen due of those who asked not to be contacted. Returns how many. */
export async function closeOfThoseNotToBeAsked(tx: Tx, today: CalendarDate): Promise<number> {
  const closed = await tables(tx)
    .updateTable('outcomes.follow_up as f')
    .set(closedForThat)
    .where('f.answer', 'is', null)
    .where('f.superseded_at', 'is', null)
    .where('f.due_on', '<=', today)
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('outcomes.do_not_ask as d')
          .select('d.id')
          .whereRef('d.person_id', '=', 'f.person_id')
          .whereRef('d.area_id', '=', 'f.area_id')
          .where('d.ended_at', 'is', null),
      ),
    )
    .executeTakeFirst()
  return Number(closed.numUpdatedRows)
}
