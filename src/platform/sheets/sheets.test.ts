import ExcelJS from 'exceljs'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { csvOf, xlsxOf } from './index.ts'

const sheet = (...cells: (string | number | null)[]) => ({
  name: 'Figures',
  headings: cells.map(() => 'h'),
  rows: [cells],
})
const firstRow = (csv: string) => csv.slice(csv.indexOf('\r\n') + 2)

it('quotes what has commas, quotes or line ends, and writes nothing for nothing', () => {
  expect(firstRow(csvOf(sheet('a, "b"', 'c\nd', null, 32.1)))).toBe('"a, ""b""","c\nd",,32.1\r\n')
})

it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1'])('makes %j harmless for a spreadsheet', async (formula) => {
  expect(firstRow(csvOf(sheet(formula)))).toMatch(/^"?'/)
  const book = new ExcelJS.Workbook()
  const file = new Uint8Array(await xlsxOf([sheet(formula)]))
  await book.xlsx.load(file.buffer)
  expect(String(book.worksheets[0]?.getCell('A2').value)).toMatch(/^'/)
})

it('keeps a negative number a number', () => expect(firstRow(csvOf(sheet(-4)))).toBe('-4\r\n'))

it('never lets a cell of text begin as a formula', () => {
  fc.assert(fc.property(fc.string(), (text) => !/^"?[=+\-@\t\r]/.test(firstRow(csvOf(sheet(text))).slice(0, -2))))
})
