import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { beforeAll, describe, expect, it } from 'vitest'
import { linkParticipant } from '#modules/people'
import { storeFile } from '#platform/files'
import { testDatabase } from '#platform/testing'
import { addMonths } from '#platform/time'
// The tests of every room lean on the same invented neighbourhood.
import { accountOf, neighbourhood, personOf, viewerOf } from '../../../modules/people/people.testing.ts'
import { desk, unpacked } from '../take-out.testing.ts'
import { makeCopies } from './make.ts'
import { dueOn } from './requests.queries.ts'

const house = await testDatabase()
const { ask, open, send } = desk(house)
const { works, support, partnership, islandPartnership, islandWorks } = await neighbourhood(house)
const morag = viewerOf(works)
const hamish = viewerOf(partnership, 'coordinator', 'Hamish Fictus')
const ailsa = viewerOf(islandPartnership, 'coordinator', 'Ailsa Fictus')
const admin = viewerOf(works, 'administrator', 'Adair Madeup')
await accountOf(house, morag, 'morag@example.org')
const isla = await personOf(house, morag, { given_name: 'Isla', family_name: 'Sample' })
const other = await personOf(house, morag, { given_name: 'Otheria', family_name: 'Madeup' })
const herself = {
  ...viewerOf(works, 'participant', 'Isla Sample'),
  organisation_id: null,
  organisation_name: '',
}
await house.asViewer(morag, (tx) => linkParticipant(tx, morag, isla, herself.user_id))

const note = (person: { id: string; area_id: string }, words: string) =>
  house.asViewer(morag, (tx) =>
    sql`insert into journeys.note (id, area_id, person_id, kind, with_person, happened_on, words, organisation_id, written_by, written_by_name)
      values (gen_random_uuid(), ${person.area_id}, ${person.id}, 'met', true, '2026-11-02', ${words}, ${works.id}, ${morag.user_id}, ${morag.name})`.execute(
      tx,
    ),
  )
await note(isla, 'Would like to work with boats and water')
await note(isla, 'Her brother drinks, and <b>told</b> us so')
await note(isla, '=HYPERLINK("x") Her neighbour rang about the dog')
await note(other, 'Wants to drive the long lorries')

// One file is for her to have; in the other stands somebody else.
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)
const pdf = Buffer.from('%PDF-1.7\n1 0 obj << /Type /Catalog >> endobj\n%%EOF\n')
const kept = (name: string, content: Buffer) =>
  house.asViewer(morag, (tx) =>
    storeFile(tx, { person_id: isla.id, area_id: isla.area_id, organisation_id: works.id, name, bytes: content }),
  )
const certificate = await kept('Forklift certificate.png', png)
const letter = await kept('Letter with her cousin in it.pdf', pdf)

const parts = { database: house.database, clock: house.clock }
const eventsOf = async (person: string) => {
  const { rows } = await sql<{ event: string }>`
    select event from audit.event where person_id = ${person} and event like 'take_out.%' order by at, id`.execute(
    house.asOwner,
  )
  return rows.map(({ event }) => event)
}

