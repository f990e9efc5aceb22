import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import { PreparingClient } from './prepared.ts'

/** Where a database is and who logs in. `host` is a host name, or the folder of a Unix socket. */
export interface Login {
  readonly host: string
  readonly port: number
  readonly database: string
  readonly user: string
  readonly password: string
  readonly ssl?: boolean | { rejectUnauthorized: boolean } | undefined
}

export type Connection = Kysely<unknown>

const wholeNumber = (text: string): number => {
  const value = Number(text)
  if (!Number.isSafeInteger(value)) throw new RangeError(`bigint ${text} does not fit a number`)
  return value
}

const { builtins } = pg.types
const dateArray = 1182
const bigintArray = 1016
/** An array of values that need no quotes, as PostgreSQL writes it. */
const listOf =
  <T>(value: (text: string) => T) =>
  (text: string) =>
    text === '{}'
      ? []
      : text
          .slice(1, -1)
          .split(',')
          .map((item) => (item === 'NULL' ? null : value(item)))

/** A date stays the calendar date it is (a JavaScript Date would move it across time zones); a bigint becomes a number or throws. */
const getTypeParser = ((oid: number, format?: 'text' | 'binary') => {
  if (oid === builtins.DATE) return (text: string) => text
  if (oid === builtins.INT8) return wholeNumber
  if (oid === dateArray) return listOf((text) => text)
  if (oid === bigintArray) return listOf(wholeNumber)
  return format === 'binary' ? pg.types.getTypeParser(oid, 'binary') : pg.types.getTypeParser(oid)
}) as typeof pg.types.getTypeParser

/** The settings of a `pg` client or pool for a login. */
export const clientConfig = (login: Login, name: string): pg.ClientConfig => ({
  host: login.host,
  port: login.port,
  database: login.database,
  user: login.user,
  password: login.password,
  ssl: login.ssl ?? false,
  application_name: name,
  connectionTimeoutMillis: 10_000,
  types: { getTypeParser },
})

/**
 * A pool of at most `max` connections under one login. Connections are made when first needed. Statements given as text and values are
 * prepared once a connection.
 */
export const openPool = (login: Login, name: string, max: number): pg.Pool => {
  const settings = { max, idleTimeoutMillis: 60_000, allowExitOnIdle: true, Client: PreparingClient }
  const pool = new pg.Pool({ ...clientConfig(login, name), ...settings })
  // A connection that the server drops, idle or in use, must not end the program: the query in it fails, and the next one opens another.
  pool.on('error', () => undefined)
  pool.on('connect', (client) => client.on('error', () => undefined))
  return pool
}

/** Kysely over a pool. */
export const kyselyOver = (pool: pg.Pool): Connection => new Kysely({ dialect: new PostgresDialect({ pool }) })

/** Runs `work` with one connection of its own, closed afterwards whatever happens. */
export const withClient = async <T>(
  login: Login,
  name: string,
  work: (client: pg.Client) => Promise<T>,
): Promise<T> => {
  const client = new pg.Client(clientConfig(login, name))
  client.on('error', () => undefined)
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end().catch(() => undefined)
  }
}
