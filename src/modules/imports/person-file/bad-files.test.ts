import { deflateRawSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { calendarDate } from '#platform/time'
import { csvOfRows, fileOf, type Row } from '../person-file.testing.ts'
import { noMapping } from './mapping.ts'
import { readPeople } from './read-people.ts'

const today = calendarDate('2026-11-23')
const ann: Row = { participant_id: '1', given_name: 'Ann', family_name: 'Ng', registered_on: '2024-05-01' }

async function problemsIn(content: string | Uint8Array, name?: string) {
  const all = []
  for await (const { rows } of readPeople({ path: fileOf(content, name), mapping: noMapping }, today))
    for (const { said } of rows) if (Array.isArray(said)) all.push(...said)
  return all
}

describe('what cannot be is told by row and column, with what stands there and what would be right', () => {
  it.each<[string, Row, string, string, RegExp]>([
    ['a day in the future', { left_on: '2026-11-24' }, 'left_on', '2026-11-24', /in the future: today is 2026-11-23/],
    [
      'a day there never was',
      { job_started_on: '2025-02-29' },
      'job_started_on',
      '2025-02-29',
      /real date written YYYY-MM-DD/,
    ],
    ['a day of two figures', { left_on: '1/2/25' }, 'left_on', '1/2/25', /real date/],
    ['an American day', { left_on: '12/31/2024' }, 'left_on', '12/31/2024', /real date/],
    ['a number for a day in CSV', { left_on: '45382' }, 'left_on', '45382', /real date/],
    [
      'a birth after registration',
      { date_of_birth: '2024-05-02' },
      'date_of_birth',
      '2024-05-02',
      /after the day of registration, 2024-05-01/,
    ],
    [
      'leaving before registration',
      { left_on: '2024-04-30' },
      'left_on',
      '2024-04-30',
      /before the day of registration/,
    ],
    [
      'a job before registration',
      { job_started_on: '2024-04-30' },
      'job_started_on',
      '2024-04-30',
      /before the day of registration/,
    ],
    ['an outcome before registration', { volunteering_on: '2024-04-30' }, 'volunteering_on', '2024-04-30', /before/],
    [
      'an answer before it is due',
      { job_started_on: '2026-10-27', in_work_4w: 'no' },
      'in_work_4w',
      'no',
      /nothing yet: 4 weeks after 2026-10-27 is 2026-11-24/,
    ],
    ['an answer about no job', { in_work_13w: 'yes' }, 'in_work_13w', 'yes', /no job_started_on/],
    ['hours of no job', { job_hours: '16' }, 'job_hours', '16', /no job_started_on/],
    ['a reason for no leaving', { left_reason: 'health' }, 'left_on', '', /there is a left_reason/],
    [
      'a code that is none',
      { gender: 'Female' },
      'gender',
      'Female',
      /one of woman, man, other; or prefer_not_to_say, not_asked/,
    ],
    ['a list with one', { conditions: 'autism;flu' }, 'conditions', 'autism;flu', /semicolons/],
    ['a level beyond the framework', { qualification_scqf: '13' }, 'qualification_scqf', '13', /from 1 to 12/],
    ['no postcode', { postcode: 'KW15' }, 'postcode', 'KW15', /KW15 1AA/],
    ['no National Insurance number', { ni_number: '12' }, 'ni_number', '12', /National Insurance/],
    ['too many hours', { job_started_on: '2024-05-02', job_hours: '101' }, 'job_hours', '101', /at most 100/],
    ['before there was any of it', { registered_on: '2017-12-31' }, 'registered_on', '2017-12-31', /before 2018-01-01/],
    ['nobody', { given_name: ' ' }, 'given_name', '', /must not be empty/],
    ['a cell that would fill the screen', { gender: 'x'.repeat(500) }, 'gender', `${'x'.repeat(29)}…`, /one of/],
  ])('%s', async (_, wrong, column, value, expected) => {
    const row = { ...ann, ...wrong }
    expect(await problemsIn(csvOfRows([{ ...ann, participant_id: '0' }, row]))).toEqual([
      { row: 3, column, value, expected: expect.stringMatching(expected) },
    ])
  })

  it('an answer on the very day it is due is none of it', async () => {
    expect(
      await problemsIn(csvOfRows([{ ...ann, job_started_on: '2026-10-26', in_work_4w: 'no', left_on: '2026-11-23' }])),
    ).toEqual([])
  })

  it('everything at once, and a participant twice with the row of the first', async () => {
    const told = await problemsIn(csvOfRows([ann, { ...ann, gender: 'f', trans: 'maybe' }, ann]))
    expect(told.map(({ row, column }) => [row, column])).toEqual([
      [3, 'gender'],
      [3, 'trans'],
      [3, 'participant_id'],
      [4, 'participant_id'],
    ])
    expect(told.at(-1)?.expected).toContain('row 2')
  })

  it('a row with more cells than headings', async () => {
    expect(await problemsIn('participant_id,given_name,family_name,registered_on\n1,Ann,Ng, MA,2024-05-01\n')).toEqual([
      { row: 2, column: null, value: '2024-05-01', expected: expect.stringContaining('5 cells under 4 headings') },
    ])
  })
})

/** A zipped file of these parts, as the format is (APPNOTE 4.3), made small by hand so that it may also lie. */
function zipOf(parts: Readonly<Record<string, Buffer>>, flags = 0): Buffer {
  const bodies: Buffer[] = []
  const directory: Buffer[] = []
  let at = 0
  for (const [name, content] of Object.entries(parts)) {
    const packed = deflateRawSync(content)
    const head = Buffer.alloc(30)
    head.writeUInt32LE(0x04034b50)
    head.writeUInt16LE(8, 8)
    head.writeUInt16LE(name.length, 26)
    const entry = Buffer.alloc(46)
    entry.writeUInt32LE(0x02014b50)
    entry.writeUInt16LE(flags, 8)
    entry.writeUInt16LE(8, 10)
    entry.writeUInt32LE(packed.length, 20)
    entry.writeUInt16LE(name.length, 28)
    entry.writeUInt32LE(at, 42)
    bodies.push(head, Buffer.from(name), packed)
    directory.push(entry, Buffer.from(name))
    at += 30 + name.length + packed.length
  }
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50)
  end.writeUInt16LE(Object.keys(parts).length, 10)
  end.writeUInt32LE(Buffer.concat(directory).length, 12)
  end.writeUInt32LE(at, 16)
  return Buffer.concat([...bodies, ...directory, end])
}