describe('a copy of everything', () => {
  let at = ''
  beforeAll(async () => {
    const asked = await send(morag, `/people/${isla.id}/copy`, {
      'asked_on-day': '20',
      'asked_on-month': '11',
      'asked_on-year': '2026',
      asked_how: 'letter',
    })
    expect([asked.status, asked.page('.ds_error-summary').text()]).toEqual([303, ''])
    const { page } = await open(hamish, '/copies')
    at = page('main td a, main th a').first().attr('href') ?? ''
  })

  it('is asked for by a worker who sees the record, and the month begins on the day it was asked', async () => {
    const { page } = await open(hamish, '/copies')
    expect(page('main').text()).toContain('1 to answer')
    expect(page('tbody tr').text()).toMatch(
      /Isla Sample.*20 November 2026.*By letter.*by 20 December 2026: 27 days left/,
    )
    expect((await send(morag, `/people/${isla.id}/copy`, {})).status).toBe(422)
    expect((await open(viewerOf(support), `/people/${isla.id}/copy`)).status).toBe(404)
  })

  it('is nothing to a coordinator of another area, an administrator, or a worker, by page or by row', async () => {
    for (const who of [ailsa, admin, morag, viewerOf(islandWorks), herself])
      for (const path of [at, `${at}/file`, `${at}/entries/1`, `${at}/set-aside`])
        expect([who.role, path, (await ask(who, path)).status]).toEqual([who.role, path, 404])
    expect((await open(ailsa, '/copies')).page('main').text()).not.toContain('Isla')
    await makeCopies(parts)
    for (const table of ['request', 'gathered', 'decision', 'copy_piece']) {
      const rows = await house.asViewer(ailsa, (tx) => sql`select 1 from ${sql.table(`take_out.${table}`)}`.execute(tx))
      expect([table, rows.rows]).toEqual([table, []])
    }
    const seen = await house.asViewer(hamish, (tx) => sql`select 1 from take_out.gathered`.execute(tx))
    expect(seen.rows).toHaveLength(1)
  })

  it('cannot be given out while something may be about somebody else', async () => {
    await send(hamish, at)
    const { page } = await open(hamish, at)
    expect(page('main').text()).toContain('4 to decide before it can go out')
    expect(page('main').text()).toContain('Hamish Fictus prepares it')
    const refused = await send(hamish, at)
    expect([refused.status, refused.page('.ds_error-summary').text()]).toEqual([
      422,
      expect.stringContaining('4 entries have to be decided first'),
    ])
    expect((await ask(hamish, `${at}/file`)).status).toBe(404)
    expect((await ask(herself, '/my/copy/file')).status).toBe(404)
  })

  it('is read entry by entry: a part, nothing or all of each, with the reason', async () => {
    const { page } = await open(hamish, at)
    const links = page('section[aria-label="To decide before it goes out"] th a')
      .toArray()
      .map((link) => page(link).attr('href') ?? '')
    const files = links.slice(2)
    expect(files).toHaveLength(2)
    const [first = '', second = ''] = links
    const wrong = await send(hamish, first, { gives: 'part', words: '' })
    expect(wrong.page('.ds_error-summary').text()).toMatch(/Enter what they get instead.*Choose why/)
    const next = await send(hamish, first, { gives: 'part', words: 'Her … told us so', reason: 'third_party' })
    expect(next.to).toBe(second)
    expect((await send(hamish, second, { gives: 'nothing', reason: 'third_party' })).to).toBe(files[0])
    for (const file of files) {
      const { page: asked } = await open(hamish, file)
      const isLetter = asked('main').text().includes('Letter with her cousin')
      expect(asked('main a[href*="/files/"]').attr('href')).toBe(
        `/people/${isla.id}/files/${isLetter ? letter : certificate}`,
      )
      // A part of a file cannot be given.
      expect((await send(hamish, file, { gives: 'part', words: 'x', reason: 'third_party' })).status).toBe(422)
      const { status } = await send(
        hamish,
        file,
        isLetter ? { gives: 'nothing', reason: 'third_party' } : { gives: 'all' },
      )
      expect(status).toBe(303)
    }
    expect((await open(hamish, at)).page('main').text()).toContain('Everything that had to be decided is decided')
  })

  it('is given out: to read, for programs, with who looked, and with nothing of anybody else', async () => {
    expect((await send(hamish, at)).status).toBe(303)
    await makeCopies(parts)
    const file = await ask(hamish, `${at}/file`)
    expect(file.headers.get('content-disposition')).toBe('attachment; filename="copy-of-a-record.zip"')
    const zip = await unpacked(await file.arrayBuffer())
    const given = `files/file-${certificate.slice(-8)}.png`
    expect(zip.names).toEqual(['README.txt', 'everything.html', 'everything.docx', 'everything.json', given])
    expect(zip.sha256(given)).toBe(createHash('sha256').update(png).digest('hex'))
    expect(zip.text('README.txt')).toContain('the file kept with your record')
    expect((await open(hamish, at)).page('main').text()).toContain('Decided before it went out')
    const html = zip.text('everything.html')
    for (const words of [
      'Everything written about Isla',
      'Would like to work with boats and water',
      'Her … told us so',
      '[Left out: It is about somebody else, who has not agreed]',
      'Who looked at your record',
      'let the person see their own record online',
      'Morag Fictus',
      'Northtown Works',
      'What is not in this copy, and why',
    ])
      expect(html).toContain(words)
    for (const words of ['cousin', 'brother', 'neighbour', '<b>told', 'lorries', 'Otheria', other.id])
      for (const name of zip.names) expect([name, zip.text(name).includes(words)]).toEqual([name, false])
    const json: unknown = JSON.parse(zip.text('everything.json'))
    expect(json).toMatchObject({
      person_id: isla.id,
      tables: expect.arrayContaining([expect.objectContaining({ table: 'journeys.note' })]),
    })
  })

  it('is fetched by the person themself when they have signed in, and by no other way', async () => {
    const { page } = await open(herself, '/my/copy')
    expect(page('main').text()).toContain('Your copy of 23 November 2026 is ready')
    expect((await ask(herself, '/my/copy/file')).status).toBe(200)
    const signedOut = await ask(undefined, '/my/copy/file')
    expect([signedOut.status, signedOut.headers.get('location')]).toEqual([303, '/sign-in?next=%2Fmy%2Fcopy%2Ffile'])
  })

  it('leaves each step in the trail that the person reads', async () => {
    expect(await eventsOf(isla.id)).toEqual(
      expect.arrayContaining([
        'take_out.copy.asked',
        'take_out.copy.gathered',
        'take_out.copy.moved_on',
        'take_out.entry.decided',
        'take_out.copy.made',
        'take_out.copy.downloaded',
      ]),
    )
  })

  it('is asked for by the person themself, once at a time', async () => {
    expect((await send(herself, '/my/copy')).to).toBe('/my/copy')
    const { page } = await open(herself, '/my/copy')
    expect(page('main').text()).toContain('You asked on 23 November 2026')
    expect(page('main form[action="/my/copy"]')).toHaveLength(0)
    expect((await open(hamish, '/copies')).page('main').text()).toContain('1 to answer')
  })

  it('is set aside with the reason when it was not they who asked', async () => {
    const { page } = await open(hamish, '/copies')
    const open2 = page('main th a').first().attr('href') ?? ''
    expect((await send(hamish, `${open2}/set-aside`, { because: 'not_them' })).to).toBe('/copies')
    expect((await open(hamish, open2)).page('main').text()).toContain('Nothing is left to do')
    expect((await open(hamish, `${open2}/set-aside`)).status).toBe(404)
    expect((await open(hamish, '/copies')).page('main').text()).toContain('0 to answer')
  })
})

it('is due on the same day of the next month, or its last', () => {
  const day = house.clock.today()
  expect(dueOn(day)).toBe(addMonths(day, 1))
  expect([dueOn(addMonths(day, 0)), String(dueOn(day))]).toEqual(['2026-12-23', '2026-12-23'])
})
