import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Viewer } from '#platform/access'
import { referenceList } from '#platform/reference'
import { testDatabase } from '#platform/testing'
import { calendarDate } from '#platform/time'
import { whoMaySee } from '../people.access.ts'
import { browserOf } from '../people.browser.testing.ts'
import { searchPeople, selectOptionalPerson, updateContactDetails } from '../people.queries.ts'
import { routes } from '../people.routes.ts'
import { neighbourhood, personOf, viewerOf } from '../people.testing.ts'
import { goesOnAs, joinRecords } from './join.queries.ts'
import { lookForDuplicates } from './look-job.ts'

const house = await testDatabase()
const { works, support, partnership, school } = await neighbourhood(house)
const [morag, rhona] = [viewerOf(works), viewerOf(support, 'key_worker', 'Rhona Invented')]
const lead = viewerOf(works, 'team_lead', 'Fiona Fictus')
const coira = viewerOf(partnership, 'coordinator', 'Coira Invented')
const browser = browserOf(house, routes)

const names = { given_name: 'Catriona', family_name: 'McSample', date_of_birth: calendarDate('1991-03-04') }
const alike = { given_name: 'Kate', family_name: 'MacSample', date_of_birth: calendarDate('1991-04-03') }

async function reachable(viewer: Viewer, person: string, change: Record<string, string>) {
  await house.asViewer(viewer, (tx) => updateContactDetails(tx, viewer, person, change))
}

const look = () => lookForDuplicates.run({ database: house.database, clock: house.clock, stopping: undefined } as never)

/** One person with a record at the works and another at Southside Support. */
async function twoRecords() {
  const one = await personOf(house, morag, names)
  const other = await personOf(house, rhona, alike)
  await reachable(morag, one.id, { ni_number: 'AB123456C', postcode: 'G1 1AA' })
  await reachable(rhona, other.id, { ni_number: 'AB123456C', phone: '07700900123', do_not: 'Do not ring' })
  return [one.id, other.id] as const
}

const join = (viewer: Viewer, goes_on: string, other: string, told: string | null = 'On the telephone') =>
  house.asViewer(viewer, (tx) =>
    joinRecords(tx, viewer, {
      goes_on,
      other,
      chosen: { person: {}, contact: {}, answers: 'goes_on' },
      why: 'I asked them',
      told,
    }),
  )

beforeEach(async () => {
  await sql`truncate people.person, people.duplicates_looked_for cascade`.execute(house.asOwner)
  browser.signIn(coira)
})

describe('the list of likely duplicates', () => {
  it('finds a form of the name, Mac for Mc, day and month the other way round, the same number; and says so in words', async () => {
    const [one, other] = await twoRecords()
    await look()
    const { $ } = await browser.open('/people/duplicates')
    const words = $('main table').first().text()
    expect(words).toContain('The same National Insurance number')
    expect(words).toContain('day and month the other way round')
    expect(words).toContain('the same given name, or a form of it')
    const [first, second] = [one, other].toSorted()
    expect($(`main a[href="/people/${first}/same-as/${second}"]`)).toHaveLength(1)
  })

  it('shows a team lead nothing of whom they do not see whole, and nobody else anything', async () => {
    const [one, other] = await twoRecords()
    await look()
    browser.signIn(lead)
    const { $ } = await browser.open('/people/duplicates')
    expect($('main').text()).toContain('No two records that you see look like one person')
    expect((await browser.open(`/people/${one}/same-as/${other}`)).status).toBe(404)
    for (const viewer of [morag, rhona, viewerOf(school, 'referrer'), viewerOf(works, 'administrator')]) {
      browser.signIn(viewer)
      expect((await browser.open('/people/duplicates')).status).toBe(404)
      expect((await browser.open(`/people/${one}/same-as/${other}`)).status).toBe(404)
    }
  })

  it('leaves twins alone, and asks no more about two who were said to be two people', async () => {
    const home = { postcode: 'G1 1AA', phone: '07700900123', email: 'home@example.test' }
    for (const given_name of ['Ailsa', 'Morven'])
      await reachable(morag, (await personOf(house, morag, { ...names, given_name })).id, home)
    await look()
    expect((await browser.open('/people/duplicates')).$('main').text()).toContain('No two records')
    const [one, other] = await twoRecords()
    await look()
    const path = `/people/${one}/same-as/${other}`
    expect((await browser.open('/people/duplicates')).html).toContain('same-as')
    expect((await browser.fillIn(`${path}/two-people`, { why: '' })).$('.ds_error-summary').text()).toContain(
      'how you know',
    )
    await browser.fillIn(`${path}/two-people`, { why: 'I met both' })
    await look()
    expect((await browser.open('/people/duplicates')).html).not.toContain('same-as')
    const refused = await browser.open(path)
    expect(refused.$('main').text()).toContain('I met both')
    expect(refused.$('main').text()).not.toContain('Join the two records')
    await expect(join(coira, one, other)).rejects.toThrow()
    await browser.fillIn(`${path}/two-people`, {})
    expect((await browser.open(path)).$('main').text()).toContain('Join the two records')
  })

  it('takes in a change within minutes, and is done with everybody however many changed in one moment', async () => {
    const people = await Promise.all([1, 2, 3, 4, 5].map(() => personOf(house, morag, names)))
    const looked = async () =>
      (
        await house.asWorker((tx) =>
          sql<{ n: number }>`select people.look_for_duplicates('S12000049', 2) as n`.execute(tx),
        )
      ).rows[0]?.n
    const rounds = []
    for (let n = await looked(); n !== 0; n = await looked()) rounds.push(n)
    expect(rounds).toEqual([2, 2, 1])
    const { rows } = await sql<{ n: number }>`select count(*)::int as n from people.likely_duplicate`.execute(
      house.asOwner,
    )
    expect(rows[0]?.n).toBe((people.length * (people.length - 1)) / 2)
  })
})

