import { createHash } from 'node:crypto'
import { recordEvent } from '#platform/audit'
import type { Tx } from '#platform/db'
import type { CalendarDate } from '#platform/time'
import { lockNeed } from '../need/need.queries.ts'
import { bytesOf, NeedRefused, recordsIn, refusedFor } from '../need/read-table.ts'
import { holdsProfile, type ProfileTable, storeProfile } from './profile.queries.ts'
import { type ProfileRow, profileColumns, readProfileRow, type WrongFigure } from './profile-row.ts'

/**
 * Reads an official table of places: a CSV file with the columns area, place, measure, value. Every row is checked; with one bad row nothing is stored. The same
 * file again changes nothing. For a transaction of asWorker, to be rolled back when this throws.
 * @throws NeedRefused
 */
export async function importProfile(
  tx: Tx,
  { path, ...about }: ProfileTable & { path: string },
  today: CalendarDate,
  onWrong: (wrong: WrongFigure) => void = () => undefined,
): Promise<{ outcome: 'stored' | 'unchanged'; figures: number }> {
  if (about.as_at > today)
    throw new NeedRefused(`The day ${about.as_at} has not come yet: a table is of a period that has ended.`)
  const bytes = await bytesOf(path)
  const fingerprint = createHash('sha256').update(bytes).digest('hex')
  const records = recordsIn(bytes, profileColumns)
  const rows: ProfileRow[] = []
  const seen = new Set<string>()
  let wrong = 0
  for (const { row, cells } of records) {
    const read = readProfileRow(cells, row, about.topic, today)
    const problems = Array.isArray(read) ? read : twice(read, row, seen)
    wrong += problems.length
    problems.forEach(onWrong)
    if (!Array.isArray(read)) rows.push(read)
  }
  if (wrong > 0 || rows.length === 0) throw refusedFor(wrong, records.length)
  await lockNeed(tx)
  if (await holdsProfile(tx, { ...about, fingerprint })) return { outcome: 'unchanged', figures: rows.length }
  await storeProfile(tx, { ...about, fingerprint }, rows)
  const { topic, as_at, source, licence, invented } = about
  await recordEvent(tx, {
    event: 'measurement.profile.imported',
    detail: { topic, as_at, source, licence, invented, figures: rows.length },
  })
  return { outcome: 'stored', figures: rows.length }
}

function twice({ area_id, place, measure }: ProfileRow, row: number, seen: Set<string>): WrongFigure[] {
  const key = JSON.stringify([area_id, place, measure])
  const before = seen.has(key)
  seen.add(key)
  return before
    ? [{ row, column: 'measure', value: measure, expected: 'must be once for each place; it is there before' }]
    : []
}
