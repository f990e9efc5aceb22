import { kindOf } from './kind.ts'
import { readCsv } from './read-csv.ts'
import type { ReadCell, ReadRow } from './read-row.ts'
import { readXlsx } from './read-xlsx.ts'

/** A file of rows, being read. */
export interface ReadTable {
  kind: 'csv' | 'xlsx'
  /** The day that a number in a cell of a spreadsheet stands for, `YYYY-MM-DD`; undefined when it stands for none. */
  dayOf(number: number): string | undefined
  /** The rows, some at a time, in order. Rows of a spreadsheet in which nothing stands are left out. */
  rows: AsyncGenerator<ReadRow[]>
}

const day = 86_400_000

const dayCounted =
  (from1904: boolean) =>
  (number: number): string | undefined => {
    const whole = Math.floor(number)
    // Day 60 of the count from 1900 is 29 February of that year, which never was; nothing here is as old as that.
    if (from1904 ? whole < 1 || whole > 60_000 : whole < 61 || whole > 60_000) return undefined
    const start = from1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, 30)
    return new Date(start + whole * day).toISOString().slice(0, 10)
  }

/**
 * Opens a file as a table by what is in it, whatever it is called: CSV with any of four delimiters in UTF-8, UTF-16 or Windows-1252, or the page
 * of an XLSX workbook that fits. Memory does not grow with its length, but for the texts that a workbook's cells share.
 * @param fits whether a row is the heading that is looked for
 * @throws FileRefused with one sentence
 */
export async function readTable(path: string, fits: (cells: readonly ReadCell[]) => boolean): Promise<ReadTable> {
  if ((await kindOf(path)) === 'csv') return { kind: 'csv', dayOf: () => undefined, rows: readCsv(path) }
  const { from1904, rows } = await readXlsx(path, fits)
  return { kind: 'xlsx', dayOf: dayCounted(from1904), rows }
}
