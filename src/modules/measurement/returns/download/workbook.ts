import { PassThrough } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { parse } from 'csv-parse/sync'

/**
 * A CSV file as a workbook: its cells as text, as they stand in the file, and a second page about it. Written a row at a time, because a large
 * area's return has millions of cells.
 */
export async function workbookOf(csv: string, about: readonly (readonly [string, string])[]): Promise<Buffer> {
  const { default: ExcelJS } = await import('exceljs')
  const stream = new PassThrough()
  const whole = buffer(stream)
  const book = new ExcelJS.stream.xlsx.WorkbookWriter({ stream, useSharedStrings: false, useStyles: false })
  const page = book.addWorksheet('Return', { views: [{ state: 'frozen', ySplit: 1 }] })
  const lines: string[][] = parse(csv)
  for (const line of lines) page.addRow(line).commit()
  page.commit()
  const second = book.addWorksheet('About')
  for (const line of about) second.addRow([...line]).commit()
  second.commit()
  await book.commit()
  return whole
}
