import { asWorker, type Database, type Tx } from '#platform/db'
import type { Clock } from '#platform/time'

export interface JobParts {
  readonly database: Database
  readonly clock: Clock
  /** Aborted when the program is asked to stop: what takes more than seconds ends then, and is run again. */
  readonly stopping?: AbortSignal | undefined
}

/** Work that nobody waits for. It must bear being run again: after a failure, and after the program ended in the middle. */
export interface Job {
  /** Lower-case words joined by hyphens. */
  readonly name: string
  /** When, as a cron expression in Europe/London. Among all programs on one database, one runs it. */
  readonly every?: string | undefined
  /** The NOTIFY channel that wakes it within moments, and which also runs it once at start. Several programs may then run it at the same time. */
  readonly on?: string | undefined
  run(parts: JobParts): Promise<unknown>
}

/** A job that is one transaction of the worker. */
export const jobInTransaction = (
  when: Pick<Job, 'name' | 'every'>,
  work: (tx: Tx, clock: Clock) => Promise<unknown>,
): Job => ({
  ...when,
  run: ({ database, clock }) => asWorker(database, clock, (tx) => work(tx, clock)),
})
