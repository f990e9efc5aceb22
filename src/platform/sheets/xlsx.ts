import { harmless, type Sheet } from './csv.ts'

/** Tables as a workbook, a page each, headings bold and held in place. Text is text, never a formula. */
export async function xlsxOf(sheets: readonly Sheet[]): Promise<Buffer> {
  // Only whoever asks for a workbook waits for what makes one, and holds it in memory.
  const { default: ExcelJS } = await import('exceljs')
  const workbook = new ExcelJS.Workbook()
  for (const { name, headings, rows } of sheets) {
    const page = workbook.addWorksheet(name.slice(0, 31), { views: [{ state: 'frozen', ySplit: 1 }] })
    page.addRow([...headings]).font = { bold: true }
    for (const row of rows) page.addRow(row.map((cell) => (typeof cell === 'string' ? harmless(cell) : cell)))
    page.columns.forEach((column, at) => {
      column.width = Math.max(10, (headings[at] ?? '').length + 2)
    })
  }
  return Buffer.from(await workbook.xlsx.writeBuffer())
}
