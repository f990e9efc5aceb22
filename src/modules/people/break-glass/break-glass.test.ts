import { sql } from 'kysely'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Viewer } from '#platform/access'
import type { Visit } from '#platform/http'
import { testDatabase } from '#platform/testing'
import { linkParticipant, sightOf } from '../people.access.ts'
import { browserOf } from '../people.browser.testing.ts'
import { routes } from '../people.routes.ts'
import { accountOf, neighbourhood, personOf, viewerOf } from '../people.testing.ts'
import { breakGlassList } from './break-glass-list.ts'

const house = await testDatabase()
const { partnership, works, support, school, islandWorks, islandPartnership } = await neighbourhood(house)
const morag = viewerOf(works)
const rhona = viewerOf(support, 'key_worker', 'Rhona Invented')
const ailsa = viewerOf(partnership, 'coordinator', 'Ailsa Imaginary')
const browser = browserOf(house, routes)
await accountOf(house, rhona, 'rhona.invented@southside.example')
await accountOf(house, ailsa, 'ailsa.imaginary@partnership.example')
const reason = 'She came to our door in distress and we must know whom to call'

let isla: Awaited<ReturnType<typeof personOf>>
let path: string
beforeEach(async () => {
  await sql`delete from people.relationship; delete from platform.outbox`.execute(house.asOwner)
  isla = await personOf(house, morag)
  path = `/people/${isla.id}/break-glass`
  browser.signIn(rhona)
})

const sight = (viewer: Viewer) => house.asViewer(viewer, (tx) => sightOf(tx, isla.id))
const listFor = (viewer: Viewer) =>
  house.asViewer(viewer, (tx) => breakGlassList.select({ tx, viewer, today: house.clock.today() } as unknown as Visit))

describe('opening a record with a reason', () => {
  it('shows nothing of the person first, not even a name', async () => {
    const { status, $ } = await browser.open(path)
    expect(status).toBe(200)
    expect($('title, main').text()).not.toMatch(/Isla|Sample|Northtown Works/)
  })

  it('lets the one who asked see it, tells the coordinator, and stands where the person reads it', async () => {
    const answer = await browser.fillIn(path, { reason })
    expect(answer.location).toBe(`/people/${isla.id}`)
    expect([await sight(rhona), await sight(viewerOf(support))]).toEqual([3, 0])
    const { rows } = await sql<{
      recipient: string
      body: string
    }>`select recipient, body from platform.outbox`.execute(house.asOwner)
    expect(rows.map((row) => row.recipient)).toEqual(['ailsa.imaginary@partnership.example'])
    expect(rows[0]?.body).not.toMatch(/Isla|Rhona|distress/)

    const herself = { ...viewerOf(works, 'participant'), organisation_id: null }
    await house.asViewer(morag, (tx) => linkParticipant(tx, morag, isla, herself.user_id))
    browser.signIn(herself)
    const log = (await browser.open('/my/access-log')).$('main').text()
    expect(log).toContain(`Rhona Invented, Southside Support, on`)
    expect(log).toContain(reason)
    expect(log).toContain('opened the record for three hours, with a reason')
    expect((await browser.open('/my/access')).$('main').text()).toContain('because they opened it once with a reason')
  })

  it('takes a real reason, and keeps what was typed', async () => {
    for (const typed of ['', 'because']) {
      const answer = await browser.fillIn(path, { reason: typed })
      expect([answer.status, answer.$('textarea').text().trim()]).toEqual([422, typed])
    }
    expect(await sight(rhona)).toBe(0)
  })

  it('pressed twice is one look', async () => {
    const _form = await browser.token(path)
    await Promise.all([browser.send(path, { _form, reason }), browser.send(path, { _form, reason })])
    expect(await listFor(ailsa)).toHaveLength(1)
  })

  it('is not for those who see the record already', async () => {
    browser.signIn(morag)
    expect((await browser.open(path)).$('main').text()).toContain('You can see this record already')
  })

  it('is not found in another area, by other roles, or for nobody', async () => {
    for (const viewer of [
      viewerOf(islandWorks),
      viewerOf(school, 'referrer'),
      viewerOf(support, 'provider_worker'),
      ailsa,
    ]) {
      browser.signIn(viewer)
      expect((await browser.open(path)).status).toBe(404)
    }
    browser.signIn(rhona)
    expect((await browser.open(`/people/${rhona.user_id}/break-glass`)).status).toBe(404)
  })
})

describe('the coordinator', () => {
  it('has it to check, reads who and why, and checks it once', async () => {
    await browser.fillIn(path, { reason })
    const [item] = await listFor(ailsa)
    expect(item).toMatchObject({
      name: 'Isla Sample',
      waiting: 'opened by Rhona Invented, Southside Support',
      do: 'Check',
    })
    browser.signIn(ailsa)
    const seen = item?.href ?? ''
    expect((await browser.open(seen)).$('main').text()).toContain(reason)
    expect((await browser.fillIn(seen, {})).status).toBe(303)
    expect(await listFor(ailsa)).toEqual([])
    expect((await browser.open(seen)).$('main form[method=post]')).toHaveLength(0)
  })

  it('of another area has nothing to check, and a key worker cannot check', async () => {
    await browser.fillIn(path, { reason })
    const seen = (await listFor(ailsa))[0]?.href ?? ''
    const islander = viewerOf(islandPartnership, 'coordinator')
    expect(await listFor(islander)).toEqual([])
    for (const viewer of [islander, rhona]) {
      browser.signIn(viewer)
      expect((await browser.open(seen)).status).toBe(404)
    }
  })
})
