import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { load } from 'cheerio'
import ExcelJS from 'exceljs'
import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import type { Viewer } from '#platform/access'
import { asWorker } from '#platform/db'
import { routerFor } from '#platform/http'
import { csvOf, readTable, xlsxOf } from '#platform/sheets'
import { testDatabase } from '#platform/testing'
import { calendarDate, fixedClock } from '#platform/time'
import { referralWorld } from '../../referrals.testing.ts'
import { type SheetColumnName, sheetColumnNames, templateOn } from './columns.ts'
import { mostSheetRows, readReferralSheet } from './read-sheet.ts'
import { forgetSheets } from './send-sheet.ts'
import { sheetRoutes } from './sheet-routes.tsx'

const house = await testDatabase()
const { teacher, coordinator, worker } = await referralWorld(house)
const today = calendarDate('2026-11-23')

let viewer: Viewer | undefined
const app = routerFor(sheetRoutes, {
  database: house.database,
  clock: house.clock,
  secret: 'a secret of the tests',
  demonstration: false,
  identify: async () => viewer && { viewer },
  navigation: () => [],
})
const open = async (as: Viewer, path: string) => {
  viewer = as
  const answer = await app.request(path)
  return { status: answer.status, headers: answer.headers, bytes: Buffer.from(await answer.arrayBuffer()) }
}
const token = async (as: Viewer) =>
  load((await open(as, '/referrals/sheet')).bytes.toString())('main form input[name=_form]').attr('value') ?? ''
async function upload(
  as: Viewer,
  bytes: Uint8Array | string,
  otherwise = 'nothing',
  name = 'people.csv',
  form?: string,
) {
  const body = new FormData()
  body.set('_form', form ?? (await token(as)))
  body.set('otherwise', otherwise)
  body.set('file', new File([typeof bytes === 'string' ? bytes : new Uint8Array(bytes)], name))
  viewer = as
  const answer = await app.request('/referrals/sheet', { method: 'POST', body })
  return { status: answer.status, to: answer.headers.get('location') ?? '', page: load(await answer.text()) }
}
type Row = Partial<Record<SheetColumnName, string>>
let counted = 0
const row = (change: Row = {}): Row => ({
  given_name: `Given${++counted}`,
  family_name: 'Sheetperson',
  date_of_birth: '27/03/2009',
  preferred_contact: 'text',
  phone: '07700 900123',
  needs: 'confidence; transport',
  hopes: 'To work with animals',
  agreed_to: 'contact;needs;progress',
  agreed_how: 'They said so',
  wording_version: '2',
  ...change,
})
const fileOf = (rows: readonly Row[]) =>
  csvOf({
    name: '',
    headings: sheetColumnNames,
    rows: rows.map((each) => sheetColumnNames.map((column) => each[column] ?? '')),
  })
