import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Viewer } from '#platform/access'
import { testDatabase } from '#platform/testing'
import { calendarDate } from '#platform/time'
import type { Answers } from '../characteristics/answers.ts'
import { recordCharacteristics } from '../characteristics/characteristics.queries.ts'
import { sightOf } from '../people.access.ts'
import { browserOf } from '../people.browser.testing.ts'
import { updateContactDetails } from '../people.queries.ts'
import { routes } from '../people.routes.ts'
import { neighbourhood, personOf, viewerOf } from '../people.testing.ts'
import { timelineOf } from '../timeline.ts'
import { familyOf, householdOf, perhapsFamily } from './household.queries.ts'

const house = await testDatabase()
const { works, support } = await neighbourhood(house)
const morag = viewerOf(works)
const rhona = viewerOf(support, 'key_worker', 'Rhona Fictus')
const browser = browserOf(house, routes)
const typed = (name: string, date: string) => {
  const [year = '', month = '', day = ''] = date.split('-')
  return { [`${name}-year`]: year, [`${name}-month`]: month, [`${name}-day`]: day }
}

const no = 'no'
const answered: Answers = {
  gender: 'woman',
  trans: no,
  sexual_orientation: 'prefer_not_to_say',
  ethnic_group: 'white',
  condition_12_months: no,
  condition_limits: 'unknown',
  conditions: [],
  lone_parent: no,
  children: 1,
  youngest_child_date_of_birth: calendarDate('2020-01-01'),
  disabled_child: no,
  care_experienced: no,
  convictions: no,
  homeless: no,
  refugee: no,
  carer: no,
  armed_forces: no,
  employment_status: 'unknown',
  unemployed_since: null,
  qualification_scqf: null,
}

let isla: Awaited<ReturnType<typeof personOf>>
let at: string
beforeEach(async () => {
  isla = await personOf(house, morag)
  at = `/people/${isla.id}/household`
  browser.signIn(morag)
})
const members = () => house.asViewer(morag, (tx) => householdOf(tx, isla.id))
const text = async (path: string) => (await browser.open(path)).$('main').text()

describe('the household', () => {
  it('is written down one by one, a name only where it is wished; the groups follow on any day', async () => {
    await browser.fillIn(`${at}/new`, { relation: 'child', ...typed('born', '2026-03-01') })
    await browser.fillIn(`${at}/new`, { relation: 'nobody_else', ...typed('from_on', '2026-03-01') })
    expect(await members()).toMatchObject([
      { relation: 'nobody_else', from_on: '2026-03-01' },
      { relation: 'child', name: null, born: '2026-03-01', from_on: '2026-03-01' },
    ])
    expect(await text(at)).toMatch(/today: Lone parents; Families whose youngest child is under one/)
    expect(await text(`${at}?on=2026-02-28`)).toContain('none.')
    expect(await text(`${at}?on=2027-03-01`)).toMatch(/1 March 2027: Lone parents\./)
  })

  it('is corrected and taken out, and what it was is kept', async () => {
    await browser.fillIn(`${at}/new`, { relation: 'child', ...typed('born', '2020-03-01') })
    const [first] = await members()
    await browser.fillIn(`${at}/${first?.id}`, { relation: 'child', ...typed('born', '2021-03-01') })
    const [second] = await members()
    expect(second).toMatchObject({ born: '2021-03-01' })
    const refused = await browser.fillIn(`${at}/${second?.id}`, { relation: 'child', mistake: 'yes' })
    expect(refused.status).toBe(422)
    await browser.fillIn(`${at}/${second?.id}`, { relation: 'child', mistake: 'yes', reason: 'Another family' })
    expect(await members()).toEqual([])
    const { rows } = await sql<{ born: string; corrects: string | null; superseded_reason: string | null }>`
      select born, corrects, superseded_reason from people.household_member where person_id = ${isla.id} order by born`.execute(
      house.asOwner,
    )
    expect(rows).toEqual([
      { born: '2020-03-01', corrects: null, superseded_reason: null },
      { born: '2021-03-01', corrects: first?.id, superseded_reason: 'Another family' },
    ])
  })

  it.each([
    ['a birth in the future', { relation: 'child', ...typed('born', '2027-01-01') }, 'born'],
    ['a grown-up’s date of birth', { relation: 'partner', ...typed('born', '1990-01-01') }, 'born'],
    [
      'a life before birth',
      { relation: 'child', ...typed('born', '2020-01-01'), ...typed('from_on', '2019-01-01') },
      'from_on',
    ],
    [
      'leaving before coming',
      { relation: 'partner', ...typed('from_on', '2020-01-01'), ...typed('until_on', '2019-01-01') },
      'until_on',
    ],
  ])('is not written down with %s', async (_, fields: Record<string, string>, wrong) => {
    const answer = await browser.fillIn(`${at}/new`, fields)
    expect([answer.status, answer.$('.ds_error-summary a').attr('href')]).toEqual([422, expect.stringContaining(wrong)])
    expect(await members()).toEqual([])
  })

  it('is not found by who does not see the record', async () => {
    await browser.fillIn(`${at}/new`, { relation: 'child' })
    const [one] = await members()
    for (const viewer of [rhona, viewerOf(works, 'referrer')]) {
      browser.signIn(viewer)
      for (const path of [at, `${at}/new`, `${at}/${one?.id}`, `${at}/family`])
        expect([403, 404]).toContain((await browser.open(path)).status)
    }
  })

  it('changes no answer of registration and no row that statistics are made of', async () => {
    await house.asViewer(morag, (tx) => recordCharacteristics(tx, morag, isla, answered, calendarDate('2026-11-20')))
    const before = await everythingCounted()
    expect(before).toContain('2020-01-01')
    await browser.fillIn(`${at}/new`, { relation: 'child', ...typed('born', '2026-11-01') })
    await browser.fillIn(`${at}/new`, { relation: 'nobody_else' })
    expect(await text(at)).toContain('Lone parents')
    expect(await everythingCounted()).toBe(before)
  })
})

