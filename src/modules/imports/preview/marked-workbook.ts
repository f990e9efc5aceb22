import type { ReadCell } from '#platform/sheets'
import { whatIsWrong } from '../person-file/heading.ts'
import type { Problem } from '../person-file/problem.ts'

/** A row as it was given, what is wrong with it, and in which cell each of that is, -1 where it is the whole row. */
export interface MarkedRow {
  cells: readonly ReadCell[]
  problems: readonly Problem[]
  at: readonly number[]
}

const wrong = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFFFE0B2' } } as const

/** The rows as a workbook: what is wrong in words in a last column, its cells coloured, with a note each. Text is text, never a formula. */
export async function markedWorkbook(heading: readonly ReadCell[], rows: readonly MarkedRow[]): Promise<Buffer> {
  // Only whoever asks for a workbook waits for what makes one.
  const { default: ExcelJS } = await import('exceljs')
  const workbook = new ExcelJS.Workbook()
  const page = workbook.addWorksheet('Marked', { views: [{ state: 'frozen', ySplit: 1 }] })
  page.addRow([...heading.map(String), whatIsWrong]).font = { bold: true }
  for (const { cells, problems, at } of rows) {
    const words = problems
      .map(({ column, expected }) => (column === null ? expected : `${column}: ${expected}`))
      .join('; ')
    // A cell that holds words holds no formula, whatever they begin with: the file may come back as it is.
    const row = page.addRow([...cells, words])
    for (const [index, place] of at.entries()) {
      const cell = row.getCell((place < 0 ? cells.length : place) + 1)
      cell.fill = wrong
      if (place >= 0) cell.note = `It ${problems[index]?.expected ?? ''}`
    }
  }
  page.columns.forEach((column, at) => {
    column.width = at === heading.length ? 60 : Math.max(12, String(heading[at] ?? '').length + 2)
  })
  return Buffer.from(await workbook.xlsx.writeBuffer())
}
