import ExcelJS from 'exceljs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { calendarDate } from '#platform/time'
import { csvOfRows, fileOf, type Row, someRows } from '../person-file.testing.ts'
import type { PersonRow } from './check-row.ts'
import { type PersonColumn, personColumns, personFileColumns } from './columns.ts'
import { type Mapping, mappingOf, noMapping } from './mapping.ts'
import type { Problem } from './problem.ts'
import { readPeople } from './read-people.ts'

const today = calendarDate('2026-11-23')

async function read(path: string, mapping: Mapping = noMapping): Promise<(PersonRow | Problem[])[]> {
  const all = []
  for await (const { rows } of readPeople({ path, mapping }, today)) all.push(...rows.map(({ said }) => said))
  return all
}

/** What a row of the file must come to, worked out from the row and nothing of the reader. */
const meant = (row: Row): PersonRow => {
  const cells = personColumns.map((column) => {
    const cell = row[column] ?? ''
    return [column, cell === '' || (cell === 'unknown' && !column.startsWith('in_work')) ? null : cell]
  })
  return Object.fromEntries(cells)
}

const scottish = (date: string) => date.split('-').reverse().join('/')
const inLatin = (text = '') => [...text].map((letter) => ((letter.codePointAt(0) ?? 0) < 256 ? letter : 'x')).join('')
const latin = (row: Row): Row => ({
  ...row,
  given_name: inLatin(row.given_name),
  family_name: inLatin(row.family_name),
})

const shuffled = fc.shuffledSubarray([...personColumns], { minLength: personColumns.length })
const variant = fc.record({
  delimiter: fc.constantFrom(',', ';', '\t', '|'),
  encoding: fc.constantFrom('utf-8', 'utf-8 with a mark', 'utf-16le', 'windows-1252'),
  lines: fc.constantFrom('\r\n', '\n'),
  days: fc.constantFrom('iso', 'scottish', 'with a time'),
  columns: shuffled,
  blankLines: fc.boolean(),
  shouting: fc.boolean(),
  called: fc.constantFrom('people.csv', 'people.xlsx', 'people'),
})

const dayStyles = { iso: undefined, scottish, 'with a time': (date: string) => `${date}T00:00:00` }

function bytesOf(text: string, encoding: string): Buffer {
  if (encoding === 'utf-16le') return Buffer.from(`\uFEFF${text}`, 'utf16le')
  if (encoding === 'windows-1252') return Buffer.from(text, 'latin1')
  return Buffer.from(encoding === 'utf-8' ? text : `\uFEFF${text}`, 'utf8')
}

describe('a file written in any of the ways that programs write CSV', () => {
  it('says the same: delimiters, letters, days, order of columns, empty lines, whatever it is called', async () => {
    await fc.assert(
      fc.asyncProperty(someRows(8), variant, async (some, how) => {
        const rows = how.encoding === 'windows-1252' ? some.map(latin) : some
        const day = dayStyles[how.days]
        const text = csvOfRows(rows, { delimiter: how.delimiter as ',', columns: how.columns, ...(day ? { day } : {}) })
        const [heading = '', ...rest] = text.split('\r\n')
        const lines = [how.shouting ? ` ${heading.toUpperCase()} ` : heading, ...rest]
        const whole = lines.join(how.blankLines ? `${how.lines}${how.lines}` : how.lines)
        expect(await read(fileOf(bytesOf(whole, how.encoding), how.called))).toEqual(rows.map(meant))
      }),
      { numRuns: 60 },
    )
  })

  it('may leave out columns, and then nothing is recorded', async () => {
    const columns = ['registered_on', 'given_name', 'participant_id', 'family_name']
    const row = { participant_id: '7', given_name: 'Ann', family_name: 'Ng', registered_on: '2024-05-01' }
    expect(await read(fileOf(csvOfRows([row], { columns })))).toEqual([meant(row)])
  })
})

interface Book {
  title: boolean
  first: 'the people' | 'notes' | 'hidden people'
  dates: 'as dates' | 'as text' | 'as text, Scottish' | 'from 1904'
  yes: 'as text' | 'as true'
}

const yesNo = new Set(['trans', 'lone_parent', 'carer', 'homeless'])

