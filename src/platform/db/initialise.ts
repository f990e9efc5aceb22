import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chownSync, existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Engine, programOf } from './binaries.ts'
import { DatabaseRefusal } from './errors.ts'
import type { Place } from './place.ts'

/** The superuser of a private database: migrations and backups, never pages. */
export const ownerRole = 'nwd_owner'

const passwordFile = 'nwd-owner-password'

export const ownerPassword = (place: Place): string => readFileSync(join(place.data, passwordFile), 'utf8').trim()

/** What PostgreSQL's own programs may know of the environment. libpq looks into HOME, and root's is closed to the server's user. */
export const serverEnvironment = (place: Place): NodeJS.ProcessEnv => ({
  PATH: process.env.PATH,
  HOME: place.home,
  LC_ALL: 'C',
  TZ: 'UTC',
  ...(process.platform === 'win32' ? { SystemRoot: process.env.SystemRoot, TEMP: process.env.TEMP } : {}),
})

// Letters of every language are letters (C.UTF-8 where it exists), and no order depends on the machine's libraries.
const characterKinds = ['C.UTF-8', 'en_GB.UTF-8', 'en_US.UTF-8', 'C']

/**
 * Makes the data folder whole or not at all: in a folder of its own first, then by one rename, so that being killed half-way leaves nothing to
 * mistake for a database, and losing a race to another program does no harm.
 * @param durable false for data that need not survive a power cut
 * @throws DatabaseRefusal with what initdb said
 */
export const initialise = (engine: Engine, place: Place, durable = true): void => {
  const half = join(place.home, `making-${process.pid}`)
  const password = join(place.home, `making-${process.pid}.password`)
  try {
    writeFileSync(password, `${randomBytes(24).toString('base64url')}\n`, { mode: 0o600 })
    if (place.user) chownSync(password, place.user.uid, place.user.gid)
    runInitdb(engine, place, half, password, durable)
    renameSync(password, join(half, passwordFile))
    renameSync(half, place.data)
  } catch (error) {
    if (!existsSync(join(place.data, 'PG_VERSION'))) throw error
  } finally {
    rmSync(half, { recursive: true, force: true })
    rmSync(password, { force: true })
  }
}

const runInitdb = (engine: Engine, place: Place, half: string, password: string, durable: boolean): void => {
  let said = ''
  for (const kinds of characterKinds) {
    rmSync(half, { recursive: true, force: true })
    const sync = durable ? [] : ['--no-sync']
    const options = ['-k', '-U', ownerRole, '-A', 'scram-sha-256', '--pwfile', password, '-E', 'UTF8', '--locale=C']
    const made = spawnSync(programOf(engine, 'initdb'), ['-D', half, ...sync, ...options, `--lc-ctype=${kinds}`], {
      ...place.user,
      env: serverEnvironment(place),
      encoding: 'utf8',
      cwd: place.home,
    })
    if (made.status === 0) return
    said = `${made.error?.message ?? ''}${made.stderr ?? ''}`.trim().split('\n').at(-1) ?? ''
  }
  throw new DatabaseRefusal(`The database could not be made in ${place.data}: ${said}`, 2)
}