const workbook = Buffer.from('<workbook><sheets><sheet name="P" r:id="r1"/></sheets></workbook>')
const relations = Buffer.from('<Relationships><Relationship Id="r1" Target="worksheets/sheet1.xml"/></Relationships>')
const bookOf = (sheet: Buffer, more: Readonly<Record<string, Buffer>> = {}) =>
  zipOf({
    'xl/workbook.xml': workbook,
    'xl/_rels/workbook.xml.rels': relations,
    'xl/worksheets/sheet1.xml': sheet,
    ...more,
  })
const lineOf = (row: number, cells: readonly string[]) =>
  `<row r="${row}">${cells.map((cell) => `<c t="inlineStr"><is><t>${cell}</t></is></c>`).join('')}</row>`
const needed = ['participant_id', 'given_name', 'family_name', 'registered_on']
const page = (rows: string) => Buffer.from(`<worksheet><sheetData>${rows}</sheetData></worksheet>`)

describe('a file that is none', () => {
  it.each<[string, string | Uint8Array, RegExp]>([
    ['nothing', '', /is empty/],
    [
      'a heading alone is no problem of any row',
      'a,b\n',
      /there is no column a, b; participant_id, given_name, family_name, registered_on must be there/,
    ],
    ['a PDF', '%PDF-1.7\n', /is a PDF/],
    ['a workbook with a password', Buffer.from('d0cf11e0a1b11ae1', 'hex'), /of an old kind, or one with a password/],
    ['bytes', Buffer.from([1, 0, 2, 0]), /is not text/],
    ['a column nobody knows', csvOfRows([ann], { columns: [...needed, 'shoe_size'] }), /no column shoe_size/],
    ['a column twice', csvOfRows([ann], { columns: [...needed, 'gender', 'gender'] }), /gender stands there twice/],
    [
      'no names',
      csvOfRows([ann], { columns: ['participant_id', 'registered_on'] }),
      /given_name, family_name must be there/,
    ],
    [
      'a quotation mark that is never closed',
      `${needed}\n1,Ann,"Ng,2024-05-01\n`,
      /quotation marks are opened and not closed/,
    ],
    ['a million empty columns', `${needed}${','.repeat(1_000_000)}\n`, /Row 1 has 1000004 cells/],
    ['a zipped file that is no workbook', zipOf({ 'a.txt': Buffer.from('a') }), /is zipped, and no spreadsheet/],
    ['half a workbook', bookOf(page('')).subarray(0, 200), /is damaged/],
    ['a workbook whose part is no XML', bookOf(Buffer.from('<a><b></a>')), /is damaged/],
    ['a workbook with macros', bookOf(page(''), { 'xl/vbaProject.bin': Buffer.from('x') }), /holds macros/],
    ['a zip bomb', bookOf(Buffer.alloc(300 << 20, 0x20)), /unpacks to far more/],
    ['a zipped workbook with a password', zipOf({ 'xl/workbook.xml': workbook }, 1), /has a password/],
    [
      'entities that grow',
      bookOf(
        Buffer.from(
          `<!DOCTYPE w [<!ENTITY a "${'a'.repeat(99)}"><!ENTITY b "&a;&a;&a;">]><worksheet><sheetData><row><c t="inlineStr"><is><t>&b;</t></is></c></row></sheetData></worksheet>`,
        ),
      ),
      /is damaged/,
    ],
  ])('%s is refused in one sentence', async (_, content, says) => {
    await expect(problemsIn(content)).rejects.toMatchObject({
      name: 'FileRefused',
      exitCode: 1,
      message: expect.stringMatching(says),
    })
  })

  it('is a wrong command when it is not there', async () => {
    const path = '/nowhere/people.csv'
    await expect(readPeople({ path, mapping: noMapping }, today).next()).rejects.toMatchObject({ exitCode: 2 })
  })

  it('is none of these when a workbook has sixteen thousand empty columns in each row', async () => {
    const empty = Array.from({ length: 16_000 }, () => '<c/>').join('')
    const rows = [lineOf(1, needed), lineOf(2, ['1', 'Ann', 'Ng', '2024-05-01']).replace('</row>', `${empty}</row>`)]
    expect(await problemsIn(bookOf(page(rows.join(''))))).toEqual([])
  })
})
