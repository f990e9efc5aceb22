import { expect, test } from 'vitest'
import { leaveSpell, openSpellOf, registerPerson } from '#modules/journeys'
import { type ShareablePart, selectOptionalPerson } from '#modules/people'
import type { Viewer } from '#platform/access'
import { testDatabase } from '#platform/testing'
import { withdrawReferral } from '../ending.ts'
import { acceptReferral, giveReferral } from '../give-and-answer.ts'
import { arrangeMeeting, confirmMet } from '../handover.ts'
import type { Acting } from '../happens.ts'
import { type Referral, selectOptionalReferral } from '../referrals.queries.ts'
import { acting, referralWorld, sample, sendSample } from '../referrals.testing.ts'
import { siteOf } from '../site.testing.ts'
import { startedFrom } from './started.queries.ts'

const house = await testDatabase()
const { teacher, coordinator, worker, other, islandCoordinator, places } = await referralWorld(house)
const site = siteOf(house)
const today = house.clock.today()

const does = (viewer: Viewer, id: string, work: (as: Acting, referral: Referral) => Promise<unknown>) =>
  acting(house, viewer, async (as) => {
    const referral = await selectOptionalReferral(as.tx, id)
    if (referral === undefined) throw new Error(`${viewer.name} does not see the referral`)
    return work(as, referral)
  })

/** Somebody who was referred, met, and registered because of it; told to the sender afterwards unless they chose otherwise. */
async function supported(parts: readonly ShareablePart[] = sample.agreement.parts) {
  const { id, person_id } = await sendSample(house, teacher, { agreement: { ...sample.agreement, parts } })
  const works = { ...worker, organisation_id: places.works.id, organisation: places.works.name }
  await does(coordinator, id, (as, referral) => giveReferral(as, referral, works))
  await does(worker, id, acceptReferral)
  const meeting = { on_date: today, at_time: '10:00', how: 'video', place: null, who_comes: 'All three' } as const
  await does(worker, id, (as, referral) => arrangeMeeting(as, referral, meeting))
  await does(teacher, id, (as, referral) => confirmMet(as, referral, 'sender', { said: 'self' }))
  await does(worker, id, (as, referral) => confirmMet(as, referral, 'receiver', { said: 'self' }))
  await does(worker, id, (as, referral) => confirmMet(as, referral, 'person', { said: 'told', heard_how: 'phone' }))
  await does(worker, id, async ({ tx, viewer }) => {
    const person = await selectOptionalPerson(tx, person_id)
    if (person === undefined) throw new Error('the key worker sees the person')
    await registerPerson(tx, viewer, { person, registered_on: today, stream: 'NOLB', referral_id: id }, today)
  })
  return { id, person_id }
}

const leave = (person: string) =>
  acting(house, worker, async ({ tx, viewer }) => {
    const spell = await openSpellOf(tx, person)
    if (spell === undefined) throw new Error('support goes on')
    await leaveSpell(tx, viewer, spell, { left_on: today, left_reason: 'learning' }, today)
  })

const known = (viewer: Viewer, id: string) =>
  house.asViewer(viewer, async (tx) => (await startedFrom(tx, [{ id, list: null }])).get(id))
const words = (html: string) =>
  html
    .slice(html.indexOf('<main'))
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
const reads = async (viewer: Viewer, path: string) => words((await site.open(viewer, path)).html)

test('a referral that led to support says that it started and when, to its sender and to who supports them', async () => {
  const { id } = await supported()
  for (const viewer of [teacher, worker]) {
    const page = await reads(viewer, `/referrals/${id}`)
    expect(page).toContain('Started on 23 November 2026. Nobody has to do anything')
    expect(page).not.toContain('Ended')
  }
  const { html } = await site.open(teacher, '/referrals/sent')
  const row = html.split('<tr').find((part) => part.includes(id)) ?? ''
  expect(words(`<main${row}`)).toContain('Started on 23 November 2026')
})

test('once that support ended its sender reads only that it did; who supported them reads the day and why', async () => {
  const { id, person_id } = await supported()
  await leave(person_id)
  expect(await known(teacher, id)).toEqual({ started_on: today, ended: true, left_on: null, left_reason: null })
  expect(await reads(teacher, `/referrals/${id}`)).toContain('Started on 23 November 2026; support has ended.')
  expect(await reads(teacher, '/referrals/sent')).not.toContain('education or training')
  expect(await reads(worker, `/referrals/${id}`)).toContain(
    'Started on 23 November 2026; support ended on 23 November 2026: started education or training.',
  )
})

test('nobody learns of the start who may not follow how they get on', async () => {
  const { id } = await supported(['contact', 'needs'])
  expect(await known(worker, id)).toMatchObject({ started_on: today, ended: false })
  for (const viewer of [teacher, other, islandCoordinator]) expect(await known(viewer, id)).toBeUndefined()
})

test('one that ended without a start goes on saying that it ended', async () => {
  const { id } = await sendSample(house, teacher)
  await does(teacher, id, (as, referral) => withdrawReferral(as, referral, { reason: 'other', words: null }))
  expect(await known(teacher, id)).toBeUndefined()
  const page = await reads(teacher, `/referrals/${id}`)
  expect(page).toContain('This referral has ended.')
  expect(page).not.toContain('Started')
})
