import { v7 as uuid } from 'uuid'
import { asWorkerCopying, type Tx } from '#platform/db'
import type { Kind, Step } from '../kind.ts'
import { kindNamed } from '../kinds.ts'
import { areasOf } from './areas-of.queries.ts'
import type { Doing } from './doing.ts'
import { beginChecking, type CheckedPart, endWork, keepChecked, keepForeseen } from './noting.queries.ts'
import { onDisk, piecesOf } from './on-disk.ts'

const enough = 1000
/** As many problems as are kept one by one; more are counted. */
const mostProblems = 100_000

const nothing = (to: number): CheckedPart => ({ to, right: [], wrong: [], problems: 0, refused: 0 })

/** Checks every row of a file and keeps it, then looks ahead at what storing would come to. */
export async function check(doing: Doing): Promise<void> {
  const { parts, work, file, short, progress } = doing
  const kind = kindNamed(file.kind)
  if (file.checked_to === 0) await short((tx) => beginChecking(tx, work))
  await onDisk(piecesOf(parts, file.id), (path) => checkRows(doing, kind, path))
  await progress(0.7)
  const { problems, ...foreseen } = await lookAhead(doing, kind)
  const places =
    kind.postcodeIn === undefined ? undefined : await short((tx) => areasOf(tx, file, kind.postcodeIn ?? ''))
  await short(async (tx) => {
    await keepForeseen(tx, work, { ...foreseen, ...places }, problems)
    await endWork(tx, work)
  })
}

async function checkRows({ parts, work, file, short, progress }: Doing, kind: Kind, path: string): Promise<void> {
  const mapping = { columns: file.columns ?? {}, values: file.codes ?? {} }
  const [key] = kind.columns(parts.clock.today(), file.area_id)
  let part = nothing(0)
  let problems = file.checked_to === 0 ? 0 : (file.problems ?? 0)
  let rows = 0
  const keep = async () => {
    const kept = part
    part = nothing(kept.to)
    if (kept.to > file.checked_to) await short((tx) => keepChecked(tx, work, kept))
    await progress(0.7 * Math.min(1, rows / (file.rows ?? rows)))
  }
  for await (const { rows: checked } of kind.read(path, mapping, parts.clock.today())) {
    for (const { row, said } of checked) {
      rows += 1
      part.to = row
      // What was kept before it was broken off is read again, for a participant may stand in two rows, and not kept again.
      if (row <= file.checked_to) continue
      if (Array.isArray(said)) {
        part.refused += 1
        part.problems += said.length
        if (problems < mostProblems) part.wrong.push(...said)
        problems += said.length
      } else part.right.push({ row, key: said[key?.name ?? ''] ?? null, cells: withoutNothing(said) })
    }
    if (part.right.length + part.wrong.length >= enough) await keep()
  }
  await keep()
}

const withoutNothing = (said: Readonly<Record<string, string | null>>) =>
  Object.fromEntries(Object.entries(said).filter(([, value]) => value !== null))

/** The transaction is taken back. */
class TakenBack<T> extends Error {
  override readonly name = 'TakenBack'
  readonly found: T

  constructor(found: T) {
    super('looked ahead')
    this.found = found
  }
}

async function lookAhead({ parts: { database, clock }, file }: Doing, kind: Kind) {
  const foresee = async (tx: Tx) => {
    throw new TakenBack(await kind.foresee(tx, stepOf(file, clock.today())))
  }
  return await asWorkerCopying<ReturnType<Kind['foresee']>>(database, clock, foresee).catch((error: unknown) => {
    if (error instanceof TakenBack) return error.found
    throw error
  })
}

/** A file as its kind stores it. */
export const stepOf = (file: Doing['file'], today: Step['today']): Step => ({
  file_id: file.id,
  import_id: uuid(),
  area_id: file.area_id,
  fingerprint: file.fingerprint,
  today,
  columns: new Set(Object.values(file.columns ?? {}).filter((ours) => ours !== null)),
  options: file.options,
})
