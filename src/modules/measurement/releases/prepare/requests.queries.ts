import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import type { Tx } from '#platform/db'
import { tables } from '../releases.queries.ts'
import type { ToPrepare } from './prepare.ts'

/** A release that an analyst asked for, and what became of it. */
export interface ReleaseRequest extends ToPrepare {
  id: string
  asked_at: Date
  asked_by: string
  asked_by_name: string
  ended_at: Date | null
  /** The version that it became. */
  version_id: string | null
  /** Why it was given up, in a sentence. */
  said: string | null
}

const requests = (tx: Tx) =>
  tables(tx)
    .selectFrom('measurement.release_request')
    .select(['id', 'period', 'change_note', 'revisions_note', 'contact_name', 'contact_email'])
    .select(['asked_at', 'asked_by', 'asked_by_name', 'ended_at', 'version_id', 'said'])
    .orderBy('asked_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)

/** What was asked for last. For an analyst. */
export const lastRequest = (tx: Tx): Promise<ReleaseRequest | undefined> => requests(tx).executeTakeFirst()

/** What is asked for and not yet done: of one quarter, or of any. */
export const openRequest = (tx: Tx, period?: string): Promise<ReleaseRequest | undefined> => {
  const open = requests(tx).where('ended_at', 'is', null)
  return (period === undefined ? open : open.where('period', '=', period)).executeTakeFirst()
}

/** Asks for a release; the program begins with it within moments. Another of the same quarter that is under way violates a unique key. */
export async function askForRelease(
  tx: Tx,
  { period, change_note, revisions_note, contact_name, contact_email }: ToPrepare,
  by: { user_id: string; name: string },
): Promise<string> {
  const id = uuid()
  const asked = { period, change_note, revisions_note, contact_name, contact_email }
  await tables(tx)
    .insertInto('measurement.release_request')
    .values({ id, ...asked, asked_by: by.user_id, asked_by_name: by.name })
    .execute()
  return id
}

/** Notes that the program begins with a request. */
export const beginRequest = (tx: Tx, id: string) =>
  sql`update measurement.release_request set began_at = nwd.clock() where id = ${id}`.execute(tx)

/** Notes the version that a request became; in the transaction that made it. */
export const doneRequest = (tx: Tx, id: string, version: string) =>
  sql`update measurement.release_request set ended_at = nwd.clock(), version_id = ${version} where id = ${id} and ended_at is null`.execute(
    tx,
  )

/** Gives a request up, saying why. */
export const giveUpRequest = (tx: Tx, id: string, said: string) =>
  sql`update measurement.release_request set ended_at = nwd.clock(), said = ${said} where id = ${id} and ended_at is null`.execute(
    tx,
  )
