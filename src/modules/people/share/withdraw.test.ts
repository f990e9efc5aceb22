import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import { beforeEach, describe, expect, it } from 'vitest'
import { testDatabase } from '#platform/testing'
import { calendarDate } from '#platform/time'
import { linkParticipant, openRelationship, sightOf } from '../people.access.ts'
import { browserOf } from '../people.browser.testing.ts'
import { routes } from '../people.routes.ts'
import { accountOf, neighbourhood, personOf, viewerOf } from '../people.testing.ts'
import { recordPermission } from '../sharing.ts'
import { timelineOf } from '../timeline.ts'

const house = await testDatabase()
const { works, support, islandWorks } = await neighbourhood(house)
const morag = viewerOf(works)
const rhona = viewerOf(support, 'team_lead', 'Rhona Invented')
const browser = browserOf(house, routes)
await accountOf(house, rhona, 'rhona.invented@southside.example')

let isla: Awaited<ReturnType<typeof personOf>>
let list: string
let permission: string
beforeEach(async () => {
  await sql`delete from platform.outbox`.execute(house.asOwner)
  isla = await personOf(house, morag)
  list = `/people/${isla.id}/sharing`
  const area = { area_id: isla.area_id, person_id: isla.id }
  permission = await house.asViewer(morag, async (tx) => {
    const because = { kind: 'offer', id: uuid() }
    await openRelationship(tx, { ...area, holder: support.id, kind: 'handover', sees: 2, because })
    return recordPermission(tx, morag, {
      ...area,
      partner_id: support.id,
      purpose: 'referral',
      parts: ['contact', 'needs'],
      given_how: 'written',
      wording_version: '1',
      expires_on: calendarDate('2027-11-23'),
    })
  })
  browser.signIn(morag)
})

const withdrawing = () => `${list}/${permission}/withdraw`
const rhonasSight = () => house.asViewer(rhona, (tx) => sightOf(tx, isla.id))
const letters = async () =>
  (
    await sql<{
      recipient: string
      subject: string
      body: string
    }>`select recipient, subject, body from platform.outbox`.execute(house.asOwner)
  ).rows

describe('what is shared', () => {
  it('is listed with whom, what, how it was agreed and until when', async () => {
    const text = (await browser.open(list)).$('tbody').text()
    for (const words of [
      'Southside Support',
      'how to contact them and what they need help with',
      'in writing',
      '23 November 2027',
      'Holds',
    ]) {
      expect(text).toContain(words)
    }
  })

  it('says so when nothing is', async () => {
    const nobody = await personOf(house, morag)
    expect((await browser.open(`/people/${nobody.id}/sharing`)).$('main').text()).toContain('Nothing has been agreed')
  })
})

describe('taking a permission back', () => {
  it('ends the partner’s sight at once, stands in the timeline, and tells them without saying whom', async () => {
    expect(await rhonasSight()).toBe(2)
    expect((await browser.fillIn(withdrawing(), {})).location).toBe(list)
    expect(await rhonasSight()).toBe(0)
    const [line] = await house.asViewer(morag, (tx) => timelineOf(tx, isla.id))
    expect(line?.words).toBe('Stopped sharing with Southside Support')
    const sent = await letters()
    expect(sent.map((letter) => letter.recipient)).toEqual(['rhona.invented@southside.example'])
    expect(JSON.stringify(sent)).not.toMatch(/Isla|Sample/)
    expect((await browser.open(list)).$('tbody').text()).toContain('Taken back on 23 November 2026')
  })

  it('can be done by the person themself', async () => {
    const herself = { ...viewerOf(works, 'participant', 'Isla Sample'), organisation_id: null, organisation_name: '' }
    await house.asViewer(morag, (tx) => linkParticipant(tx, morag, isla, herself.user_id))
    browser.signIn(herself)
    expect((await browser.open(withdrawing())).$('main').text()).toContain('They stop seeing you at once')
    expect((await browser.fillIn(withdrawing(), {})).status).toBe(303)
    expect(await rhonasSight()).toBe(0)
  })

  it('twice is once', async () => {
    const _form = await browser.token(withdrawing())
    const other = await browser.token(withdrawing())
    await Promise.all([browser.send(withdrawing(), { _form }), browser.send(withdrawing(), { _form })])
    expect((await browser.send(withdrawing(), { _form: other })).status).toBe(303)
    expect(await letters()).toHaveLength(1)
    expect((await browser.open(withdrawing())).$('main form[method=post]')).toHaveLength(0)
  })

  it('is not found for another’s permission, or by another organisation or area', async () => {
    const callum = await personOf(house, morag, { given_name: 'Callum' })
    expect((await browser.open(`/people/${callum.id}/sharing/${permission}/withdraw`)).status).toBe(404)
    for (const viewer of [rhona, viewerOf(islandWorks)]) {
      browser.signIn(viewer)
      expect((await browser.open(withdrawing())).status).toBe(404)
    }
    expect(await rhonasSight()).toBe(2)
  })
})