const count = async (table = 'referrals.referral') => {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from ${sql.table(table)}`.execute(house.asOwner)
  return rows[0]?.n ?? 0
}

describe('a spreadsheet of referrals', () => {
  test('sends everybody in it, each as the form would: in the queue, with their agreement, their sender the owner', async () => {
    const before = await count()
    const { status, to } = await upload(teacher, fileOf([row(), row({ known_as: 'Zee', your_reference: 'A-7' })]))
    expect(status).toBe(303)
    expect((await open(teacher, to)).bytes.toString()).toContain('2 people sent')
    expect(await count()).toBe(before + 2)
    const { rows } = await sql<{
      list: string
      user_id: string
      parts: string[]
      wording_version: string
      door: string
      given_how: string
    }>`
      select s.list, w.user_id, p.parts, p.wording_version, a.door, p.given_how from referrals.referral r
      join referrals.standing s on s.referral_id = r.id and s.until is null join referrals.owner w on w.referral_id = r.id and w.until is null
      join people.sharing_permission p on p.id = r.permission_id join referrals.arrival a on a.referral_id = r.id`.execute(
      house.asOwner,
    )
    expect(rows).toEqual(
      Array(2).fill({
        list: 'to_allocate',
        user_id: teacher.user_id,
        parts: ['contact', 'needs', 'progress'],
        wording_version: '2',
        door: 'sheet',
        given_how: 'spoken',
      }),
    )
  })

  test('sent again, also by two at once and with rows added, sends nobody twice', async () => {
    const rows = [row(), row({ your_reference: 'B-1' }), row()]
    const before = await count()
    const both = await Promise.all([upload(teacher, fileOf(rows)), upload(teacher, fileOf(rows))])
    expect(both.map(({ status }) => status)).toEqual([303, 303])
    expect(await count()).toBe(before + 3)
    const { to } = await upload(teacher, fileOf([...rows, row()]))
    expect((await open(teacher, to)).bytes.toString()).toMatch(/1 person sent[\s\S]*3 people had been sent before/)
    expect(await count()).toBe(before + 4)
    // What was sent under a reference stays sent, whatever is written beside it since.
    await upload(teacher, fileOf([row({ your_reference: 'B-1' })]))
    expect(await count()).toBe(before + 4)
    // Another organisation's row is its own.
    await upload(worker, fileOf(rows))
    expect(await count()).toBe(before + 7)
  })

  test('with a row that is not right sends nobody, and says every place, what stands there and what would be right', async () => {
    const before = await Promise.all(['referrals.referral', 'people.person', 'referrals.sheet'].map(count))
    const wrong = [
      row(),
      row({ date_of_birth: '31/02/2009', needs: 'a horse', agreed_to: 'needs' }),
      row({ phone: '12', hopes: '' }),
      row({ wording_version: '9' }),
    ]
    const { status, page } = await upload(teacher, fileOf(wrong))
    expect(status).toBe(422)
    const told = page('main tbody tr')
      .toArray()
      .map((line) =>
        page(line)
          .find('th, td')
          .toArray()
          .slice(0, 3)
          .map((cell) => page(cell).text()),
      )
    expect(told).toEqual(
      expect.arrayContaining([
        ['Row 3', 'date_of_birth', '31/02/2009'],
        ['Row 3', 'needs', 'a horse'],
        ['Row 3', 'agreed_to', 'needs'],
        ['Row 4', 'phone', '12'],
        ['Row 4', 'hopes', 'nothing'],
        ['Row 5', 'wording_version', '9'],
      ]),
    )
    expect(page('.ds_error-summary').text()).toContain('3 rows of 4 are not right, and nobody was sent')
    expect(await Promise.all(['referrals.referral', 'people.person', 'referrals.sheet'].map(count))).toEqual(before)
  })

  test('sends the right rows when asked to, and gives the others back to mend, which sends them once mended', async () => {
    const [right, wrong] = [row(), row({ preferred_contact: 'pigeon', do_not: '=HYPERLINK("http://bad.example")' })]
    const before = await count()
    const { to } = await upload(teacher, fileOf([right, wrong]), 'right')
    expect(await count()).toBe(before + 1)
    expect((await open(teacher, to)).bytes.toString()).toContain('1 person sent, 1 to mend')
    const csv = (await open(teacher, `${to}/to-mend.csv`)).bytes.toString()
    expect(csv).toContain("'=HYPERLINK")
    expect(csv).toMatch(/row 3, preferred_contact: “pigeon”/)
    expect(csv).not.toContain(right.given_name)
    const xlsx = await open(teacher, `${to}/to-mend.xlsx`)
    expect(xlsx.headers.get('content-disposition')).toBe('attachment; filename="to-mend.xlsx"')
    for (const stranger of [coordinator, worker])
      for (const path of [to, `${to}/to-mend.csv`]) expect((await open(stranger, path)).status).toBe(404)
    expect((await upload(teacher, csv.replace('pigeon', 'text'))).status).toBe(303)
    expect(await count()).toBe(before + 2)
  })

  test('is forgotten after seven days', async () => {
    expect(await count('referrals.sheet')).toBeGreaterThan(0)
    await asWorker(house.database, fixedClock('2026-12-01T00:00:00Z'), forgetSheets)
    expect(await count('referrals.sheet')).toBe(0)
  })

  test('pressed twice is sent once', async () => {
    const before = await count()
    const [file, form] = [fileOf([row()]), await token(teacher)]
    const [one, two] = [
      await upload(teacher, file, 'nothing', 'a.csv', form),
      await upload(teacher, file, 'nothing', 'a.csv', form),
    ]
    expect(two.to).toBe(one.to)
    expect(await count()).toBe(before + 1)
  })
})

describe('what is no spreadsheet of referrals', () => {
  const tooMany = Array.from({ length: mostSheetRows + 1 }, () => row())
  const cases: [string, () => Promise<string | Uint8Array>, RegExp][] = [
    ['nothing', async () => '', /empty/],
    ['a heading alone', async () => fileOf([]), /no rows under it/],
    [
      'other columns',
      async () => 'given_name,family_name,shoe_size\nA,B,9\n',
      /no column shoe_size; .*hopes must be there/,
    ],
    ['no heading', async () => 'a,b,c\n1,2,3\n', /no heading row/],
    ['a picture', async () => Buffer.from('89504e470d0a1a0a0000', 'hex'), /picture/],
    ['too many rows', async () => fileOf(tooMany), /more than 500 rows/],
    [
      'the same person twice',
      async () => fileOf([row({ given_name: 'Twice' }), row({ given_name: ' twice' })]),
      /2 is not right/,
    ],
    [
      'macros',
      async () => {
        const workbook = new ExcelJS.Workbook()
        workbook.addWorksheet('Referrals').addRow([...sheetColumnNames])
        const bytes = Buffer.from(await workbook.xlsx.writeBuffer())
        const zip = bytes.toString('latin1').replaceAll('xl/theme/theme1.xml', 'xl/vbaProject1.bin.')
        return Buffer.from(zip, 'latin1')
      },
      /macros/,
    ],
  ]
  test.each(cases)('%s is refused in a sentence, and nothing is stored', async (_, bytes, sentence) => {
    const before = await count()
    const { status, page } = await upload(teacher, await bytes(), 'nothing', '../../<script>alert(1)</script>.xlsx')
    expect([status, page('.ds_error-summary').text()]).toEqual([422, expect.stringMatching(sentence)])
    expect(page('main script')).toHaveLength(0)
    expect(await count()).toBe(before)
  })

  test('a file of six megabytes is refused before it is read', async () => {
    const body = new FormData()
    body.set('_form', await token(teacher))
    body.set('file', new File([new Uint8Array(7 * 1024 * 1024)], 'big.csv'))
    viewer = teacher
    expect((await app.request('/referrals/sheet', { method: 'POST', body })).status).toBe(413)
  })
})

describe('the template', () => {
  test('is read again as what it is, filled in with days, figures and words as spreadsheets hold them', async () => {
    const sheets = templateOn(today)
    const [first] = sheets
    if (first === undefined) throw new Error('the template has a page')
    const filled = { ...row(), date_of_birth: '', phone: '' }
    const cells = sheetColumnNames.map((column) =>
      column === 'date_of_birth' ? 39899 : column === 'phone' ? 7700900123 : (filled[column] ?? ''),
    )
    const path = join(mkdtempSync(join(tmpdir(), 'nwd-sheet-test-')), 'any')
    writeFileSync(path, await xlsxOf([{ ...first, rows: [cells] }, ...sheets.slice(1)]))
    const read = await readReferralSheet(path, today)
    expect(read.rows.map(({ referral, problems }) => [problems, referral?.person, referral?.contact.phone])).toEqual([
      [[], { details: expect.objectContaining({ date_of_birth: '2009-03-27' }) }, expect.stringMatching(/^07700/)],
    ])
  })

  test('is downloaded as a spreadsheet and as CSV, and nothing else is', async () => {
    for (const name of ['template.xlsx', 'template.csv'])
      expect((await open(teacher, `/referrals/sheet/files/${name}`)).status).toBe(200)
    expect((await open(teacher, '/referrals/sheet/files/other.csv')).status).toBe(404)
    const path = join(mkdtempSync(join(tmpdir(), 'nwd-sheet-test-')), 'any')
    writeFileSync(path, (await open(teacher, '/referrals/sheet/files/template.csv')).bytes)
    const { rows } = await readTable(path, () => true)
    expect((await rows.next()).value?.[0]?.cells).toEqual(sheetColumnNames)
  })
})

test('no name stands in the audit trail or in an address', async () => {
  const { rows } = await sql<{ words: string }>`
    select detail::text as words from audit.event union all select path || coalesce(location, '') from platform.submission`.execute(
    house.asOwner,
  )
  for (const { words } of rows) expect(words).not.toMatch(/Sheetperson|Given\d|people\.csv|script/i)
})
