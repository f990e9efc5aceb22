import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { DatabaseRefusal } from './errors.ts'
import { makeMissingLinks, npmNative, reachableBinaries } from './npm-binaries.ts'
import type { ServerUser } from './server-user.ts'

/** A PostgreSQL that can be started: the folder of its programs, and its major version. */
export interface Engine {
  readonly kind: 'system' | 'npm'
  readonly bin: string
  readonly major: number
}

export type EngineChoice = 'system' | 'npm'

const oldest = 15
const exe = process.platform === 'win32' ? '.exe' : ''

export const programOf = (engine: Engine, name: 'postgres' | 'initdb' | 'pg_ctl'): string =>
  join(engine.bin, name + exe)

const majorOf = (bin: string): number => {
  const { stdout } = spawnSync(join(bin, `postgres${exe}`), ['--version'], { encoding: 'utf8' })
  return Number(/\(PostgreSQL\) (\d+)/.exec(stdout ?? '')?.[1] ?? 0)
}

const hasServer = (bin: string) => existsSync(join(bin, `postgres${exe}`)) && existsSync(join(bin, `initdb${exe}`))

const systemEngines = (): Engine[] => {
  const debian = '/usr/lib/postgresql'
  const versions = existsSync(debian) ? readdirSync(debian).map((version) => join(debian, version, 'bin')) : []
  const onPath = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '')
  return [...new Set([...versions, ...onPath])]
    .filter(hasServer)
    .map((bin): Engine => ({ kind: 'system', bin, major: majorOf(bin) }))
    .filter((engine) => engine.major >= oldest)
    .sort((a, b) => b.major - a.major)
}

const npmEngine = (user: ServerUser | null): Engine[] => {
  const native = npmNative()
  if (native === null) return []
  makeMissingLinks(native)
  const bin = join(reachableBinaries(native, user), 'bin')
  return [{ kind: 'npm', bin, major: majorOf(bin) }]
}

/**
 * The PostgreSQL to start: the machine's own (15 or newer, the newest first), else the one from npm. An existing data folder decides the version.
 * @param wantedMajor the version that made the data folder, or null when there is none yet
 * @throws DatabaseRefusal when there is none that fits
 */
export const findEngine = (user: ServerUser | null, wantedMajor: number | null, choice?: EngineChoice): Engine => {
  const fits = (engine: Engine) => wantedMajor === null || engine.major === wantedMajor
  const system = choice === 'npm' ? undefined : systemEngines().find(fits)
  const found = system ?? (choice === 'system' ? undefined : npmEngine(user).find(fits))
  if (found) return found
  throw new DatabaseRefusal(
    wantedMajor === null
      ? `No PostgreSQL ${oldest} or newer was found: install one, or run npm install without --omit=optional, or set DATABASE_URL.`
      : `The data folder was made by PostgreSQL ${wantedMajor}, which is not on this machine: install PostgreSQL ${wantedMajor}, or restore a backup into a new DATA_DIR.`,
    2,
  )
}
