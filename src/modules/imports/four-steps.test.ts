import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { readTable } from '#platform/sheets'
import { testDatabase } from '#platform/testing'
import { dateInLondon } from '#platform/time'
import { colleagueOf, neighbourhood, viewerOf } from '../journeys/journeys.testing.ts'
import { importSite } from './imports.testing.ts'
import { fileOf } from './person-file.testing.ts'
import { forgetFiles } from './work/forget.ts'

let now = new Date('2026-11-23T08:30:00Z').getTime()
const clock = {
  now: () => {
    now += 50
    return new Date(now)
  },
  today: () => dateInLondon(new Date(now)),
}
const house = await testDatabase(clock)
const places = await neighbourhood(house)
const site = importSite(house, clock)
const ada = viewerOf(places.partnership, 'coordinator', 'Ada Fictus')
const ben = viewerOf(places.partnership, 'coordinator', 'Ben Fictus')
const rory = viewerOf(places.islandPartnership, 'coordinator', 'Rory Fictus')
await colleagueOf(house, places.works, 'key_worker', 'Lorna Ficta')

const theirs = [
  'Client Ref;Forename;Surname;D.O.B;Sex;Post Code;NI No;Start Date;Programme;Veteran?;Caseworker',
  'N-1;Annag;Ruadh;02/03/1999;F;KW15 1AA;AB123456C;06/01/2025;no one left behind;N;Zed',
  'N-2;Beathan;Odhar;05/06/1988;fem;KW15 1AB;;05/05/2025;NOLB;Y;Zed',
  'N-3;Cailean;Bàn;09/09/1979;Male;;;31/03/2024;NOLB;unsure;Zed',
].join('\r\n')

async function toPreview(as: typeof ada, text: string, change: Record<string, string> = {}) {
  const { to } = await site.upload(as, text)
  await site.works()
  const columns = await site.send(as, `${to}/columns`)
  const last = columns.to?.endsWith('/values') ? await site.send(as, `${to}/values`, change) : columns
  expect(last.to).toBe(to)
  await site.works()
  return String(to)
}

