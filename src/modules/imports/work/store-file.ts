import { kindNamed } from '../kinds.ts'
import { stepOf } from './check.ts'
import { type Doing, onBehalf } from './doing.ts'
import { afterStoring, endWork } from './noting.queries.ts'

/** Stores every row that was checked, or those of whom it was decided since, in one transaction: all or nothing. */
export async function storeFile(doing: Doing): Promise<void> {
  const { parts, work, file, progress } = doing
  const only = work.what === 'decided' ? ('decided' as const) : undefined
  await onBehalf(doing, only === undefined ? 'imports.file.stored' : 'imports.file.decided_stored', async (tx) => {
    const step = { ...stepOf(file, parts.clock.today()), only, onProgress: progress }
    const counts = await kindNamed(file.kind).store(tx, step)
    await afterStoring(tx, work, file.kind)
    await endWork(tx, work, { counts })
  })
}
