import { renderToString } from 'preact-render-to-string'
import { beforeEach, describe, expect, test } from 'vitest'
import { selectOptionalPerson } from '#modules/people'
import type { Viewer } from '#platform/access'
import { testDatabase } from '#platform/testing'
import type { WorkList } from '#platform/work'
import { acceptReferral, declineReferral, giveReferral } from '../give-and-answer.ts'
import { arrangeMeeting, confirmMet } from '../handover.ts'
import type { Acting } from '../happens.ts'
import { handoverNextStep, referralsPanel } from '../person-panel.tsx'
import { type Referral, selectOptionalReferral } from '../referrals.queries.ts'
import { acting, referralWorld, sendSample } from '../referrals.testing.ts'
import { visiting } from './visiting.testing.ts'
import { backWithSenderList, handoverList, referralLists, toAllocateList, toAnswerList } from './work-lists.ts'

const house = await testDatabase()
const { teacher, coordinator, worker, colleague, other, islandCoordinator, places } = await referralWorld(house)
const everybody = [teacher, coordinator, worker, colleague, other, islandCoordinator]

let id: string
let person_id: string
beforeEach(async () => {
  const sent = await sendSample(house, teacher)
  id = sent.id
  person_id = sent.person_id
})

const does = (viewer: Viewer, work: (as: Acting, referral: Referral) => Promise<unknown>) =>
  acting(house, viewer, async (as) => {
    const referral = await selectOptionalReferral(as.tx, id)
    if (referral === undefined) throw new Error('not seen')
    await work(as, referral)
  })
const give = () =>
  does(coordinator, (as, r) =>
    giveReferral(as, r, { ...worker, organisation_id: places.works.id, organisation: places.works.name }),
  )
const meeting = { on_date: house.clock.today(), at_time: '14:00', how: 'phone', place: null, who_comes: 'All' } as const

const line = async (viewer: Viewer, list: WorkList, at?: string) =>
  (await visiting(house, viewer, (visit) => list.select(visit), at)).filter((item) => item.person_id === person_id)
/** Whose desks the person stands on, and in which list. */
const desks = async () => {
  const on: string[] = []
  for (const viewer of everybody)
    for (const list of referralLists)
      if (list.who.includes(viewer.role) && (await line(viewer, list)).length > 0)
        on.push(`${viewer.name}: ${list.key}`)
  return on
}

describe('on whose desk a referral lies', () => {
  test('sent: the coordinator’s, with how late it is', async () => {
    expect(await desks()).toEqual(['Hamish Invented: referrals.to_allocate'])
    expect(await line(coordinator, toAllocateList)).toMatchObject([
      { due: '2026-11-25', do: 'Give it', late_by: undefined },
    ])
    expect(await line(coordinator, toAllocateList, '2026-12-01T09:00:00Z')).toMatchObject([{ late_by: 3 }])
  })

  test('given: the key worker’s and their team lead’s', async () => {
    await give()
    expect(await desks()).toEqual(['Morag Fictus: referrals.to_answer', 'Iona Madeup: referrals.to_answer'])
    expect((await line(colleague, toAnswerList))[0]?.waiting).toContain('Morag Fictus was asked')
  })

  test('declined: the sender’s again', async () => {
    await give()
    await does(worker, (as, r) => declineReferral(as, r, { reason: 'not_eligible', words: null }))
    expect(await desks()).toEqual(['Eilidh Placeholder: referrals.with_sender'])
    expect(await line(teacher, backWithSenderList)).toMatchObject([{ do: 'See why' }])
  })

  test('accepted: sender’s and key worker’s, until both have said “we met”, and then the key worker’s', async () => {
    await give()
    await does(worker, acceptReferral)
    expect(await desks()).toEqual(['Eilidh Placeholder: referrals.handover', 'Morag Fictus: referrals.handover'])
    await does(worker, (as, r) => arrangeMeeting(as, r, meeting))
    await does(worker, (as, r) => confirmMet(as, r, 'receiver', { said: 'self' }))
    expect((await line(teacher, handoverList))[0]?.waiting).toBe('“We met” not yet said by the sender, the person')
    await does(worker, (as, r) => confirmMet(as, r, 'person', { said: 'told', heard_how: 'phone' }))
    expect(await line(worker, handoverList)).toMatchObject([{ do: 'Look' }])
    expect(await line(teacher, handoverList)).toMatchObject([{ do: 'Say “we met”' }])
    await does(teacher, (as, r) => confirmMet(as, r, 'sender', { said: 'self' }))
    expect(await desks()).toEqual(['Morag Fictus: referrals.handover'])
    expect(await line(worker, handoverList)).toMatchObject([{ do: 'Register' }])
  })
})

describe('on the person’s page', () => {
  const shown = (viewer: Viewer, part: typeof referralsPanel) =>
    visiting(house, viewer, async (visit) => {
      const person = await selectOptionalPerson(visit.tx, person_id)
      const node = person && (await part(visit, person))
      return node ? renderToString(node) : ''
    })

  test('the next step says owner and whose turn; the panel says from whom and where it stands', async () => {
    await give()
    expect(await shown(worker, handoverNextStep)).toContain(
      '<b>Eilidh Placeholder</b> of Northtown High owns the next step',
    )
    expect(await shown(worker, handoverNextStep)).toContain(`/referrals/${id}/answer`)
    expect(await shown(worker, referralsPanel)).toContain('Offered, waiting for an answer')
    expect(await shown(other, referralsPanel)).toBe('')
  })
})
