import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Role, Viewer } from '#platform/access'
import { testDatabase } from '#platform/testing'
import { accessLogOf } from '../access-explained/access-log.queries.ts'
import { linkParticipant, openRelationship, type Sight } from '../people.access.ts'
import { browserOf } from '../people.browser.testing.ts'
import { updateContactDetails } from '../people.queries.ts'
import { routes } from '../people.routes.ts'
import { neighbourhood, personOf, viewerOf } from '../people.testing.ts'
import { waysToReach } from '../reach/ways-to-reach.ts'
import { flagsOf } from './flags.queries.ts'

const house = await testDatabase()
const { works, support, school, partnership } = await neighbourhood(house)
const morag = viewerOf(works)
const herself: Viewer = {
  ...viewerOf(works, 'participant', 'Isla Sample'),
  organisation_id: null,
  organisation_name: '',
}
const browser = browserOf(house, routes)
const soon = { 'review_on-day': '1', 'review_on-month': '3', 'review_on-year': '2027' }

let isla: Awaited<ReturnType<typeof personOf>>
let at: string
beforeEach(async () => {
  isla = await personOf(house, morag)
  at = `/people/${isla.id}/flags`
  browser.signIn(morag)
})
const raise = async (kind: string, words = `To know of ${kind}`) => {
  const answer = await browser.fillIn(`${at}/new`, { kind, words })
  expect(answer.status).toBe(303)
}
const seenBy = async (viewer: Viewer) =>
  (await house.asViewer(viewer, (tx) => flagsOf(tx, isla.id)))
    .filter(({ ended_at }) => ended_at === null)
    .map(({ kind }) => kind)
const everyKind = ['safe_contact', 'risk', 'lone_working']
const show = (holder: string, sees: Sight, parts: string[] | null = null) =>
  sql`insert into people.relationship (area_id, person_id, holder, kind, sees, because_kind, parts)
    values (${isla.area_id}, ${isla.id}, ${holder}, 'handover', ${sees}, 'test', ${parts})`.execute(house.asOwner)

describe('a flag is known to those who must know it', () => {
  beforeEach(async () => {
    for (const kind of everyKind) await raise(kind)
  })

  it.each<[Role, string[]]>([
    ['key_worker', everyKind],
    ['provider_worker', everyKind],
    ['team_lead', everyKind],
    ['coordinator', ['safe_contact']],
    ['referrer', ['safe_contact']],
    ['administrator', []],
    ['employer_officer', ['safe_contact']],
  ])('by the work of a %s who sees the record', async (role, known) => {
    expect((await seenBy(viewerOf(works, role))).toSorted()).toEqual(known.toSorted())
  })

  it('of safe contact to who was sent them, if they chose to share that; of nothing else', async () => {
    await show(support.id, 2, ['contact', 'safe_contact'])
    expect(await seenBy(viewerOf(support))).toEqual(['safe_contact'])
    await sql`update people.relationship set parts = '{contact}' where holder = ${support.id}`.execute(house.asOwner)
    expect(await seenBy(viewerOf(support))).toEqual([])
  })

  it('of nothing to who sees how they get on, nor to anybody else; the page is not found', async () => {
    await show(school.id, 1)
    for (const viewer of [viewerOf(school, 'referrer'), viewerOf(support), viewerOf(partnership, 'coordinator')]) {
      if (viewer.role !== 'coordinator') expect(await seenBy(viewer)).toEqual([])
      browser.signIn(viewer)
      expect((await browser.open(`${at}/new`)).status).toBeGreaterThanOrEqual(403)
    }
    browser.signIn(viewerOf(school, 'referrer'))
    expect((await browser.open(at)).status).toBe(404)
  })

  it('is not on the person’s own page, nor told of by the list of who looked', async () => {
    await house.asViewer(morag, (tx) => linkParticipant(tx, morag, isla, herself.user_id))
    expect(await seenBy(herself)).toEqual([])
    const log = await house.asViewer(herself, (tx) => accessLogOf(tx, isla.id))
    expect(log.length).toBeGreaterThan(2)
    expect(JSON.stringify(log)).not.toMatch(/flag|risk|lone/i)
  })

  it('is no row of the table to anybody, however they ask', async () => {
    const asked = house.asViewer(morag, (tx) => sql`select * from people.flag`.execute(tx))
    await expect(asked).rejects.toThrow(/permission denied/)
  })
})

