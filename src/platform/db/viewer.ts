import type { Writable } from 'node:stream'
import { Kysely, PostgresDialect, sql, type Transaction } from 'kysely'
import { from as copyFrom } from 'pg-copy-streams'
import { holdersOf, type Viewer } from '../access/index.ts'
import type { Connection } from './connect.ts'
import type { Database } from './database.ts'
import { typed } from './errors.ts'

/** A transaction in which the viewer is set. A module adds its own tables: `tx.withTables<PeopleTables>()`. */
export type Tx = Transaction<unknown>

/** All the database needs of a clock. */
export interface Now {
  now(): Date
}

type Settings = Readonly<Record<string, string>>

const inTransaction = async <T>(
  connection: Connection,
  settings: Settings,
  work: (tx: Tx) => Promise<T>,
): Promise<T> => {
  const assignments = Object.entries(settings).map(([name, value]) => sql`set_config(${name}, ${value}, true)`)
  try {
    return await connection.transaction().execute(async (tx) => {
      await sql`select ${sql.join(assignments)}`.execute(tx)
      return await work(tx)
    })
  } catch (error) {
    throw typed(error)
  }
}

const arrayLiteral = (ids: readonly string[]) => `{${ids.join(',')}}`

const settingsOf = (viewer: Viewer, holders: readonly string[]): Settings => ({
  'nwd.holders': arrayLiteral(holders),
  'nwd.user': viewer.user_id,
  'nwd.organisation': viewer.organisation_id ?? '',
  'nwd.area': viewer.area_id ?? '',
  'nwd.role': viewer.role,
})

/**
 * One transaction as this viewer: role nwd_app with row-level security in force, so that only people the viewer holds a relationship with
 * can be seen or written. Any error rolls everything back.
 * @throws DatabaseUnavailable when the connection is lost; DatabaseReadOnly when the database takes no changes
 */
export const asViewer = <T>(database: Database, viewer: Viewer, clock: Now, work: (tx: Tx) => Promise<T>): Promise<T> =>
  inTransaction(database.app, { ...settingsOf(viewer, holdersOf(viewer)), 'nwd.now': clock.now().toISOString() }, work)

/**
 * Lets a transaction of nobody go on as a viewer, once it has been proved in it who asks.
 * @param holders through which ids it sees people
 * @param besides settings of its own, such as which key was used
 */
export const goOnAs = async (tx: Tx, viewer: Viewer, holders: readonly string[], besides: Settings = {}) => {
  const all = Object.entries({ ...settingsOf(viewer, holders), ...besides })
  await sql`select ${sql.join(all.map(([name, value]) => sql`set_config(${name}, ${value}, true)`))}`.execute(tx)
}

/**
 * One transaction of nobody: a visitor of a public page, or a form that is open to all. Role nwd_app with no holders, so no person is seen.
 * @throws as asViewer
 */
export const asNobody = <T>(database: Database, clock: Now, work: (tx: Tx) => Promise<T>): Promise<T> =>
  inTransaction(database.app, { 'nwd.holders': '{}', 'nwd.now': clock.now().toISOString() }, work)

/**
 * One transaction over statistics only: role nwd_stats, which is granted nothing but the schema `stats`.
 * @throws as asViewer
 */
export const asStatistician = <T>(database: Database, clock: Now, work: (tx: Tx) => Promise<T>): Promise<T> =>
  inTransaction(database.app, { role: 'nwd_stats', 'nwd.now': clock.now().toISOString() }, work)

/**
 * One transaction of the program itself (jobs, imports, retention): role nwd_worker, whose policies let all rows through.
 * @throws as asViewer
 */
export const asWorker = <T>(database: Database, clock: Now, work: (tx: Tx) => Promise<T>): Promise<T> =>
  inTransaction(database.worker, { 'nwd.now': clock.now().toISOString(), 'nwd.role': 'worker' }, work)

/** Where rows go that COPY takes in: its text format, in the transaction it was made in. Nothing else may be asked of the transaction until it ends. */
export type CopyIn = (into: string) => Writable

/**
 * As asWorker, with COPY besides, for files of many rows.
 * @param user the account on whose behalf it is done, if any
 * @throws as asViewer
 */
export const asWorkerCopying = async <T>(
  database: Database,
  clock: Now,
  work: (tx: Tx, copyIn: CopyIn) => Promise<T>,
  user?: string,
): Promise<T> => {
  const client = await database.workerPool.connect()
  const pool = { options: {}, connect: async () => client, end: async () => undefined }
  const connection: Connection = new Kysely({ dialect: new PostgresDialect({ pool }) })
  const settings = { 'nwd.now': clock.now().toISOString(), 'nwd.role': 'worker', 'nwd.user': user ?? '' }
  return inTransaction(connection, settings, (tx) =>
    work(tx, (into) => client.query(copyFrom(`copy ${into} from stdin`))),
  )
}
