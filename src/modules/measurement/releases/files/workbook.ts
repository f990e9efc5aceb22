import type ExcelJS from 'exceljs'
import { formatDate } from '#platform/time'
import { publishedOn, type Version } from '../release.ts'
import type { ReleaseTable } from '../tables/table.ts'
import { ofPart, type Passage } from '../words/passage.ts'

type Cells = readonly (string | number)[]

/** A sheet of words: its title, then lines, nothing merged and no empty row. */
function wordSheet(
  workbook: ExcelJS.Workbook,
  name: string,
  title: string,
  lines: readonly Cells[],
): ExcelJS.Worksheet {
  const sheet = workbook.addWorksheet(name)
  sheet.addRow([title]).font = { bold: true, size: 14 }
  for (const line of lines) sheet.addRow([...line])
  sheet.getColumn(1).width = 34
  sheet.getColumn(2).width = 100
  return sheet
}

/** A marked-up table, which a screen reader announces with its headings. Its name is what other programs call it by. */
function addTable(
  sheet: ExcelJS.Worksheet,
  name: string,
  ref: string,
  headings: readonly string[],
  rows: readonly Cells[],
) {
  sheet.addTable({
    name,
    ref,
    headerRow: true,
    style: { theme: 'TableStyleLight1', showRowStripes: false },
    columns: headings.map((heading) => ({ name: heading, filterButton: false })),
    rows: rows.map((row) => [...row]),
  })
}

const sheetName = (at: number) => `Table ${at + 1}`

function tableSheet(workbook: ExcelJS.Workbook, table: ReleaseTable, at: number): void {
  const sheet = workbook.addWorksheet(sheetName(at), { views: [{ state: 'frozen', ySplit: 4 }] })
  sheet.addRow([`Table ${at + 1}: ${table.title}`]).font = { bold: true, size: 14 }
  sheet.addRow(['This sheet holds one table. Marks in square brackets are explained on the sheet Notes.'])
  sheet.addRow([`${table.about}.`])
  const headings = table.columns.map(({ text }) => text)
  const rows = table.rows.map((row) => table.columns.map(({ key }) => row[key] ?? ''))
  addTable(sheet, `table_${at + 1}`, 'A4', headings, rows)
  table.columns.forEach(({ text, datatype }, place) => {
    const column = sheet.getColumn(place + 1)
    column.width = datatype === 'string' ? 24 : Math.max(12, Math.ceil(text.length / 2))
    if (datatype === 'number') column.numFmt = '0.0'
    if (datatype === 'integer') column.numFmt = '#,##0'
  })
  const head = sheet.getRow(4)
  head.font = { bold: true }
  head.alignment = { wrapText: true, vertical: 'bottom' }
}

/**
 * A release as a workbook that anybody can read, by eye or by ear: cover, contents, notes, then one marked-up table a sheet, no cell merged, no row
 * empty, numbers as numbers ("Releasing statistics in spreadsheets", Government Analysis Function). Its moments are those of the release, not of the download.
 */
export async function workbookOf(
  version: Version,
  tables: readonly ReleaseTable[],
  passages: readonly Passage[],
): Promise<Uint8Array<ArrayBuffer>> {
  const { default: excel } = await import('exceljs')
  const workbook = new excel.Workbook()
  workbook.creator = 'No Wrong Door'
  workbook.title = version.title
  workbook.created = version.prepared_at
  workbook.modified = version.prepared_at
  const out = publishedOn(version)
  wordSheet(workbook, 'Cover', version.title, [
    ['Official statistics in development'],
    [out === undefined ? 'Not published yet' : `Published at 9:30am on ${formatDate(out)}`],
    [`Edition ${version.edition}, version ${version.number}`],
    ...(version.change_note === null ? [] : [[`What changed in this version: ${version.change_note}`]]),
    [
      `People registered to ${formatDate(version.as_at)}, counted by version ${version.definitions_version} of the definitions`,
    ],
    [`Questions: ${version.contact_name}, ${version.contact_email}`],
  ]).getColumn(1).width = 100
  const contents = workbook.addWorksheet('Contents')
  contents.addRow(['Contents']).font = { bold: true, size: 14 }
  contents.addRow(['One row a sheet.'])
  addTable(
    contents,
    'contents',
    'A3',
    ['Sheet', 'What it holds'],
    [
      ['Notes', 'What marks mean, and what to know of all tables'],
      ...tables.map(({ title }, at) => [sheetName(at), title]),
    ],
  )
  contents.getColumn(1).width = 14
  contents.getColumn(2).width = 100
  const notes = workbook.addWorksheet('Notes')
  notes.addRow(['Notes']).font = { bold: true, size: 14 }
  notes.addRow(['One row a mark or a note.'])
  addTable(
    notes,
    'notes',
    'A3',
    ['Mark or note', 'What it means'],
    ofPart(passages, 'footnote').map(({ heading, words }) => [heading ?? '', words]),
  )
  notes.getColumn(1).width = 24
  notes.getColumn(2).width = 100
  for (const [at, table] of tables.entries()) tableSheet(workbook, table, at)
  return new Uint8Array(await workbook.xlsx.writeBuffer())
}
