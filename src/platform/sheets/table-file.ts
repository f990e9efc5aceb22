import { once } from 'node:events'
import { type HeldFile, heldFile } from '../archive/held-file.ts'
import { type Cell, csvLine, harmless } from './csv.ts'

export type TableKind = 'csv' | 'xlsx'

/** A table of any length: its rows come in batches. */
export interface LongTable {
  /** What a spreadsheet calls the page; at most 31 characters are kept. */
  name: string
  headings: readonly string[]
  batches: AsyncIterable<readonly (readonly Cell[])[]>
}

const types: Readonly<Record<TableKind, string>> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
}

/**
 * A table as a file, written a batch at a time beside memory. Text that a spreadsheet would run as a formula is made harmless.
 * Out: the body of an answer, its media type, and how many rows it has.
 */
export async function tableFile(table: LongTable, kind: TableKind) {
  const file = await heldFile()
  try {
    const rows = kind === 'csv' ? await writeCsv(table, file) : await writeXlsx(table, file)
    return { rows, type: types[kind], body: await file.body() }
  } catch (error) {
    await file.drop().catch(() => undefined)
    throw error
  }
}

async function writeCsv({ headings, batches }: LongTable, { handle }: HeldFile): Promise<number> {
  let rows = 0
  await handle.appendFile(csvLine(headings))
  for await (const batch of batches) {
    await handle.appendFile(batch.map(csvLine).join(''))
    rows += batch.length
  }
  return rows
}

// What a spreadsheet does not let a page be called.
const pageName = (name: string) =>
  name
    .replace(/[\\/?*[\]:]/g, ' ')
    .trim()
    .slice(0, 31) || 'List'

async function writeXlsx({ name, headings, batches }: LongTable, file: HeldFile): Promise<number> {
  // Only whoever asks for a workbook waits for what makes one.
  const { default: ExcelJS } = await import('exceljs')
  const stream = file.writer()
  const failed = once(stream, 'error').then(([error]) => Promise.reject(error))
  failed.catch(() => undefined)
  const workbook = new ExcelJS.stream.xlsx.WorkbookWriter({ stream, useStyles: true, useSharedStrings: false })
  const page = workbook.addWorksheet(pageName(name), { views: [{ state: 'frozen', ySplit: 1 }] })
  page.columns = headings.map((heading) => ({ width: Math.max(10, heading.length + 2) }))
  const head = page.addRow([...headings])
  head.font = { bold: true }
  head.commit()
  let rows = 0
  for await (const batch of batches) {
    for (const row of batch) page.addRow(row.map((cell) => (typeof cell === 'string' ? harmless(cell) : cell))).commit()
    rows += batch.length
    if (stream.writableNeedDrain) await Promise.race([once(stream, 'drain'), failed])
  }
  page.commit()
  await Promise.race([workbook.commit(), failed])
  return rows
}
