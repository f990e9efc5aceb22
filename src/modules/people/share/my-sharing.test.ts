import { sql } from 'kysely'
import { expect, test } from 'vitest'
import type { Viewer } from '#platform/access'
import { recordEvent } from '#platform/audit'
import { testDatabase } from '#platform/testing'
import { linkParticipant, sightOf } from '../people.access.ts'
import { browserOf } from '../people.browser.testing.ts'
import { routes } from '../people.routes.ts'
import { accountOf, neighbourhood, personOf, viewerOf } from '../people.testing.ts'
import { recordPermission, showByPermission } from '../sharing.ts'

const house = await testDatabase()
const { partnership, works, support } = await neighbourhood(house)
const morag = viewerOf(works)
const rhona = viewerOf(support, 'team_lead', 'Rhona Invented')
const browser = browserOf(house, routes)
await accountOf(house, rhona, 'rhona.invented@southside.example')

const isla = await personOf(house, morag)
const herself: Viewer = {
  ...viewerOf(works, 'participant', 'Isla Sample'),
  organisation_id: null,
  organisation_name: '',
}
await house.asViewer(morag, (tx) => linkParticipant(tx, morag, isla, herself.user_id))
const permission = await house.asViewer(morag, async (tx) => {
  const id = await recordPermission(tx, morag, {
    area_id: isla.area_id,
    person_id: isla.id,
    partner_id: partnership.id,
    purpose: 'referral',
    parts: ['contact', 'needs'],
    given_how: 'spoken',
    wording_version: '2',
    expires_on: null,
  })
  await showByPermission(tx, {
    permission: id,
    holder: support.id,
    kind: 'handover',
    because: { kind: 'offer', id },
    referral: id,
  })
  return id
})
const rhonasSight = () => house.asViewer(rhona, (tx) => sightOf(tx, isla.id))

test('a participant reads with whom they share what, why, until when, who sees it and who has looked', async () => {
  await house.asViewer(rhona, (tx) => recordEvent(tx, { event: 'referrals.referral.viewed', person_id: isla.id }))
  browser.signIn(herself)
  const words = (await browser.open('/my/sharing')).$('main').text()
  for (const said of [
    'Northtown Partnership, and whoever it asks to support you',
    'How to contact you and what you need help with',
    'So that you can get support',
    'You take it back',
    'Southside Support: how to contact you and what you need help with',
    'Rhona Invented, last on',
  ])
    expect(words).toContain(said)
})

test('in two presses they take it back; whoever saw it by that sees nothing, and is told without a name', async () => {
  expect(await rhonasSight()).toBe(2)
  const at = (await browser.open('/my/sharing')).$('main a[href$="/take-back"]').attr('href') ?? ''
  expect((await browser.fillIn(at, {})).location).toBe('/my/sharing')
  expect(await rhonasSight()).toBe(0)
  const words = (await browser.open('/my/sharing')).$('main').text()
  expect(words).toContain('taken back on 23 November 2026')
  expect((await browser.open(at)).$('main').text()).toContain('You do not share this any more')
  const { rows } = await sql<{ recipient: string; body: string }>`select recipient, body from platform.outbox`.execute(
    house.asOwner,
  )
  expect(rows.map(({ recipient }) => recipient)).toEqual(['rhona.invented@southside.example'])
  expect(JSON.stringify(rows)).not.toMatch(/Isla|Sample/)
})

test('nobody else opens it', async () => {
  browser.signIn(rhona)
  expect((await browser.open('/my/sharing')).status).not.toBe(200)
  expect((await browser.open(`/my/sharing/${permission}/take-back`)).status).not.toBe(200)
})
