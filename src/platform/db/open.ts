import type { Login } from './connect.ts'
import { type Database, openDatabase, type Sizes } from './database.ts'
import { type Embedded, startEmbedded } from './embedded.ts'
import { codeOf, DatabaseRefusal, isLostConnection } from './errors.ts'
import { migrate } from './migrate.ts'

/** Where the database is, as `#platform/config` tells it. */
export type Where =
  | { readonly kind: 'embedded'; readonly dataDir: string; readonly engine: 'system' | 'npm' | undefined }
  | { readonly kind: 'url'; readonly owner: Login }

export interface OpenOptions {
  readonly secret: string
  /** A command that may work while another program keeps the private database; `nwd start` may not. */
  readonly mayJoin?: boolean | undefined
  readonly sizes?: Sizes | undefined
  /** Where the migrations are; the repository's own by default. */
  readonly folder?: string | undefined
  /** Told of each migration as it starts. */
  readonly onStep?: ((name: string) => void) | undefined
}

/** The database open for work, migrated. */
export interface OpenStore {
  readonly database: Database
  /** The owner's login: backups, and nothing that a page causes. */
  readonly owner: Login
  /** Migration files applied just now. */
  readonly applied: readonly string[]
  readonly description: string
  /** Closes the connections and, where this program keeps the database, stops it. */
  close(): Promise<void>
}

const inWords = (error: unknown, owner: Login): unknown => {
  const place = `the database ${owner.database} at ${owner.host}:${owner.port}`
  if (isLostConnection(error))
    return new DatabaseRefusal(`There is no answer from ${place}: start it, or correct DATABASE_URL.`, 1, {
      cause: error,
    })
  if (['28P01', '28000', '3D000'].includes(codeOf(error)))
    return new DatabaseRefusal(`The user ${owner.user} was not let into ${place}: correct DATABASE_URL.`, 2, {
      cause: error,
    })
  return error
}

/**
 * Starts the database where it is ours to start, brings it to this version, and opens the program's connections.
 * @throws DatabaseRefusal with one sentence that says what to do
 */
export const openStore = async (where: Where, options: OpenOptions): Promise<OpenStore> => {
  const embedded: Embedded | null =
    where.kind === 'embedded' ? await startEmbedded({ ...where, mayJoin: options.mayJoin }) : null
  const owner = embedded?.owner ?? (where.kind === 'url' ? where.owner : unreachable())
  try {
    const applied = await migrate(owner, options)
    const database = openDatabase(owner, options.secret, options.sizes)
    const close = async () => {
      await database.close()
      await embedded?.stop()
    }
    return { database, owner, applied, description: embedded?.description ?? 'PostgreSQL of DATABASE_URL', close }
  } catch (error) {
    await embedded?.stop()
    throw inWords(error, owner)
  }
}

const unreachable = (): never => {
  throw new Error('a store is embedded or has a URL')
}
