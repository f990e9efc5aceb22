import { parse } from 'csv-parse/sync'
import { z } from 'zod'
import type { Tx } from '#platform/db'
import { csvOf } from '#platform/sheets'
import type { CalendarDate } from '#platform/time'
import { dimensions, measures } from '../../measures.ts'
import { sheetOf } from '../../sheet.ts'
import type { Statistics, StatisticsRow } from '../../statistics.ts'
import { frozenFile } from './files.queries.ts'

export const figuresCsv = (rows: readonly StatisticsRow[]): string => csvOf(sheetOf(rows))

const number = z.string().transform((text) => (text === '' ? null : Number(text)))
const figure = z.object({
  measure: z.enum(measures),
  period: z.string(),
  dimension: z.enum(['all', ...dimensions]),
  category: z.string(),
  count: number,
  denominator: number,
  rate: number,
  status: z.enum(['final', 'provisional', 'too_early', 'suppressed']),
})
const figures = z.array(figure)

/** The figures of a file as it was frozen. */
export const figuresIn = (csv: string): StatisticsRow[] => figures.parse(parse(csv, { columns: true }))

/** The statistics of a frozen return as they were counted when it was frozen; undefined where the viewer sees no such return. */
export async function statisticsOf(
  tx: Tx,
  of: { id: string; area_id: string; as_at: CalendarDate },
): Promise<Statistics | undefined> {
  const file = await frozenFile(tx, of.id, 'figures')
  return file && { as_at: of.as_at, scope: of.area_id, rows: figuresIn(file.csv) }
}
