import { parse } from 'csv-parse/sync'
import ExcelJS from 'exceljs'
import { beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { testDatabase } from '#platform/testing'
import { calendarDate } from '#platform/time'
import { releaseAsItWent } from '../publish/as-it-went.ts'
import { analyst, arrange, plainGuard, releaseSite } from '../releases.testing.ts'

const house = await testDatabase()
const site = releaseSite(house, house.clock)
const files = '/statistics/releases/june-2026/versions/1/files'
const names = ['by-year', 'by-quarter', 'who-we-reach', 'what-they-achieved', 'follow-ups', 'by-area', 'every-figure']

beforeAll(async () => {
  await arrange(house, [
    {
      area: 'S12000049',
      people: 60,
      registered_on: '2025-05-01',
      jobs: { begun: 22, on: '2025-09-01', yes: 12, no: 5 },
    },
    { area: 'S12000023', people: 30, registered_on: '2025-06-01', gender: 'man' },
    {
      area: 'S12000023',
      people: 3,
      registered_on: '2026-05-01',
      gender: 'man',
      jobs: { begun: 2, on: '2026-05-05', yes: 0, no: 0 },
    },
  ])
  const out = await releaseAsItWent(
    { database: house.database },
    {
      ...{ preparer: analyst('Ada Invented'), approver: analyst('Grace Madeup'), period: '2026-27 Q1' },
      ...{ on: calendarDate('2026-08-11'), contact_name: 'Team', contact_email: 'team@nation.example' },
      ...{ change_note: null, revisions_note: null, reasons: { otherwise: 'So it is' }, readers: [] },
      next: { period: '2026-27 Q2', on_date: calendarDate('2026-12-08') },
      by: plainGuard(),
    },
  )
  expect(out).toBeDefined()
})

const text = async (file: string) => (await site.ask(undefined, `${files}/${file}`)).answer.text()
const table = async (name: string): Promise<string[][]> => parse(await text(`${name}.csv`))

/** What "Metadata Vocabulary for Tabular Data" asks of a description of one table, in words of this test's own. */
const annotation = z.record(z.string(), z.unknown())
const column = z
  .object({
    name: z
      .string()
      .regex(/^[A-Za-z0-9][A-Za-z0-9_.]*$/, 'a name that can stand in a URI template, not beginning with _'),
    titles: z.union([z.string(), z.array(z.string()).min(1)]),
    datatype: z.enum(['string', 'integer', 'number']),
    required: z.boolean(),
    null: z.union([z.string(), z.array(z.string())]).optional(),
  })
  .and(annotation)
const description = z
  .object({
    '@context': z.tuple([z.literal('http://www.w3.org/ns/csvw'), z.object({ '@language': z.string() }).strict()]),
    url: z.string(),
    dialect: z
      .object({
        encoding: z.literal('utf-8'),
        delimiter: z.literal(','),
        header: z.literal(true),
        headerRowCount: z.literal(1),
        lineTerminators: z.array(z.string()),
      })
      .strict(),
    tableSchema: z.object({ columns: z.array(column).min(1), primaryKey: z.array(z.string()).min(1) }).strict(),
  })
  .and(annotation)

/** The lexical space of a datatype, as XML Schema Part 2 has it. */
const isOf = {
  string: () => true,
  integer: (cell: string) => /^[+-]?\d+$/.test(cell),
  number: (cell: string) => /^[+-]?\d+(\.\d+)?$/.test(cell),
}

describe('CSV on the Web', () => {
  test.each(names)('%s: its description holds for every cell of its file', async (name) => {
    const read = description.parse(JSON.parse(await text(`${name}.csv-metadata.json`)))
    const { columns, primaryKey } = read.tableSchema
    const [head = [], ...rows] = await table(name)
    expect(read.url).toBe(`${name}.csv`)
    expect(head.length).toBe(columns.length)
    expect(new Set(columns.map((each) => each.name)).size).toBe(columns.length)
    for (const [at, each] of columns.entries()) expect([each.titles].flat()).toContain(head[at])
    expect(rows.length).toBeGreaterThan(0)
    for (const row of rows)
      for (const [at, { datatype, required, null: nulls = '' }] of columns.entries()) {
        const cell = row[at] ?? ''
        const absent = [nulls].flat().includes(cell)
        if (required) expect({ cell, absent }).toEqual({ cell, absent: false })
        if (!absent) expect({ name, cell, right: isOf[datatype](cell) }).toEqual({ name, cell, right: true })
      }
    const places = primaryKey.map((key) => columns.findIndex((each) => each.name === key))
    expect(places).not.toContain(-1)
    expect(new Set(rows.map((row) => places.map((at) => row[at]).join('\t'))).size).toBe(rows.length)
  })

  test('the file says where its description is, and may be read from anywhere', async () => {
    const { headers } = await site.ask(undefined, `${files}/by-year.csv`)
    expect(headers.get('link')).toBe('<by-year.csv-metadata.json>; rel="describedby"; type="application/csvm+json"')
    expect(headers.get('access-control-allow-origin')).toBe('*')
    expect(headers.get('content-type')).toContain('text/csv')
    const { headers: described } = await site.ask(undefined, `${files}/by-year.csv-metadata.json`)
    expect(described.get('content-type')).toContain('application/csvm+json')
  })

  test('who has it already is told so', async () => {
    const first = await site.ask(undefined, `${files}/by-area.csv`)
    const etag = first.headers.get('etag') ?? ''
    const again = await site.ask(undefined, `${files}/by-area.csv`, { headers: { 'if-none-match': etag } })
    expect([again.status, await again.answer.text()]).toEqual([304, ''])
  })
})

describe('the workbook', () => {
  const book = new ExcelJS.Workbook()
  beforeAll(async () => {
    await book.xlsx.load(await (await site.ask(undefined, `${files}/june-2026.xlsx`)).answer.arrayBuffer())
  })

  test('has a cover, contents and notes, then a table a sheet', () => {
    expect(book.worksheets.map(({ name }) => name)).toEqual([
      'Cover',
      'Contents',
      'Notes',
      ...names.map((_, at) => `Table ${at + 1}`),
    ])
  })

  test('has one marked-up table on each sheet of figures, nothing merged, no row empty', () => {
    for (const sheet of book.worksheets) {
      expect(sheet.hasMerges).toBe(false)
      const rows = Array.from({ length: sheet.rowCount }, (_, at) => sheet.getRow(at + 1))
      expect(rows.filter((row) => !row.hasValues).map(({ number }) => `${sheet.name} ${number}`)).toEqual([])
      if (sheet.name.startsWith('Table ')) expect(Object.keys(sheet.getTables())).toHaveLength(1)
    }
  })

  test.each(names)('says of %s what its file says, cell by cell', async (name) => {
    const [, ...rows] = await table(name)
    const sheet = book.getWorksheet(`Table ${names.indexOf(name) + 1}`)
    const cells = rows.map((row, at) =>
      row.map((_, place) => String(sheet?.getRow(at + 5).getCell(place + 1).value ?? '')),
    )
    expect(cells).toEqual(rows)
    expect(sheet?.rowCount).toBe(rows.length + 4)
  })
})

test('there is no file under another name, nor of a version that is not there', async () => {
  for (const file of ['may-2026.xlsx', 'by-nobody.csv', 'by-year.json'])
    expect((await site.ask(undefined, `${files}/${file}`)).status).toBe(404)
  expect((await site.ask(undefined, files.replace('/1/', '/2/').concat('/by-year.csv'))).status).toBe(404)
})