describe('a flag', () => {
  it('is raised with words and a day to look again, three months on unless another is agreed', async () => {
    await raise('risk')
    await browser.fillIn(`${at}/new`, { kind: 'lone_working', words: 'Two of us', ...soon })
    const flags = await house.asViewer(morag, (tx) => flagsOf(tx, isla.id))
    expect(flags.map(({ kind, review_on, raised_by_name }) => [kind, review_on, raised_by_name]).toSorted()).toEqual([
      ['lone_working', '2027-03-01', 'Morag Fictus, Northtown Works'],
      ['risk', '2027-02-22', 'Morag Fictus, Northtown Works'],
    ])
    const wrong = await browser.fillIn(`${at}/new`, { kind: 'risk', words: '' })
    expect([wrong.status, wrong.$('.ds_error-summary a').length]).toEqual([422, 1])
  })

  it('goes on, or ends, with what was found; what it was is kept, and two do not do it at once', async () => {
    await raise('risk', 'A dog in the yard')
    const [flag] = await house.asViewer(morag, (tx) => flagsOf(tx, isla.id))
    const path = `${at}/${flag?.id}`
    const said = { holds: 'yes', found: 'The dog is still there', words: 'A dog in the yard; ring first', ...soon }
    const _form = await browser.token(path)
    browser.signIn(viewerOf(works, 'team_lead', 'Omar Fictus'))
    expect((await browser.fillIn(path, said)).location).toBe(at)
    browser.signIn(morag)
    expect((await browser.send(path, { ...said, _form })).status).toBeGreaterThanOrEqual(404)
    const [now, before] = await house.asViewer(morag, (tx) => flagsOf(tx, isla.id))
    expect(now).toMatchObject({ words: 'A dog in the yard; ring first', follows: flag?.id, ended_at: null })
    expect(before).toMatchObject({ words: 'A dog in the yard', ended_words: 'The dog is still there' })
    await browser.fillIn(`${at}/${now?.id}`, { holds: 'no', found: 'The dog has moved', words: 'x' })
    expect(await seenBy(morag)).toEqual([])
    const { $ } = await browser.open(at)
    expect($('main').text()).toMatch(/No flag stands[\s\S]*The dog has moved/)
  })

  it('of safe contact keeps the program from writing by itself while it stands', async () => {
    await house.asViewer(morag, (tx) =>
      updateContactDetails(tx, morag, isla.id, { preferred_contact: 'text', phone: '07700900123' }),
    )
    const reached = async () => (await house.asWorker((tx) => waysToReach(tx, isla.id))).text
    await raise('risk')
    expect(await reached()).toBe('07700900123')
    await raise('safe_contact')
    expect(await reached()).toBeUndefined()
  })

  it('cannot be raised by who only looks for three hours', async () => {
    const stranger = viewerOf(support)
    const because = { kind: 'test', id: uuid() }
    await house.asViewer(morag, (tx) =>
      openRelationship(tx, {
        area_id: isla.area_id,
        person_id: isla.id,
        holder: support.id,
        kind: 'handover',
        sees: 2,
        because,
      }),
    )
    const tried = house.asViewer(stranger, (tx) =>
      sql`select people.raise_flag(${uuid()}, ${isla.id}, 'risk', 'x', '2027-01-01', 'x')`.execute(tx),
    )
    await expect(tried).rejects.toThrow()
  })
})
