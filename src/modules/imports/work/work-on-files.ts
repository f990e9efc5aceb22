import { asWorker, withClient } from '#platform/db'
import { type Job, type JobParts, reportFailure } from '#platform/jobs'
import { FileRefused } from '#platform/sheets'
import { ImportRefused } from '../refused.ts'
import { check } from './check.ts'
import { type Doing, Stopped, WorkedSince } from './doing.ts'
import type { What, Work } from './file.ts'
import { selectOptionalFile } from './files.queries.ts'
import { lookThrough } from './look-through.ts'
import { beginWork, endWork, noteDone, openWorks } from './noting.queries.ts'
import { storeFile } from './store-file.ts'
import { takeFileBack } from './take-back.ts'

const acts: Readonly<Record<What, (doing: Doing) => Promise<void>>> = {
  survey: lookThrough,
  check,
  store: storeFile,
  decided: storeFile,
  take_back: takeFileBack,
}

const stoppedWords: Readonly<Record<What, string>> = {
  survey: 'Stopped. The file was not looked through.',
  check: 'Stopped. Nothing was stored.',
  store: 'Stopped. Nothing was stored.',
  decided: 'Stopped. Nobody was brought in.',
  take_back: 'Stopped. Everything is as the file left it.',
}

async function act(parts: JobParts, work: Work): Promise<void> {
  const { database, clock, stopping } = parts
  const short: Doing['short'] = (of) => asWorker(database, clock, of)
  const file = await short((tx) => selectOptionalFile(tx, work.file_id))
  if (file === undefined) return
  const progress: Doing['progress'] = async (done) => {
    if (stopping?.aborted) throw new Stopped()
    if ((await short((tx) => noteDone(tx, work, done))) === 'stop') throw new Stopped()
  }
  await short((tx) => beginWork(tx, work))
  try {
    await acts[work.what]({ parts, work, file, short, progress })
  } catch (error) {
    // The next program goes on with it.
    if (stopping?.aborted) return
    const said = saidOf(error, work.what)
    if (said === undefined) reportFailure('work-on-files', error)
    const counts = error instanceof WorkedSince ? error.since : undefined
    const sorry = 'Something went wrong on our side, and nothing was changed. Try again.'
    await short((tx) => endWork(tx, work, { said: said ?? sorry, counts }))
  }
}

function saidOf(error: unknown, what: What): string | undefined {
  if (error instanceof Stopped) return stoppedWords[what]
  if (error instanceof WorkedSince)
    return 'It cannot be taken back: somebody has worked on what it brought or changed. Everything is as it was.'
  if (error instanceof FileRefused) return error.message
  if (error instanceof ImportRefused) return error.message.split('\n', 1)[0]
  return undefined
}

/**
 * Does what was asked with files, one thing after the other, by one program among all on the database. What was broken off, because the program ended, is
 * gone on with: looking through begins again, checking goes on after the last row that was kept, storing and taking back are one transaction each.
 */
async function workOn(parts: JobParts, lane: string, whats: readonly What[]): Promise<void> {
  const { database, clock, stopping } = parts
  await withClient(database.workerLogin, 'nwd imports', async (client) => {
    // Held by the connection, because no transaction may be open for minutes.
    const { rows } = await client.query<{ mine: boolean }>(
      'select pg_try_advisory_lock(hashtextextended($1, 0)) as mine',
      [`files ${lane}`],
    )
    if (rows[0]?.mine !== true) return
    for (;;) {
      const [next] = await asWorker(database, clock, (tx) => openWorks(tx, whats))
      if (next === undefined || stopping?.aborted) return
      await act(parts, next)
    }
  })
}

const laneOf = (name: string, whats: readonly What[]): Job => ({
  name,
  every: '*/5 * * * *',
  on: 'nwd_import_asked',
  run: (parts) => workOn(parts, name, whats),
})

/** At once when something is asked of a file and when the program starts. What is looked at while somebody waits does not wait for what is stored. */
export const fileJobs: readonly Job[] = [
  laneOf('read-files', ['survey', 'check']),
  laneOf('store-files', ['store', 'decided', 'take_back']),
]
