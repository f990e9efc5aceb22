import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import type { Viewer } from '#platform/access'
import type { Tx } from '#platform/db'
import type { RecordRef } from '../evidence/evidence.queries.ts'
import type { OutcomesTables } from '../outcomes.tables.ts'

const tables = (tx: Tx) => tx.withTables<OutcomesTables>()

export type VerificationState = 'asked' | 'verified' | 'sent_back'

/** The states that a person's records have been in, latest last; those that still hold have no `superseded_at`. */
export async function verificationsOf(tx: Tx, person: string) {
  return tables(tx)
    .selectFrom('outcomes.verification')
    .select(['id', 'record_id', 'reason', 'by_user', 'by_name', 'at', 'superseded_at'])
    .select(sql<VerificationState>`state`.as('state'))
    .where('person_id', '=', person)
    .orderBy('at')
    .orderBy('id')
    .execute()
}

export type Verification = Awaited<ReturnType<typeof verificationsOf>>[number]

/** Ends the state that a record is in, as when it is corrected: it is to be verified anew. */
export async function endVerification(tx: Tx, record: string): Promise<void> {
  await tables(tx)
    .updateTable('outcomes.verification')
    .set({ superseded_at: sql`nwd.clock()` })
    .where('record_id', '=', record)
    .where('superseded_at', 'is', null)
    .execute()
}

/** Puts a record into a state, in place of the one before, which is kept. */
export async function setVerification(
  tx: Tx,
  by: Viewer,
  of: RecordRef & { area_id: string; person_id: string },
  { state, reason }: { state: VerificationState; reason: string | null },
): Promise<void> {
  await endVerification(tx, of.id)
  const { area_id, person_id } = of
  await tables(tx)
    .insertInto('outcomes.verification')
    .values({
      id: uuid(),
      area_id,
      person_id,
      record_kind: of.kind,
      record_id: of.id,
      state,
      reason,
      by_user: by.user_id,
      by_name: by.name,
    })
    .execute()
}