/** The answers of registration, every view that statistics read, and whether anybody is to be counted anew. */
async function everythingCounted(): Promise<string> {
  const { rows: views } = await sql<{ name: string }>`
    select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'stats' and c.relkind in ('v', 'm') order by 1`.execute(house.asOwner)
  expect(views.length).toBeGreaterThan(3)
  const parts = []
  for (const name of ['people.characteristics', 'measurement.fact_mark', ...views.map((view) => view.name)]) {
    const { rows } = await sql<{ all: string }>`
      select coalesce(json_agg(t order by t::text), '[]')::text as all from ${sql.table(name)} t`.execute(house.asOwner)
    parts.push(`${name} ${rows[0]?.all}`)
  }
  return parts.join('\n')
}

describe('the family as one support', () => {
  const family = (viewer: Viewer, id: string) => house.asViewer(viewer, (tx) => familyOf(tx, id))
  const linked = async (other: string, change: Record<string, string> = {}) =>
    browser.fillIn(`${at}/family`, {
      other,
      both: 'yes',
      ...typed('agreed_on', '2026-11-20'),
      how: 'spoken',
      ...change,
    })
  const callum = (viewer = morag) => personOf(house, viewer, { given_name: 'Callum' })

  it('is linked as both agreed, shown on both pages, and opens nothing to anybody', async () => {
    const other = await callum()
    await sql`insert into people.relationship (area_id, person_id, holder, kind, sees, because_kind)
      values (${isla.area_id}, ${isla.id}, ${support.id}, 'spell', 3, 'test')`.execute(house.asOwner)
    const sights = async () => {
      const of = async (viewer: Viewer, id: string) => house.asViewer(viewer, (tx) => sightOf(tx, id))
      return [await of(morag, isla.id), await of(morag, other.id), await of(rhona, isla.id), await of(rhona, other.id)]
    }
    const before = await sights()
    expect((await linked(other.id)).location).toBe(at)
    expect(await sights()).toEqual(before)
    expect(await family(morag, isla.id)).toMatchObject([{ given_name: 'Callum', agreed_on: '2026-11-20' }])
    expect(await family(morag, other.id)).toMatchObject([{ given_name: 'Isla' }])
    // Who sees one of the two reads nothing of the other, not in the timeline either.
    expect(await family(rhona, isla.id)).toEqual([])
    const lines = await house.asViewer(rhona, (tx) => timelineOf(tx, isla.id))
    expect(lines.map(({ words }) => words).join()).toMatch(/together with somebody of their family/)
    browser.signIn(rhona)
    expect(await text(at)).not.toContain('Callum')
  })

  it('needs that both agreed, and is not made twice', async () => {
    const other = await callum()
    expect((await linked(other.id, { both: '' })).status).toBe(422)
    await linked(other.id)
    expect((await linked(other.id)).status).toBe(422)
    expect(await family(morag, isla.id)).toHaveLength(1)
  })

  it('offers only those whose record the viewer sees, of one postcode or one family name', async () => {
    const near = await personOf(house, morag, { given_name: 'Near', family_name: 'Elsewise' })
    const hidden = await personOf(house, rhona, { given_name: 'Hidden' })
    for (const [viewer, id] of [
      [morag, isla.id],
      [morag, near.id],
      [rhona, hidden.id],
    ] as const)
      await house.asViewer(viewer, (tx) => updateContactDetails(tx, viewer, id, { postcode: `ZA${isla.id.slice(-3)}` }))
    const offered = await house.asViewer(morag, (tx) => perhapsFamily(tx, isla.id))
    expect(offered.map(({ id }) => id)).toContain(near.id)
    expect(offered.map(({ id }) => id)).not.toContain(hidden.id)
    expect((await linked(hidden.id)).status).toBe(422)
    const forced = house.asViewer(morag, (tx) =>
      sql`select people.link_family(${uuid()}, ${isla.id}, ${hidden.id}, '2026-11-20', 'spoken', 'x')`.execute(tx),
    )
    await expect(forced).rejects.toThrow(/not found/)
  })

  it('is taken back by either, with the reason, and may be agreed anew', async () => {
    const other = await callum()
    await linked(other.id)
    const [link] = await family(morag, isla.id)
    const ended = await browser.fillIn(`/people/${other.id}/household/family/${link?.id}/end`, { reason: 'They moved' })
    expect(ended.status).toBe(303)
    expect(await family(morag, isla.id)).toMatchObject([{ ended_reason: 'They moved' }])
    await linked(other.id)
    expect((await family(morag, isla.id)).filter(({ ended_at }) => ended_at === null)).toHaveLength(1)
  })
})
