import { setTimeout as pause } from 'node:timers/promises'
import { reportFailure } from '#platform/jobs'
import { makeFolders, settledIn, takenIn, takeOut } from './places.ts'
import { type Taken, type Taking, takeFile } from './take-file.ts'

interface Watching {
  /** How long a file must have rested before it is whole, in milliseconds. */
  restMs: number
  /** How long to wait between two looks, in milliseconds. */
  everyMs: number
  stopping: AbortSignal
  tell(line: string): Promise<void>
}

/** Takes whatever rests in the folder, one file after another; first what was being taken when a program ended. Returns how many are not done. */
export async function lookOnce(taking: Taking, { restMs, stopping, tell }: Omit<Watching, 'everyMs'>): Promise<number> {
  await makeFolders(taking.folder)
  let notDone = 0
  const take = async (path: string) => {
    const taken: Taken | undefined = await takeFile(taking, path).catch((error: unknown) => {
      // It stays where it is and is taken at the next look: a database that is away, a disk that is full.
      reportFailure('watched folder', error)
      return undefined
    })
    if (taken === undefined || taken.toMend) notDone++
    await tell(taken?.line ?? 'a file could not be taken now, and will be tried again')
  }
  for (const path of await takenIn(taking.folder)) if (!stopping.aborted) await take(path)
  for (const path of await settledIn(taking.folder, restMs, stopping)) {
    if (stopping.aborted) break
    const taken = await takeOut(taking.folder, path)
    if (taken !== undefined) await take(taken)
  }
  return notDone
}

/** Looks again and again until asked to stop; what it has begun it finishes. */
export async function watch(taking: Taking, watching: Watching): Promise<void> {
  while (!watching.stopping.aborted) {
    await lookOnce(taking, watching)
    await pause(watching.everyMs, undefined, { signal: watching.stopping }).catch(() => undefined)
  }
}
