import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import type { Viewer } from '#platform/access'
import type { Tx } from '#platform/db'
import type { CalendarDate } from '#platform/time'
import type { OutcomesTables } from '../outcomes.tables.ts'

const tables = (tx: Tx) => tx.withTables<OutcomesTables>()

/** What a person said about asking an employer whether they still work there; undefined when they were never asked. */
export async function employerPermission(tx: Tx, person: string, employer: string) {
  const row = await tables(tx)
    .selectFrom('outcomes.employer_permission')
    .select(['id', 'given', 'said_on'])
    .where('person_id', '=', person)
    .where('employer_id', '=', employer)
    .where('superseded_at', 'is', null)
    .executeTakeFirst()
  return row
}

/** Writes down what they said; what they said before is kept. */
export async function recordEmployerPermission(
  tx: Tx,
  by: Pick<Viewer, 'user_id'>,
  of: { area_id: string; person_id: string; employer_id: string },
  said: { given: 'yes' | 'no'; said_on: CalendarDate },
): Promise<void> {
  await tables(tx)
    .updateTable('outcomes.employer_permission')
    .set({ superseded_at: sql`nwd.clock()`, superseded_by: by.user_id })
    .where('person_id', '=', of.person_id)
    .where('employer_id', '=', of.employer_id)
    .where('superseded_at', 'is', null)
    .execute()
  await tables(tx)
    .insertInto('outcomes.employer_permission')
    .values({ id: uuid(), ...of, ...said, recorded_by: by.user_id })
    .execute()
}