describe('a council’s own spreadsheet', () => {
  let file = ''

  test('is read, and its columns are guessed by name and by what stands in them', async () => {
    const { to } = await site.upload(ada, theirs)
    file = String(to)
    const waits = await site.ask(ada, file)
    expect(waits.headers.get('refresh')).toBe('3')
    expect(waits.page('h1').text()).toBe('Reading the file')
    await site.works()
    expect((await site.ask(ada, file)).to).toBe(`${file}/columns`)
    const { page } = await site.ask(ada, `${file}/columns`)
    const chosen = page('main select')
      .toArray()
      .map((one) => page(one).find('option[selected]').attr('value'))
    expect(chosen).toEqual([
      ...['participant_id', 'given_name', 'family_name', 'date_of_birth', 'gender', 'postcode', 'ni_number'],
      ...['registered_on', 'stream', 'armed_forces', '-'],
    ])
  })

  test('has its columns corrected by hand: each of ours once, and none missing that is needed', async () => {
    const missing = await site.send(ada, `${file}/columns`, { c1: '-' })
    expect(missing.errors).toContain('Choose which column is “Given name”')
    const twice = await site.send(ada, `${file}/columns`, { c10: 'given_name' })
    expect(twice.errors).toContain('“Forename” and “Caseworker” cannot both be Given name')
    expect((await site.send(ada, `${file}/columns`)).to).toBe(`${file}/values`)
  })

  test('has its values matched, with how often each stands there', async () => {
    const said = await site.text(ada, `${file}/values`)
    expect(said).toContain('We matched 6 of 7. One is for you to choose.')
    expect(said).toMatch(/unsure ?1 row/)
    expect((await site.send(ada, `${file}/values`)).to).toBe(file)
    await site.works()
  })

  test('is looked at before it goes: what would come of it, and what is wrong by row and column in words', async () => {
    const said = await site.text(ada, `${file}/preview`)
    expect(said).toContain('New here2 people')
    expect(said).toContain('Something wrong1 row, told below')
    expect(said).toMatch(/4 ?Veteran\? ?unsure ?It must be one of yes, no/)
    expect(await site.many('people.person')).toBe(0)
    const marked = await site.ask(ada, `${file}/marked/marked.csv`)
    expect(await marked.answer.text()).toMatch(/N-3,.*row 4, armed_forces: “unsure” must be one of yes, no/)
    const workbook = await site.ask(ada, `${file}/marked/marked.xlsx`)
    const path = fileOf(new Uint8Array(await workbook.answer.arrayBuffer()), 'marked.xlsx')
    const rows = []
    for await (const some of (await readTable(path, () => true)).rows) rows.push(...some.map(({ cells }) => cells))
    expect(rows[0]?.at(-1)).toBe('what_is_wrong')
    expect(rows[3]?.at(-1)).toContain('armed_forces: must be one of yes, no')
  })

  test('goes when the word is given, with the wrong row left out knowingly, as who gave it', async () => {
    const without = await site.send(ada, `${file}/preview`, { organisation: 'Northtown Works' })
    expect(without.errors).toContain('Mend the file')
    const chosen = { organisation: 'Northtown Works', accept: 'yes' }
    const other = await site.send(ada, `${file}/preview`, {
      ...chosen,
      organisation: 'Southside Support',
      lead: 'Lorna Ficta, Northtown Works',
    })
    expect(other.errors).toContain('Choose somebody of Southside Support')
    const gone = await site.send(ada, `${file}/preview`, { ...chosen, lead: 'Lorna Ficta, Northtown Works' })
    expect(gone.to).toBe(file)
    await site.works()
    expect(await site.text(ada, file)).toContain('2 people brought in')
    const { rows } = await sql`select l.name, i.by_user from journeys.lead l, imports.import i`.execute(house.asOwner)
    expect(rows).toEqual([1, 2].map(() => ({ name: 'Lorna Ficta', by_user: ada.user_id })))
  })

  test('is nobody else’s to see', async () => {
    for (const path of [file, `${file}/preview`, `${file}/marked/marked.csv`, `${file}/undo`])
      expect((await site.ask(rory, path)).status).toBe(404)
    expect(await site.text(rory, '/imports')).toContain('No file has been brought in yet')
    expect((await site.ask(viewerOf(places.works), '/imports')).status).toBe(404)
    const admin = viewerOf(places.works, 'administrator', 'Ola Fictus')
    expect((await site.ask(admin, file)).status).toBe(404)
    expect((await site.ask(admin, '/imports')).status).toBe(200)
  })

  test('with the same heading is matched the same way the next time', async () => {
    const next = theirs.replace('unsure', 'maybe').replace('N-3', 'N-4')
    const { to } = await site.upload(ben, next)
    await site.works()
    expect(await site.text(ben, `${to}/columns`)).toContain('was matched on 23 November 2026')
    await site.send(ben, `${to}/columns`)
    await site.send(ben, `${to}/values`, { 'v2-2': '(nothing)' })
    await site.works()
    expect(await site.text(ben, `${to}/preview`)).toMatch(/New here1 person.*As before2 people.*Something wrongNothing/)
    await site.send(ben, `${to}/set-aside`)
    expect(await site.text(ben, String(to))).toContain('Set aside')
  })

  test('is taken back as a whole, and can come again', async () => {
    expect(await site.text(ada, file)).toContain('Take all of it back')
    await site.send(ada, `${file}/undo`)
    await site.works()
    expect(await site.text(ada, file)).toContain('Everything that it had added or changed is as it was before')
    expect(await site.many('people.person')).toBe(0)
    expect((await site.ask(ada, `${file}/undo`)).status).toBe(404)
    const again = await toPreview(ada, theirs)
    await site.send(ada, `${again}/preview`, { organisation: 'Northtown Works', accept: 'yes' })
    await site.works()
    expect(await site.many('people.person')).toBe(2)
    file = again
  })

  test('is not taken back once somebody has worked on what it brought: told who, and what', async () => {
    const { rows } = await sql<{
      person_id: string
    }>`select person_id from imports.person_row where participant_id = 'N-1' and superseded_at is null`.execute(
      house.asOwner,
    )
    await sql`insert into audit.event (id, area_id, at, user_id, event, person_id)
      values (gen_random_uuid(), ${ada.area_id}, ${clock.now()}, ${ben.user_id}, 'journeys.note.written', ${rows[0]?.person_id})`.execute(
      house.asOwner,
    )
    await site.send(ada, `${file}/undo`)
    await site.works()
    const said = await site.text(ada, file)
    expect(said).toContain('It cannot be taken back: somebody has worked on what it brought')
    expect(said).toMatch(/Row 2 ?Somebody wrote a? ?note/)
    expect(await site.many('people.person')).toBe(2)
  })
})

describe('people who may be known here', () => {
  test('wait side by side with whom they may be, and are brought in as decided, without the file being sent again', async () => {
    const twins = theirs
      .replaceAll('N-', 'Z-')
      .replace('AB123456C', 'AB123456C')
      .replace('Annag', 'Anna')
      .replace('02/03/1999', '02/03/1998')
      .replace('unsure', 'N')
      .replace('Beathan;Odhar', 'Beathan;Gorm')
      .replace('Cailean', 'Calum')
      .replace('05/06/1988', '05/06/1987')
    const file = await toPreview(ada, twins.replace('AB123456C', 'ab 12 34 56 c'))
    // of the area's own identifiers two are two people: somebody without one is asked about
    await sql`update imports.person_row set superseded_at = nwd.clock() where participant_id in ('N-1', 'N-2')`.execute(
      house.asOwner,
    )
    await site.send(ada, `${file}/preview`, { organisation: 'Northtown Works' })
    await site.works()
    const before = await site.many('people.person')
    expect(await site.text(ada, file)).toContain('1 person may be known here already, and waits for a decision')
    const said = await site.text(ada, '/imports/waiting')
    expect(said).toContain('Anna Ruadh')
    expect(said).toContain('the same National Insurance number')
    expect((await site.send(ada, '/imports/waiting')).errors).toContain('Decide on at least one')
    const { rows } = await sql<{ id: string }>`select id from people.person where given_name = 'Annag'`.execute(
      house.asOwner,
    )
    await site.send(ada, '/imports/waiting', { w0: rows[0]?.id ?? '' })
    await site.works()
    expect(await site.many('people.person')).toBe(before)
    expect(await site.text(ada, '/imports/waiting')).toContain('Nobody in a file waits')
    const { rows: joined } = await sql`select standing from imports.person_row where participant_id = 'Z-1'`.execute(
      house.asOwner,
    )
    expect(joined).toEqual([{ standing: 'matched' }])
  })
})

