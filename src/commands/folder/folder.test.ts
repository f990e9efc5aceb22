import {
  appendFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { sheetColumnNames } from '#modules/referrals'
import { testDatabase } from '#platform/testing'
import { referralWorld } from '../../modules/referrals/referrals.testing.ts'
import { takeFile } from './take-file.ts'
import { lookOnce } from './watch.ts'

const house = await testDatabase()
const { teacher, places } = await referralWorld(house)
const area = teacher.area_id ?? ''
const sender = { ...teacher, organisation_id: places.school.id, role: 'referrer' as const }

/** A watched folder of its own, and what was said of it. */
function watched(change: { acceptValid?: boolean; sender?: typeof sender | undefined } = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'nwd-watched-'))
  const lines: string[] = []
  const taking = {
    database: house.database,
    folder,
    area,
    organisation: places.works.name,
    acceptValid: false,
    sender,
    ...change,
  }
  const look = (restMs = 30) =>
    lookOnce(taking, { restMs, stopping: new AbortController().signal, tell: async (line) => void lines.push(line) })
  const place = (name: string, text: string) => writeFileSync(join(folder, name), text)
  const holds = (place: string) => readdirSync(join(folder, place)).sort()
  const free = () =>
    readdirSync(folder, { withFileTypes: true })
      .filter((each) => !each.isDirectory())
      .map(({ name }) => name)
  return { folder, taking, lines, look, place, holds, free }
}
let counted = 0
const person = (change = '') => {
  const id = `F${++counted}`
  return `${id},Given${id},Folderperson,${change === '' ? '1990-05-17' : change},2025-04-01`
}
const peopleFile = (...rows: string[]) =>
  `participant_id,given_name,family_name,date_of_birth,registered_on\n${rows.join('\n')}\n`
const referral = (hopes = 'To sail') =>
  ({
    given_name: `Given${++counted}`,
    family_name: 'Folderperson',
    preferred_contact: 'text',
    phone: '07700 900123',
    needs: 'confidence',
    hopes,
    agreed_to: 'contact',
    agreed_how: 'spoken',
    wording_version: '2',
  }) as Record<string, string>
const referralFile = (...rows: Record<string, string>[]) =>
  `${sheetColumnNames.join(';')}\n${rows.map((row) => sheetColumnNames.map((column) => row[column] ?? '').join(';')).join('\n')}\n`
