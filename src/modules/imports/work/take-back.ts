import { kindNamed } from '../kinds.ts'
import { type Doing, onBehalf, WorkedSince } from './doing.ts'

const mostListed = 100

import { afterTakingBack, endWork, importsOf } from './noting.queries.ts'

/** Makes everything that a file added or changed as it was before, unless somebody has worked on any of it since: one transaction, all or nothing. */
export async function takeFileBack(doing: Doing): Promise<void> {
  const { work, file, progress } = doing
  const kind = kindNamed(file.kind)
  await onBehalf(doing, 'imports.file.taken_back', async (tx) => {
    const stored = await importsOf(tx, work)
    for (const [at, { id }] of stored.entries()) {
      await progress(at / stored.length)
      const since = await kind.workedOn(tx, id, mostListed)
      if (since.count > 0) throw new WorkedSince(since)
      await kind.takeBack(tx, id)
    }
    await afterTakingBack(tx, work)
    await endWork(tx, work)
  })
}
