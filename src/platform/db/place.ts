import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { DatabaseRefusal } from './errors.ts'
import { makePrivate, mayEnter, publicPlace, type ServerUser, serverUser, shortSocketFolder } from './server-user.ts'

/** Where a private database lives. */
export interface Place {
  /** Ours: holds `data`, the log and the owner's password. */
  readonly home: string
  /** PostgreSQL's own data folder. */
  readonly data: string
  readonly log: string
  /** The folder of the Unix socket. */
  readonly socket: string
  readonly user: ServerUser | null
  /** The version that made the data, or null when there is none yet. */
  readonly major: number | null
}

// The longest path a Unix socket may have is 107 bytes on Linux and 103 on macOS.
const longestSocketFolder = 103 - '/.s.PGSQL.5432'.length

const keyOf = (folder: string) => createHash('sha256').update(folder).digest('hex').slice(0, 12)

/** The note in DATA_DIR that says where the database went, so that it is found again when permissions change later. */
const noteIn = (dataDir: string) => join(dataDir, 'postgres-is-at')

const homeFor = (dataDir: string): string => {
  const beside = join(dataDir, 'postgres')
  const note = noteIn(dataDir)
  if (existsSync(note)) {
    const noted = readFileSync(note, 'utf8').trim()
    if (existsSync(join(noted, 'data'))) return noted
    throw new DatabaseRefusal(
      `${note} says that the database is in ${noted}, and there is none: bring that folder back, or remove the note to begin with an empty database.`,
      2,
    )
  }
  if (existsSync(join(beside, 'data')) || mayEnter(dataDir, serverUser())) return beside
  return join(publicPlace(), keyOf(dataDir))
}

const versionOf = (data: string): number | null => {
  const file = join(data, 'PG_VERSION')
  return existsSync(file) ? Number(readFileSync(file, 'utf8').trim()) : null
}

/**
 * Finds, or makes, the place of the database that belongs to a data folder.
 * @throws DatabaseRefusal when the noted place has gone, or the server's user may not go where the data is
 */
export const placeOf = (folder: string): Place => {
  const dataDir = resolve(folder)
  mkdirSync(dataDir, { recursive: true, mode: 0o755 })
  const home = homeFor(dataDir)
  const data = join(home, 'data')
  const user = serverUser(data)
  if (!mayEnter(home.startsWith(dataDir) ? dataDir : home, user))
    throw new DatabaseRefusal(
      `The database in ${data} cannot be reached by the user that must run it (uid ${user?.uid}): let others pass through ${dataDir} (chmod o+x), or choose another DATA_DIR.`,
      2,
    )
  makePrivate(home, user)
  const socket = Buffer.byteLength(data) <= longestSocketFolder ? data : shortSocketFolder(keyOf(home), user)
  return { home, data, log: join(home, 'server.log'), socket, user, major: versionOf(data) }
}

/** Notes where the database is once it is there, when that is not beside the data. */
export const notePlace = (folder: string, place: Place): void => {
  const dataDir = resolve(folder)
  if (place.home !== join(dataDir, 'postgres')) writeFileSync(noteIn(dataDir), `${place.home}\n`)
}
