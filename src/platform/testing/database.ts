import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { afterAll, inject } from 'vitest'
import type { Viewer } from '../access/index.ts'
import { kyselyOver } from '../db/connect.ts'
import * as db from '../db/index.ts'
import { type Clock, fixedClock } from '../time/index.ts'

/** A database of one test file's own, with everything migrated and nothing in it. */
export interface TestDatabase {
  readonly database: db.Database
  readonly clock: Clock
  /** The owner's login, for tests of migrations and of the catalogue. */
  readonly owner: db.Login
  /** The owner's connection, which row-level security does not bind: for looking behind the curtain, never for arranging what a viewer does. */
  readonly asOwner: db.Connection
  asViewer<T>(viewer: Viewer, work: (tx: db.Tx) => Promise<T>): Promise<T>
  asNobody<T>(work: (tx: db.Tx) => Promise<T>): Promise<T>
  asWorker<T>(work: (tx: db.Tx) => Promise<T>): Promise<T>
  asStatistician<T>(work: (tx: db.Tx) => Promise<T>): Promise<T>
}

/** The Monday on which the tests' world stands still unless a test says otherwise. */
export const testDay = '2026-11-23T08:30:00Z'

/**
 * Clones the migrated database for this test file; call it once at the top of the file: `const house = await testDatabase()`. It is dropped
 * after the file's last test.
 * @param clock stands at 23 November 2026, 08:30, unless given
 */
export const testDatabase = async (clock: Clock = fixedClock(testDay)): Promise<TestDatabase> => {
  const { template, secret, failure } = inject('cluster')
  if (failure !== null) throw new Error(failure)
  const maintenance = { ...template, database: 'postgres' }
  const name = `test_${randomBytes(6).toString('hex')}`
  const clone = `create database ${name} template ${pg.escapeIdentifier(template.database)}`
  await db.withClient(maintenance, 'nwd test', (client) => client.query(clone))

  const owner = { ...template, database: name }
  const database = db.openDatabase(owner, secret, { app: 6, worker: 3 })
  const asOwner = kyselyOver(db.openPool(owner, 'nwd test owner', 2))
  afterAll(async () => {
    await Promise.all([database.close(), asOwner.destroy()])
    await db.withClient(maintenance, 'nwd test', (client) => client.query(`drop database ${name} with (force)`))
  })
  return {
    database,
    clock,
    owner,
    asOwner,
    asViewer: (viewer, work) => db.asViewer(database, viewer, clock, work),
    asNobody: (work) => db.asNobody(database, clock, work),
    asWorker: (work) => db.asWorker(database, clock, work),
    asStatistician: (work) => db.asStatistician(database, clock, work),
  }
}
