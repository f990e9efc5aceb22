import { lstat, mkdir, readdir, rename } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fingerprintOf } from '#modules/imports'

/** The folders beside the files that are placed: what is being taken, what was, and what is to be mended. */
const kept = ['taking', 'done', 'to-mend'] as const

/** Makes the folders of a watched folder, closed to others, for what is in them names people. */
export async function makeFolders(folder: string): Promise<void> {
  for (const name of kept) await mkdir(join(folder, name), { recursive: true, mode: 0o700 })
}

// What other programs write before a file is whole, and what is hidden.
const isUnfinished = (name: string) =>
  name.startsWith('.') || name.startsWith('~') || /\.(part|partial|tmp|crdownload|filepart)$/i.test(name)

/** The size and time of each file that was placed, by its path; links and folders are none. */
async function looked(folder: string): Promise<Map<string, string>> {
  const files = new Map<string, string>()
  for (const name of await readdir(folder)) {
    if (isUnfinished(name)) continue
    const path = join(folder, name)
    const found = await lstat(path).catch(() => undefined)
    if (found?.isFile()) files.set(path, `${found.size} ${found.mtimeMs}`)
  }
  return files
}

/** The files that are as they were some moments ago, and so are no longer being written. @param restMs how long they must have rested */
export async function settledIn(folder: string, restMs: number, stopping: AbortSignal): Promise<string[]> {
  const before = await looked(folder)
  if (before.size === 0) return []
  await pause(restMs, undefined, { signal: stopping }).catch(() => undefined)
  if (stopping.aborted) return []
  const after = await looked(folder)
  return [...before].filter(([path, look]) => after.get(path) === look).map(([path]) => path)
}

/**
 * Takes a file out of others' reach under a name that says what is in it and names nobody. Undefined when another program took it first.
 * The ending stays, for whoever opens it later.
 */
export async function takeOut(folder: string, path: string): Promise<string | undefined> {
  try {
    const ending = /\.xlsx$/i.test(path) ? 'xlsx' : 'csv'
    const taken = join(folder, 'taking', `${(await fingerprintOf(path)).slice(0, 12)}.${ending}`)
    await rename(path, taken)
    return taken
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  }
}

/** What a program that ended had taken and not finished. */
export const takenIn = async (folder: string): Promise<string[]> =>
  (await readdir(join(folder, 'taking')))
    .filter((name) => /^[0-9a-f]{12}\.(csv|xlsx)$/.test(name))
    .map((name) => join(folder, 'taking', name))