describe('joining two records', () => {
  it('asks what is right, adds what only the other says, keeps the rest, and leads on from the other’s address', async () => {
    const [one, other] = await twoRecords()
    const path = `/people/${one}/same-as/${other}`
    const { $ } = await browser.open(path)
    expect($('main').text()).toContain('Who will see more than now')
    expect($('main').text()).toMatch(/Southside Support\s*nothing\s*the whole record/)
    const choices = { given_name: 'other', family_name: 'one', date_of_birth: 'one', why: 'I asked them' }
    const untold = await browser.fillIn(path, choices)
    expect([untold.status, untold.$('.ds_error-summary').text()]).toEqual([
      422,
      expect.stringContaining('how the person was told'),
    ])
    const joined = await browser.fillIn(path, { ...choices, told: 'At the desk, they agreed' })
    expect(joined.location).toBe(`/people/${one}`)
    const seen = await house.asViewer(rhona, async (tx) => ({
      person: await selectOptionalPerson(tx, one),
      gone: await selectOptionalPerson(tx, other),
      on: await goesOnAs(tx, other),
      may: (await whoMaySee(tx, one)).map(({ organisation }) => organisation),
      found: await searchPeople(tx, 'MacSample'),
    }))
    expect(seen.person).toMatchObject({ given_name: 'Kate', family_name: 'McSample', date_of_birth: '1991-03-04' })
    expect([seen.gone, seen.on]).toEqual([undefined, one])
    expect(seen.may).toEqual(expect.arrayContaining(['Northtown Works', 'Southside Support']))
    expect(seen.may.filter((name) => name === 'Northtown Partnership')).toHaveLength(1)
    expect(seen.found.map(({ id }) => id)).toEqual([one])
    const { rows } = await sql<
      Record<string, string>
    >`select phone, postcode, do_not from people.contact_details where person_id = ${one}`.execute(house.asOwner)
    expect(rows[0]).toEqual({ phone: '07700900123', postcode: 'G1 1AA', do_not: 'Do not ring' })
    browser.signIn(rhona)
    expect((await browser.open(`/people/${one}/timeline`)).html).toContain('I asked them')
    expect((await browser.open(`/people/${one}/access-log`)).html).toContain('joined two records of one person')
  })

  it('leads every address beneath the signpost to the same page of the record that goes on', async () => {
    const [one, other] = await twoRecords()
    const third = (await personOf(house, morag, names)).id
    await join(coira, one, other)
    browser.signIn(rhona)
    for (const beneath of ['/timeline', '/timeline?page=2', '/details', '/access-log', '/household']) {
      const { status, location } = await browser.open(`/people/${other}${beneath}`)
      expect([status, location]).toEqual([303, `/people/${one}${beneath}`])
    }
    await join(coira, third, one)
    expect((await browser.open(`/people/${other}/timeline`)).location).toBe(`/people/${third}/timeline`)
    browser.signIn(viewerOf(school, 'referrer'))
    expect((await browser.open(`/people/${other}/timeline`)).status).toBe(404)
    browser.signIn(undefined)
    expect((await browser.open(`/people/${other}/timeline`)).location).toMatch(/^\/sign-in/)
  })

  it('keeps what somebody was typing into the signpost, and shows it in the form of the record that goes on', async () => {
    const [one, other] = await twoRecords()
    browser.signIn(rhona)
    const _form = await browser.token(`/people/${other}/details`)
    await join(coira, one, other)
    const typed = { given_name: 'Kate', family_name: 'MacSample', phone: '07700900456' }
    const sent = await browser.send(`/people/${other}/details`, { _form, ...typed })
    expect([sent.status, sent.location]).toEqual([
      303,
      expect.stringMatching(new RegExp(`^/people/${one}/details\\?draft=`)),
    ])
    const { $ } = await browser.open(String(sent.location))
    expect($('main input[name=phone]').val()).toBe('07700900456')
    const phone = async () =>
      (
        await sql<{ phone: string }>`select phone from people.contact_details where person_id = ${one}`.execute(
          house.asOwner,
        )
      ).rows[0]?.phone
    expect(await phone()).not.toBe('07700900456')
    const saved = await browser.fillIn(String(sent.location), typed)
    expect(saved.status).toBe(303)
    expect(await phone()).toBe('07700900456')
    const { rows } = await sql`select 1 from platform.draft where path = ${`/people/${one}/details`}`.execute(
      house.asOwner,
    )
    expect(rows).toEqual([])
  })

  it('opens nothing to anybody else: who saw neither sees neither', async () => {
    const [one, other] = await twoRecords()
    await join(coira, one, other)
    const strange = viewerOf(school, 'referrer')
    expect(await house.asViewer(strange, (tx) => goesOnAs(tx, other))).toBeUndefined()
    expect(await house.asViewer(strange, (tx) => selectOptionalPerson(tx, one))).toBeUndefined()
    await expect(join(morag, one, other)).rejects.toThrow('not found')
  })

  it('is refused by the database when somebody would see more and the person was not told', async () => {
    const [one, other] = await twoRecords()
    await expect(join(coira, one, other, '  ')).rejects.toMatchObject({
      errors: [{ message: expect.stringContaining('how the person was told') }],
    })
  })

  it('keeps one open support, with its lead; the other ends today and its organisation sees the record for four weeks', async () => {
    const [one, other] = await twoRecords()
    const open = async (person: string, organisation: string) => {
      const spell = uuid()
      await sql`insert into journeys.spell (id, area_id, person_id, organisation_id, stream, registered_on) values (${spell}, 'S12000049', ${person}, ${organisation}, 'NOLB', '2026-10-01')`.execute(
        house.asOwner,
      )
      await sql`insert into journeys.lead (id, area_id, person_id, spell_id, user_id, name) values (${uuid()}, 'S12000049', ${person}, ${spell}, ${uuid()}, 'A Worker')`.execute(
        house.asOwner,
      )
      await sql`insert into journeys.stage (id, area_id, person_id, spell_id, stage, from_on, begun_by_name) values (${uuid()}, 'S12000049', ${person}, ${spell}, 2, '2026-10-01', 'A Worker')`.execute(
        house.asOwner,
      )
      await sql`update people.relationship set because_kind = 'spell', because_id = ${spell} where person_id = ${person} and kind = 'spell'`.execute(
        house.asOwner,
      )
    }
    await open(one, works.id)
    await open(other, support.id)
    await house.asWorker((tx) => sql`select measurement.fold_facts()`.execute(tx))
    const facts = async () =>
      (await sql<{ n: number }>`select count(*)::int as n from stats.participant`.execute(house.asOwner)).rows[0]?.n
    expect(await facts()).toBe(2)
    await join(coira, one, other)
    // counted once at once, from the marked, and after they are folded
    expect(await facts()).toBe(1)
    await house.asWorker((tx) => sql`select measurement.fold_facts()`.execute(tx))
    expect(await facts()).toBe(1)
    const { rows } = await sql<Record<string, number>>`select
      (select count(*)::int from journeys.spell where person_id = ${one} and left_on is null) as open, (select count(*)::int from journeys.spell where person_id = ${one}) as all,
      (select count(*)::int from journeys.lead where person_id = ${one} and until is null) as leads,
      (select count(*)::int from journeys.stage where person_id = ${one} and to_on is null) as stages,
      (select (until at time zone 'Europe/London')::date - date '2026-11-23' from people.relationship where person_id = ${one} and holder = ${support.id}) as days`.execute(
      house.asOwner,
    )
    expect(rows[0]).toEqual({ open: 1, all: 2, leads: 1, stages: 1, days: 28 })
  })

  it('is parted again on its page, and each has what it had', async () => {
    const [one, other] = await twoRecords()
    const joining = await join(coira, one, other)
    const path = `/people/${one}/joined/${joining}`
    expect((await browser.open(path)).$('main').text()).toContain('Southside Support')
    const parted = await browser.fillIn(path, { why: 'They are sisters' })
    expect(parted.location).toBe('/people/duplicates')
    expect(await house.asViewer(rhona, (tx) => selectOptionalPerson(tx, other))).toMatchObject({ given_name: 'Kate' })
    expect(await house.asViewer(rhona, (tx) => selectOptionalPerson(tx, one))).toBeUndefined()
    const again = await browser.open(path)
    expect(again.$('main form')).toHaveLength(0)
    expect(again.$('main').text()).toContain('They are sisters')
  })
})

