import { recordEvent } from '#platform/audit'
import { asWorkerCopying, type Tx } from '#platform/db'
import type { JobParts } from '#platform/jobs'
import type { Worked } from '../kind.ts'
import type { FileInHand, Work } from './file.ts'

/** Somebody asked to stop. */
export class Stopped extends Error {
  override readonly name = 'Stopped'
}

/** What a file brought or changed was worked on since: it cannot be taken back. */
export class WorkedSince extends Error {
  override readonly name = 'WorkedSince'
  readonly since: { worked: Worked[]; count: number }

  constructor(since: WorkedSince['since']) {
    super('worked on since')
    this.since = since
  }
}

/** A piece of work as it is being done. */
export interface Doing {
  parts: JobParts
  work: Work
  file: FileInHand
  /** A short transaction of the program's own. */
  short<T>(work: (tx: Tx) => Promise<T>): Promise<T>
  /** Says how much is done. @throws Stopped when somebody asked to stop, or the program is asked to end */
  progress(done: number): Promise<void>
}

/** As asWorkerCopying on behalf of who asked, and with the event of it. */
export const onBehalf = <T>(
  { parts: { database, clock }, work }: Doing,
  event: string,
  of: (tx: Tx) => Promise<T>,
): Promise<T> =>
  asWorkerCopying(
    database,
    clock,
    async (tx) => {
      const done = await of(tx)
      await recordEvent(tx, { event, area_id: work.area_id, subject: { kind: 'imports.file', id: work.file_id } })
      return done
    },
    work.asked_by,
  )
