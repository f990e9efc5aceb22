import { codeOf } from '#platform/db'
import type { Job, JobParts } from './job.ts'
import { type Pace, queueOn, queueOptions } from './queue.ts'
import { reportFailure } from './report.ts'
import { runWhenWoken } from './woken.ts'

/** The jobs as they run. */
export interface Jobs {
  /** Begins no more, waits at most ten seconds for those under way, and gives them back to be run again. */
  stop(): Promise<void>
}

/** pg-boss keeps the error of a job that failed; it is given one without the values that a database puts into messages. */
const runReported = async (job: Job, parts: JobParts): Promise<void> => {
  try {
    await job.run(parts)
  } catch (error) {
    reportFailure(job.name, error)
    throw new Error(`failed ${codeOf(error)}`.trim())
  }
}

/**
 * Runs the jobs until stopped: at their times, one program among all on the database at a time, and whenever their channel says so. A job that fails
 * is reported without personal data, tried twice more, and hinders no other.
 * @param pace how often the queue is asked; every ten seconds unless a test cannot wait
 * @throws when the database was brought to another version of the queue than this program's
 */
export const startJobs = async (
  told: JobParts,
  jobs: readonly Job[],
  pace: Pace = { poll: 10, cron: 30 },
): Promise<Jobs> => {
  const stopping = new AbortController()
  const parts = { ...told, stopping: stopping.signal }
  const boss = queueOn(parts.database, pace)
  await boss.start()
  for (const job of jobs) {
    if (job.every === undefined) continue
    await boss.createQueue(job.name, queueOptions)
    await boss.schedule(job.name, job.every, null, { tz: 'Europe/London' })
    await boss.work(job.name, { pollingIntervalSeconds: pace.poll }, () => runReported(job, parts))
  }
  const woken = runWhenWoken(parts, jobs)
  return {
    stop: async () => {
      stopping.abort()
      await Promise.all([woken.stop(), boss.stop({ timeout: 10_000 })])
    },
  }
}
