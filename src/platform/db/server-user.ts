import { chownSync, lstatSync, mkdirSync, readFileSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'

/** Whom the database server runs as when the program runs as root, which PostgreSQL refuses to. */
export interface ServerUser {
  readonly uid: number
  readonly gid: number
}

const nobody: ServerUser = { uid: 65534, gid: 65534 }

const namedPostgres = (): ServerUser | null => {
  try {
    const line = readFileSync('/etc/passwd', 'utf8')
      .split('\n')
      .find((entry) => entry.startsWith('postgres:'))
    const [, , uid, gid] = line?.split(':') ?? []
    return uid && gid ? { uid: Number(uid), gid: Number(gid) } : null
  } catch {
    return null
  }
}

/**
 * The user to drop to, or null when the program is an ordinary user itself.
 * @param dataFolder when it exists already, its owner goes on being the user
 */
export const serverUser = (dataFolder?: string): ServerUser | null => {
  if (process.getuid?.() !== 0) return null
  const owner = dataFolder ? statSync(dataFolder, { throwIfNoEntry: false }) : undefined
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid }
  return namedPostgres() ?? nobody
}

/** Whether every folder from the root to `path` lets this user through. Folders that do not exist yet are not asked. */
export const mayEnter = (path: string, user: ServerUser | null): boolean => {
  if (user === null) return true
  for (let folder = resolve(path); ; folder = dirname(folder)) {
    const found = statSync(folder, { throwIfNoEntry: false })
    if (found) {
      const bit = found.uid === user.uid ? 0o100 : found.gid === user.gid ? 0o010 : 0o001
      if ((found.mode & bit) === 0) return false
    }
    if (folder === dirname(folder)) return true
  }
}

/** Where things may be kept that the server's user must reach: a folder of the machine's, made when missing. Only root comes here. */
export const publicPlace = (): string => {
  const place = '/var/lib/no-wrong-door'
  mkdirSync(place, { recursive: true, mode: 0o755 })
  return place
}

/** Makes a folder that only the server's user (or the program's) may enter. */
export const makePrivate = (folder: string, user: ServerUser | null): void => {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  if (user) chownSync(folder, user.uid, user.gid)
}

/** A short folder for a Unix socket, for data folders whose path is too long for one. Refuses one that somebody else laid there. */
export const shortSocketFolder = (key: string, user: ServerUser | null): string => {
  const folder = join(process.platform === 'win32' ? tmpdir() : '/tmp', `nwd-${key}`)
  makePrivate(folder, user)
  const found = lstatSync(folder)
  const mine = user?.uid ?? process.getuid?.() ?? found.uid
  if (!found.isDirectory() || found.uid !== mine || (found.mode & 0o077) !== 0)
    throw new Error(
      `The folder ${folder} belongs to somebody else: remove it, or choose a DATA_DIR with a shorter path.`,
    )
  return folder
}
