import { Kysely, PostgresDialect, sql } from 'kysely'
import { to as copyTo } from 'pg-copy-streams'
import type { Database, Tx } from '../db/index.ts'

/** The database as it was at one moment, read by the program itself. */
export interface Snapshot {
  readonly tx: Tx
  /** The rows of a statement as CSV with headings, in pieces; and how many there were, once all were read. */
  copyOut(statement: string): { bytes: AsyncIterable<Uint8Array>; rows(): number }
}

/**
 * Reads the database as it is at one moment while everybody goes on writing: one transaction, one connection, nothing changed. It lasts as long as `work` does, so
 * what is read is written beside the database and not sent to somebody who may be slow.
 */
export async function inSnapshot<T>(database: Database, work: (snapshot: Snapshot) => Promise<T>): Promise<T> {
  const client = await database.workerPool.connect()
  const pool = { options: {}, connect: async () => client, end: async () => undefined }
  const connection = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) })
  return connection
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async (tx) => {
      await sql`select set_config('nwd.role', 'worker', true)`.execute(tx)
      return work({
        tx,
        copyOut(statement) {
          const stream = client.query(copyTo(`copy (${statement}) to stdout with (format csv, header true)`))
          return { bytes: stream, rows: () => stream.rowCount }
        },
      })
    })
}