/** Rows as a workbook, as somebody might have kept it. */
async function bookOf(rows: readonly Row[], { title, first, dates, yes }: Book): Promise<Buffer> {
  const workbook = new ExcelJS.Workbook()
  workbook.properties.date1904 = dates === 'from 1904'
  if (first === 'notes') workbook.addWorksheet('Notes').addRow(['Kept by the office', 'since 2019'])
  if (first === 'hidden people')
    workbook.addWorksheet('Old', { state: 'hidden' }).addRows([[...personColumns], ['OLD', 'Old', 'Row']])
  const page = workbook.addWorksheet('People')
  if (title) {
    page.addRow(['Participants of the partnership'])
    page.mergeCells('A1:F1')
    page.addRow([])
  }
  page.addRow([...personColumns])
  const cellOf = (column: PersonColumn, cell: string) => {
    if (yes === 'as true' && yesNo.has(column) && /^(yes|no)$/.test(cell)) return cell === 'yes'
    if (/^\d{4}-\d{2}-\d{2}$/.test(cell) && dates !== 'as text')
      return dates === 'as text, Scottish' ? scottish(cell) : new Date(`${cell}T00:00:00Z`)
    if (column === 'children' || column === 'job_hours') return cell === '' || /\D/.test(cell) ? cell : Number(cell)
    return cell === '' ? null : cell
  }
  for (const row of rows) page.addRow(personColumns.map((column) => cellOf(column, row[column] ?? '')))
  page.getColumn(5).hidden = true
  return Buffer.from(await workbook.xlsx.writeBuffer())
}

describe('a workbook, as somebody might have kept it', () => {
  it('says the same: titles over the heading, other pages, days as numbers or text, yes as true', async () => {
    const how = fc.record<Book>({
      title: fc.boolean(),
      first: fc.constantFrom('the people', 'notes', 'hidden people'),
      dates: fc.constantFrom('as dates', 'as text', 'as text, Scottish', 'from 1904'),
      yes: fc.constantFrom('as text', 'as true'),
    })
    await fc.assert(
      fc.asyncProperty(someRows(6), how, async (rows, book) => {
        expect(await read(fileOf(await bookOf(rows, book), 'people.csv'))).toEqual(rows.map(meant))
      }),
      { numRuns: 25 },
    )
  })
})

describe('a mapping', () => {
  const row = {
    participant_id: '7',
    given_name: 'Ann',
    family_name: 'Ng',
    registered_on: '2024-05-01',
    gender: 'woman',
  }
  const text = 'Ref;Forename;Surname;Start;Sex;Notes\r\n7;Ann;Ng;01/05/2024;Fem;talk to her\r\n'
  const columns = { Ref: 'participant_id', Forename: 'given_name', Surname: 'family_name', Start: 'registered_on' }

  it('says what the file calls our columns, what is left aside, and what it writes for our codes', async () => {
    const mapping = {
      columns: { ...columns, Sex: 'gender', Notes: null },
      values: { gender: { F: 'woman', fem: 'woman' } },
    }
    expect(await read(fileOf(text), mappingOf(mapping, 'map.json', personFileColumns))).toEqual([meant(row)])
  })

  it('may be the columns alone, either way round', async () => {
    const turned = Object.fromEntries(Object.entries(columns).map(([theirs, ours]) => [ours, theirs]))
    const bare = 'Ref;Forename;Surname;Start\r\n7;Ann;Ng;01/05/2024\r\n'
    const alone = meant({ ...row, gender: '' })
    expect(await read(fileOf(bare), mappingOf(columns, 'map.json', personFileColumns))).toEqual([alone])
    expect(await read(fileOf(bare), mappingOf(turned, 'map.json', personFileColumns))).toEqual([alone])
  })

  it.each([
    [{ columns: { Sex: 'sex' } }, /names sex, which is no column of ours/],
    [{ values: { shoes: { a: 'b' } } }, /names shoes/],
    [{ colums: {} }, /is no mapping/],
    [['Sex'], /is no mapping/],
  ])('%j is refused in words', (mapping, says) => {
    expect(() => mappingOf(mapping, 'map.json', personFileColumns)).toThrow(
      expect.objectContaining({ message: expect.stringMatching(says), exitCode: 2 }),
    )
  })
})
