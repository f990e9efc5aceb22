import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { type Engine, type EngineChoice, findEngine } from './binaries.ts'
import { clientConfig, type Login, withClient } from './connect.ts'
import { codeOf, DatabaseRefusal, isLostConnection } from './errors.ts'
import { initialise, ownerPassword, ownerRole } from './initialise.ts'
import { notePlace, type Place, placeOf } from './place.ts'
import { ensureServer, isAlive, type RunningServer, type ServerSettings, signalStop, stopServer } from './server.ts'

export interface EmbeddedOptions {
  /** DATA_DIR. */
  readonly dataDir: string
  /** Which PostgreSQL; by default the machine's own, else npm's. */
  readonly engine?: EngineChoice | undefined
  /** A command that may work beside the program that keeps the database; otherwise a second program is refused. */
  readonly mayJoin?: boolean | undefined
  /** Settings of the server that differ, for tests. */
  readonly settings?: ServerSettings | undefined
}

/** A private database that runs. */
export interface Embedded {
  /** The owner's login: for migrations and backups. */
  readonly owner: Login
  /** For the log at start: `PostgreSQL 15 (system)`. */
  readonly description: string
  /** False when another program keeps the database and this one only joined it. */
  readonly keeps: boolean
  /** Stops the server when this program keeps it; waits until it has gone. */
  stop(): Promise<void>
}

const databaseName = 'no_wrong_door'
/** Held for life by the program that keeps the database. The server lets go of it when that program is killed, so it cannot go stale. */
const keeperLock = 0x6e7764

const loginTo = (place: Place, server: RunningServer, database: string): Login => ({
  host: server.host,
  port: server.port,
  database,
  user: ownerRole,
  password: ownerPassword(place),
})

const keeperName = /^nwd keeper (\d+)$/

/** The process that holds the lock and lives, or null: the server may not have noticed yet that a keeper was killed. */
const livingKeeper = async (client: pg.Client): Promise<string | null> => {
  const { rows } = await client.query<{ name: string }>(
    `select a.application_name as name from pg_locks l join pg_stat_activity a using (pid)
     where l.locktype = 'advisory' and l.objid = $1 and l.granted`,
    [keeperLock],
  )
  const pid = Number(keeperName.exec(rows[0]?.name ?? '')?.[1])
  return isAlive(pid) ? `process ${pid}` : null
}

/** @returns the connection that holds the lock, or who holds it */
const takeKeeperLock = async (login: Login): Promise<pg.Client | string> => {
  const client = new pg.Client(clientConfig(login, `nwd keeper ${process.pid}`))
  client.on('error', () => undefined)
  await client.connect()
  let who: string | null = null
  for (let attempt = 0; attempt < 40 && who === null; attempt++) {
    const { rows } = await client.query<{ taken: boolean }>('select pg_try_advisory_lock($1) as taken', [keeperLock])
    if (rows[0]?.taken) return client
    who = await livingKeeper(client)
    if (who === null) await pause(50)
  }
  await client.end()
  return who ?? 'a process that cannot be told'
}

const makeDatabase = async (login: Login): Promise<void> => {
  await withClient(login, 'nwd start', async (client) => {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [databaseName])
    if (rowCount) return
    await client.query(`create database ${databaseName}`).catch((error: unknown) => {
      if (!['42P04', '23505'].includes(codeOf(error))) throw error
    })
  })
}

interface Kept {
  readonly server: RunningServer
  readonly keeper: pg.Client | string
}

/** Starts or finds the server, and takes the keeper's lock. A server that goes down while we knock is waited for and started again. */
const keep = async (engine: Engine, place: Place, settings: ServerSettings): Promise<Kept> => {
  for (let attempt = 1; ; attempt++) {
    const server = await ensureServer(engine, place, settings)
    try {
      const login = loginTo(place, server, 'postgres')
      const keeper = await takeKeeperLock(login)
      await makeDatabase(login)
      return { server, keeper }
    } catch (error) {
      if (attempt === 100 || !isLostConnection(error)) throw error
      await pause(50)
    }
  }
}

/** Where a data folder's database would be started from: the place and the engine, with the data made when there is none. */
const prepare = (options: EmbeddedOptions): { place: Place; engine: Engine } => {
  const place = placeOf(options.dataDir)
  const engine = findEngine(place.user, place.major, options.engine)
  if (place.major === null) initialise(engine, place, options.settings?.fsync !== 'off')
  notePlace(options.dataDir, place)
  return { place, engine }
}

/**
 * Starts the private PostgreSQL of a data folder, made on first use. The orphan of a killed program is adopted as it runs; a server that dies is
 * started again. Stop it before the program ends; at a sudden end of the program it is told to stop.
 * @throws DatabaseRefusal when another program keeps this folder, or no PostgreSQL is there, or it does not start
 */
export const startEmbedded = async (options: EmbeddedOptions): Promise<Embedded> => {
  const { place, engine } = prepare(options)
  const settings = options.settings ?? {}
  const description = `PostgreSQL ${engine.major} (${engine.kind})`
  let { server, keeper } = await keep(engine, place, settings)
  const owner = loginTo(place, server, databaseName)

  if (typeof keeper === 'string') {
    if (options.mayJoin) return { owner, description, keeps: false, stop: async () => undefined }
    throw new DatabaseRefusal(
      `Another No Wrong Door (${keeper}) uses ${options.dataDir}: stop it first, or give this one its own DATA_DIR.`,
    )
  }

  let stopping = false
  let revived: Promise<void> = Promise.resolve()
  const atExit = () => signalStop(server)
  process.once('exit', atExit)
  const watch = (held: pg.Client): void => {
    held.once('end', () => {
      if (!stopping) revived = revive()
    })
  }
  const revive = async (): Promise<void> => {
    try {
      const again = await keep(engine, place, settings)
      if (typeof again.keeper === 'string') return
      server = again.server
      keeper = again.keeper
      if (!stopping) watch(again.keeper)
    } catch {
      // Every request says that the database cannot be reached; try again rather than end the program.
      await pause(1000)
      if (!stopping) await revive()
    }
  }
  watch(keeper)

  return {
    owner,
    description,
    keeps: true,
    stop: async () => {
      if (stopping) return
      stopping = true
      process.removeListener('exit', atExit)
      // Told to stop while a server that died is being started again: the one to stop is the new one.
      await revived
      if (typeof keeper !== 'string') await keeper.end().catch(() => undefined)
      await stopServer(engine, place, server)
    },
  }
}
