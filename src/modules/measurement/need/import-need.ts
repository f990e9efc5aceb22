import { createHash } from 'node:crypto'
import { recordEvent } from '#platform/audit'
import type { Tx } from '#platform/db'
import type { CalendarDate } from '#platform/time'
import { holdsAlready, lockNeed, storeNeed } from './need.queries.ts'
import { type NeedRow, needColumns, readNeedRow, type Wrong } from './need-row.ts'
import { bytesOf, NeedRefused, type Numbered, recordsIn, refusedFor } from './read-table.ts'

export interface NeedFile {
  /** A file in CSV, UTF-8, with a heading row: area, measure, count. */
  path: string
  /** The day its figures are of. */
  as_at: CalendarDate
  source: string
  /** Invented for a demonstration, and shown as such. */
  invented: boolean
}

/**
 * Reads a table of how many people might need support. Every row is checked; with one bad row nothing is stored. The same file again changes nothing; another
 * table of the same day takes the place of every figure of the measures it names. For a transaction of asWorker, to be rolled back when this throws.
 * @throws NeedRefused
 */
export async function importNeed(
  tx: Tx,
  file: NeedFile,
  today: CalendarDate,
  onWrong: (wrong: Wrong) => void = () => undefined,
): Promise<{ outcome: 'stored' | 'unchanged'; figures: number }> {
  if (file.as_at > today) throw new NeedRefused(`The day ${file.as_at} has not come yet: a table is of a day that has.`)
  const bytes = await bytesOf(file.path)
  const fingerprint = createHash('sha256').update(bytes).digest('hex')
  const rows = checked(recordsIn(bytes, needColumns), onWrong)
  await lockNeed(tx)
  const { as_at, source, invented } = file
  const table = { as_at, source, invented, fingerprint }
  if (await holdsAlready(tx, table)) return { outcome: 'unchanged', figures: rows.length }
  await storeNeed(tx, table, rows)
  await recordEvent(tx, {
    event: 'measurement.need.imported',
    detail: { as_at, source, invented, figures: rows.length },
  })
  return { outcome: 'stored', figures: rows.length }
}

function checked(records: readonly Numbered[], onWrong: (wrong: Wrong) => void): NeedRow[] {
  const rows: NeedRow[] = []
  const seen = new Set<string>()
  let wrong = 0
  const tell = (one: Wrong) => {
    wrong += 1
    onWrong(one)
  }
  for (const { row, cells } of records) {
    const read = readNeedRow(cells, row)
    if (Array.isArray(read)) {
      read.forEach(tell)
      continue
    }
    const { area_id, measure } = read
    if (seen.has(`${area_id} ${measure}`))
      tell({ row, column: 'measure', value: measure, expected: 'must be once for each area; it is there before' })
    seen.add(`${area_id} ${measure}`)
    rows.push(read)
  }
  if (wrong > 0 || rows.length === 0) throw refusedFor(wrong, records.length)
  return rows
}