describe('two who decide at once', () => {
  const outcomes = async (work: Promise<unknown>[]) =>
    (await Promise.allSettled(work))
      .map((result) => (result.status === 'fulfilled' ? 'done' : JSON.stringify(result.reason.errors)))
      .toSorted()

  it.each([
    ['join the same pair', false],
    ['join the one into the other and the other into the one', true],
  ])('%s: one does, the other is told', async (_, crossed) => {
    const [one, other] = await twoRecords()
    const [first, second] = await outcomes([
      join(coira, one, other),
      crossed ? join(coira, other, one) : join(coira, one, other),
    ])
    expect([first, second]).toEqual([expect.stringContaining('a moment ago'), 'done'])
    const { rows } = await sql<{ n: number }>`select count(*)::int as n from people.joined`.execute(house.asOwner)
    expect(rows[0]?.n).toBe(1)
  })

  it('join a third into each end of a pair: everybody ends in one record', async () => {
    const [one, other] = await twoRecords()
    const third = (await personOf(house, morag, names)).id
    await outcomes([join(coira, one, other), join(coira, other, third)])
    const { rows } = await sql<{
      n: number
    }>`select count(distinct person_id)::int as n from people.relationship where closed_at is null and kind = 'spell'`.execute(
      house.asOwner,
    )
    const { rows: signposts } = await sql<{ n: number }>`select count(*)::int as n from people.joined`.execute(
      house.asOwner,
    )
    expect(rows[0]?.n).toBe(3 - (signposts[0]?.n ?? 0))
  })

  it('leads on what was on its way into the signpost', async () => {
    const [one, other] = await twoRecords()
    await join(coira, one, other)
    await sql`insert into people.timeline (id, area_id, person_id, kind, words) values (${uuid()}, 'S12000049', ${other}, 'people.late', 'A late line')`.execute(
      house.asOwner,
    )
    await look()
    const { rows } = await sql<{
      person_id: string
    }>`select person_id from people.timeline where kind = 'people.late'`.execute(house.asOwner)
    expect(rows).toEqual([{ person_id: one }])
  })
})

describe('nicknames', () => {
  it('are in the database as the list has them', async () => {
    for (const { code, forms } of referenceList('nicknames', calendarDate('2026-11-23')))
      for (const form of [code, ...forms]) {
        const { rows } = await sql<{ of: string[] }>`select people.given_names_of(${form}) as of`.execute(house.asOwner)
        expect(rows[0]?.of).toContain(code)
      }
  })
})