describe('what is under way', () => {
  test('is stopped when somebody asks, keeps nothing, and goes on from the step before', async () => {
    const file = await toPreview(ada, theirs.replaceAll('N-', 'S-').replace('unsure', 'N').replace('AB123456C', ''))
    const before = await site.many('people.person')
    await site.send(ada, `${file}/preview`, { organisation: 'Northtown Works' })
    expect(await site.text(ada, file)).toContain('It begins within moments')
    expect((await site.send(ada, `${file}/stop`)).to).toBe(file)
    await site.works()
    expect(await site.many('people.person')).toBe(before)
    expect(await site.text(ada, `${file}/preview`)).toContain('Stopped. Nothing was stored.')
    await site.send(ada, `${file}/preview`, { organisation: 'Northtown Works' })
    await site.works()
    expect(await site.many('people.person')).toBeGreaterThan(before)
  })

  test('is left as it is when the program ends, and the next program goes on with it', async () => {
    const { to } = await site.upload(ada, theirs.replaceAll('N-', 'R-').replace('unsure', 'N').replace('AB123456C', ''))
    const ending = new AbortController()
    ending.abort()
    await site.works(ending.signal)
    expect((await site.ask(ada, String(to))).page('h1').text()).toBe('Reading the file')
    await site.works()
    expect((await site.ask(ada, String(to))).to).toBe(`${to}/columns`)
  })

  test('of a file is forgotten thirty days after the last thing done with it: bytes, rows, and its name', async () => {
    const before = await site.many('imports.file_part')
    await forgetFiles.run({ database: house.database, clock })
    expect(await site.many('imports.file_part')).toBe(before)
    await forgetFiles.run({ database: house.database, clock: { ...clock, now: () => new Date(now + 31 * 86_400_000) } })
    expect(
      await Promise.all(
        ['imports.file_part', 'imports.staged_row', 'imports.problem', 'imports.former'].map(site.many),
      ),
    ).toEqual([0, 0, 0, 0])
    const { rows } = await sql<{
      name: string
    }>`select distinct name from imports.file where forgotten_at is not null`.execute(house.asOwner)
    expect(rows).toEqual([{ name: 'forgotten' }])
  })
})

describe('two people with the same file at once', () => {
  test('bring it in once: the second is told who has begun', async () => {
    const other = theirs.replaceAll('N-', 'Q-')
    const both = await Promise.all([site.upload(ada, other), site.upload(ada, other)])
    expect(both.map(({ status }) => status).toSorted()).toEqual([303, 422])
    const again = await site.upload(ben, other)
    expect(again.errors).toContain('Ada Fictus, on 23 November 2026')
  })
})

describe('a file that is no table', () => {
  test.each([
    ['nothing', '', /Choose the file|empty/],
    ['a picture', '\x89PNG\r\n\x1a\n', /is a picture/],
    ['an old spreadsheet or one with a password', Buffer.from('d0cf11e0a1b11ae1', 'hex'), /with a password/],
    ['a zip of something else', Buffer.from('504b0304', 'hex'), /damaged/],
  ])('%s is refused at once, in words', async (_, content, says) => {
    const bytes = typeof content === 'string' ? new Uint8Array(Buffer.from(content, 'latin1')) : new Uint8Array(content)
    expect((await site.upload(ada, bytes)).errors).toMatch(says)
  })

  test('but has one column is told after all of it was read', async () => {
    const { to } = await site.upload(ada, 'a letter\r\nto somebody\r\n')
    await site.works()
    expect(await site.text(ada, String(to))).toContain('There is no table with a heading')
  })
})

describe('a question that was not asked of anybody when they registered', () => {
  test('is kept as not asked where the file has no column of it, and as not known once it was asked', async () => {
    const file = await toPreview(
      ada,
      'Client Ref;Forename;Surname;Start Date;Programme\r\nQ-1;Una;Invented;04/05/2021;NOLB\r\nQ-2;Ewan;Invented;04/05/2025;NOLB',
    )
    await site.send(ada, `${file}/preview`, { organisation: 'Northtown Works' })
    await site.works()
    expect(await site.text(ada, file)).toContain('2 people brought in')
    const { rows } =
      await sql`select p.given_name, c.gender, c.trans from people.characteristics c join people.person p on p.id = c.person_id
      where p.family_name = 'Invented' and c.superseded_at is null order by 1`.execute(house.asOwner)
    expect(rows).toEqual([
      { given_name: 'Ewan', gender: 'unknown', trans: 'unknown' },
      { given_name: 'Una', gender: 'unknown', trans: 'not_asked' },
    ])
  })
})
