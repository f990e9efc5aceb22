import { FileRefused } from '#platform/sheets'
import { kindNamed } from '../kinds.ts'
import { type Doing, onBehalf } from './doing.ts'
import { afterTakingBack, endWork, importsOf } from './noting.queries.ts'

/** Makes everything that a file added or changed as it was before, unless somebody has worked on any of it since: one transaction, all or nothing. */
export async function takeFileBack(doing: Doing): Promise<void> {
  const { work, file, progress } = doing
  const kind = kindNamed(file.kind)
  await onBehalf(doing, 'imports.file.taken_back', async (tx) => {
    const stored = await importsOf(tx, work)
    for (const [at, { id }] of stored.entries()) {
      await progress(at / stored.length)
      const { count } = await kind.workedOn(tx, id, 1)
      if (count > 0)
        throw new FileRefused('Somebody has worked on what the file brought or changed since. Everything is as it was.')
      await kind.takeBack(tx, id)
    }
    await afterTakingBack(tx, work)
    await endWork(tx, work)
  })
}