const count = async (table: string) => {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from ${sql.table(table)}`.execute(house.asOwner)
  return rows[0]?.n ?? 0
}

describe('a file that is placed in the folder', () => {
  test('of people is brought in, put away under a name that names nobody, and told of in one such line', async () => {
    const before = await count('people.person')
    const here = watched()
    here.place('Folderperson Given, Northtown.csv', peopleFile(person(), person()))
    expect(await here.look()).toBe(0)
    expect(await count('people.person')).toBe(before + 2)
    expect(here.lines).toEqual([expect.stringMatching(/^[0-9a-f]{12} people, 2 rows: 2 added, .*; it is in done$/)])
    expect([here.free(), here.holds('taking'), here.holds('to-mend')]).toEqual([[], [], []])
    expect(here.holds('done')).toEqual([expect.stringMatching(/^[0-9a-f]{12}\.csv$/)])
    expect(statSync(join(here.folder, 'done')).mode & 0o777).toBe(0o700)
  })

  test('of referrals is sent for who answers for it; without somebody who does, nothing is', async () => {
    const before = await count('referrals.referral')
    const [here, nobody] = [watched(), watched({ sender: undefined })]
    const file = referralFile(referral(), referral())
    nobody.place('a.csv', file)
    expect(await nobody.look()).toBe(1)
    expect(await count('referrals.referral')).toBe(before)
    here.place('a.csv', file)
    expect(await here.look()).toBe(0)
    expect(await count('referrals.referral')).toBe(before + 2)
    expect(here.lines).toEqual([expect.stringContaining('referrals, 2 rows: 2 sent, 0 sent before')])
  })

  test('again, under whatever name, changes nothing more', async () => {
    const here = watched()
    const [people, referrals] = [peopleFile(person()), referralFile(referral())]
    for (const name of ['one.csv', 'two.csv']) {
      here.place(`people-${name}`, people)
      here.place(`referrals-${name}`, referrals)
      await here.look()
    }
    const [before, sent] = [await count('people.person'), await count('referrals.referral')]
    here.place('three.csv', people)
    here.place('four.txt', referrals)
    expect(await here.look()).toBe(0)
    expect([await count('people.person'), await count('referrals.referral')]).toEqual([before, sent])
    expect(here.lines.join('\n')).toMatch(
      /0 added, 0 joined, 0 changed, 1 as before[\s\S]*0 sent, 1 sent before|0 sent, 1 sent before[\s\S]*1 as before/,
    )
    expect(here.holds('done')).toHaveLength(2)
  })

  test('with a row that is not right stores nothing, and stands in to-mend with what is wrong; mended, it is taken', async () => {
    const before = await count('people.person')
    const here = watched()
    const [right, wrong] = [person(), person('2031-01-01')]
    here.place('a.csv', peopleFile(right, wrong))
    expect(await here.look()).toBe(1)
    expect(await count('people.person')).toBe(before)
    const [file = '', marked = ''] = here.holds('to-mend')
    expect([file, marked]).toEqual([
      expect.stringMatching(/^[0-9a-f]{12}\.csv$/),
      expect.stringMatching(/^[0-9a-f]{12}\.what-is-wrong\.csv$/),
    ])
    expect(readFileSync(join(here.folder, 'to-mend', marked), 'utf8')).toMatch(
      /what_is_wrong[\s\S]*row 3, date_of_birth/,
    )
    expect(here.lines.join()).not.toMatch(/Folderperson|2031/)
    here.place(
      'mended.csv',
      readFileSync(join(here.folder, 'to-mend', file), 'utf8').replace('2031-01-01', '1991-01-01'),
    )
    expect(await here.look()).toBe(0)
    expect(await count('people.person')).toBe(before + 2)
  })

  test('is taken as far as it is right where that was asked for, and the rest is given back', async () => {
    const [people, sent] = [await count('people.person'), await count('referrals.referral')]
    const here = watched({ acceptValid: true })
    here.place('a.csv', peopleFile(person(), person('2031-01-01')))
    here.place('b.csv', referralFile(referral(), referral('')))
    expect(await here.look()).toBe(2)
    expect(await count('referrals.referral')).toBe(sent + 1)
    expect(await count('people.person')).toBe(people + 2)
    expect(here.holds('to-mend').filter((name) => name.endsWith('.what-is-wrong.csv'))).toHaveLength(2)
  })

  test.each([
    ['nothing', ''],
    ['a picture', '\u0089PNG\r\n\u0000\u0000'],
    ['something else', 'a,b\n1,2\n'],
  ])('that holds %s stands in to-mend, with why', async (_, text) => {
    const here = watched()
    here.place('a.csv', text)
    expect(await here.look()).toBe(1)
    expect(here.holds('to-mend')).toEqual([
      expect.stringMatching(/\.csv$/),
      expect.stringMatching(/\.what-is-wrong\.txt$/),
    ])
    expect(readFileSync(join(here.folder, 'to-mend', here.holds('to-mend')[1] ?? ''), 'utf8')).toMatch(/^The file is /)
  })
})

describe('what is not a whole file', () => {
  test('is left alone while it is being written, and taken once it rests', async () => {
    const here = watched()
    here.place('growing.csv', peopleFile(person()))
    const growing = setInterval(() => appendFileSync(join(here.folder, 'growing.csv'), `${person()}\n`), 40)
    expect(await here.look(200)).toBe(0)
    clearInterval(growing)
    expect([here.free(), here.lines]).toEqual([['growing.csv'], []])
    expect(await here.look(60)).toBe(0)
    expect([here.free(), here.lines.length]).toEqual([[], 1])
  })

  test('is a part, a hidden file, a link or a folder: none is touched', async () => {
    const here = watched()
    const elsewhere = join(mkdtempSync(join(tmpdir(), 'nwd-elsewhere-')), 'people.csv')
    writeFileSync(elsewhere, peopleFile(person()))
    for (const name of ['a.csv.part', '.hidden.csv', '~lock.csv', 'b.tmp']) here.place(name, peopleFile(person()))
    symlinkSync(elsewhere, join(here.folder, 'link.csv'))
    mkdirSync(join(here.folder, 'folder.csv'))
    expect(await here.look()).toBe(0)
    expect([here.lines, here.free().length, readFileSync(elsewhere, 'utf8').length > 0]).toEqual([[], 5, true])
  })
})

describe('a program that ends in the middle', () => {
  test('before anything was stored: the next one takes what it had begun', async () => {
    const before = await count('people.person')
    const here = watched()
    mkdirSync(join(here.folder, 'taking'))
    writeFileSync(join(here.folder, 'taking', '0123456789ab.csv'), peopleFile(person()))
    expect(await here.look()).toBe(0)
    expect([await count('people.person'), here.holds('taking'), here.holds('done')]).toEqual([
      before + 1,
      [],
      ['0123456789ab.csv'],
    ])
  })

  test('after it was stored and before it was put away: the next one puts it away, and nothing is there twice', async () => {
    const before = await count('people.person')
    const here = watched()
    await here.look()
    const begun = join(here.folder, 'taking', '0123456789ab.csv')
    writeFileSync(begun, peopleFile(person(), person()))
    // Nothing can be put away in what is no folder.
    rmSync(join(here.folder, 'done'), { recursive: true })
    writeFileSync(join(here.folder, 'done'), '')
    await expect(takeFile(here.taking, begun)).rejects.toThrow()
    expect(await count('people.person')).toBe(before + 2)
    rmSync(join(here.folder, 'done'))
    expect(await here.look()).toBe(0)
    expect([await count('people.person'), here.holds('taking'), here.holds('done')]).toEqual([
      before + 2,
      [],
      ['0123456789ab.csv'],
    ])
  })

  test('or two at once: each file is taken by one', async () => {
    const before = await count('people.person')
    const here = watched()
    for (let file = 0; file < 6; file++) here.place(`${file}.csv`, peopleFile(person()))
    await Promise.all([here.look(), here.look()])
    expect(await count('people.person')).toBe(before + 6)
    expect([here.free(), here.holds('done').length]).toEqual([[], 6])
  })
})
