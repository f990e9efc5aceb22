import { describe, expect, test } from 'vitest'
import { registerPerson } from '#modules/journeys'
import { selectOptionalPerson, sightOf, timelineOf } from '#modules/people'
import type { Viewer } from '#platform/access'
import { Refused } from '#platform/http'
import { testDatabase } from '#platform/testing'
import { closeReferral, resendReferral, withdrawReferral } from './ending.ts'
import { acceptReferral, declineReferral, giveReferral } from './give-and-answer.ts'
import { arrangeMeeting, confirmMet } from './handover.ts'
import type { Acting } from './happens.ts'
import { type Referral, selectOptionalContent, selectOptionalReferral } from './referrals.queries.ts'
import { acting, referralWorld, sample, sendSample } from './referrals.testing.ts'

const house = await testDatabase()
const world = await referralWorld(house)
const { teacher, coordinator, worker, other, islander, islandCoordinator, places } = world

const toMorag = { ...worker, organisation_id: places.works.id, organisation: places.works.name }
const toCalum = { ...other, organisation_id: places.support.id, organisation: places.support.name }
const meeting = {
  on_date: house.clock.today(),
  at_time: '14:00',
  how: 'in_person',
  place: 'The school library',
  who_comes: 'Isla, Eilidh, Morag',
} as const

const look = (viewer: Viewer, id: string) => house.asViewer(viewer, (tx) => selectOptionalReferral(tx, id))

/** Does something to a referral as somebody, who must see it. */
const does = (viewer: Viewer, id: string, work: (as: Acting, referral: Referral) => Promise<unknown>) =>
  acting(house, viewer, async (as) => {
    const referral = await selectOptionalReferral(as.tx, id)
    if (referral === undefined) throw new Error(`${viewer.name} does not see the referral`)
    return work(as, referral)
  })

const offered = async () => {
  const sent = await sendSample(house, teacher)
  await does(coordinator, sent.id, (as, referral) => giveReferral(as, referral, toMorag))
  return sent
}
const arranged = async () => {
  const sent = await offered()
  await does(worker, sent.id, acceptReferral)
  await does(worker, sent.id, (as, referral) => arrangeMeeting(as, referral, meeting))
  return sent
}

describe('a referral from a school', () => {
  test('stands in the coordinator’s list with a clock of two working days, and is the sender’s', async () => {
    const { id } = await sendSample(house, teacher)
    expect(await look(coordinator, id)).toMatchObject({
      list: 'to_allocate',
      due_on: '2026-11-25',
      owner: { user_id: teacher.user_id, organisation: 'Northtown High' },
      receiver: null,
    })
  })

  test('is nothing at all to another school, a provider not yet asked, or another area', async () => {
    const { id, person_id } = await sendSample(house, teacher)
    for (const viewer of [worker, other, islander, islandCoordinator]) {
      expect(await look(viewer, id)).toBeUndefined()
      expect(await house.asViewer(viewer, (tx) => sightOf(tx, person_id))).toBe(0)
    }
  })

  test('is not sent without the person’s agreement to being contacted', async () => {
    const agreement = { ...sample.agreement, parts: ['needs'] as const }
    await expect(sendSample(house, teacher, { agreement })).rejects.toThrow(Refused)
  })

  test('tells only the parts agreed to', async () => {
    const agreement = { ...sample.agreement, parts: ['contact'] as const }
    const { id } = await sendSample(house, teacher, { agreement })
    const content = await house.asViewer(coordinator, (tx) => selectOptionalContent(tx, id))
    expect(content).toMatchObject({ needs: [], hopes: null })
  })
})

describe('a key worker who was asked', () => {
  test('sees what was sent; the sender still owns the next step, the clock is the key worker’s', async () => {
    const { id, person_id } = await offered()
    expect(await look(worker, id)).toMatchObject({
      list: 'offered',
      owner: { user_id: teacher.user_id },
      receiver: { user_id: worker.user_id, answer: null },
    })
    expect(await house.asViewer(worker, (tx) => sightOf(tx, person_id))).toBe(2)
    expect(await house.asViewer(worker, (tx) => selectOptionalContent(tx, id))).toMatchObject({
      hopes: 'I want to work with animals',
    })
  })

  test('who has no room hands it back to the coordinator, and sees the person no more', async () => {
    const { id, person_id } = await offered()
    await does(worker, id, (as, referral) => declineReferral(as, referral, { reason: 'no_capacity', words: null }))
    expect(await look(coordinator, id)).toMatchObject({ list: 'to_allocate', receiver: null })
    expect(await house.asViewer(worker, (tx) => sightOf(tx, person_id))).toBe(0)
  })

  test('who cannot take somebody not eligible leaves it with the sender until it is sent again', async () => {
    const { id } = await offered()
    await does(worker, id, (as, referral) => declineReferral(as, referral, { reason: 'not_eligible', words: null }))
    expect(await look(teacher, id)).toMatchObject({ list: 'with_sender', owner: { user_id: teacher.user_id } })
    await does(teacher, id, (as, referral) => resendReferral(as, referral, 'Isla is sixteen now'))
    expect(await look(coordinator, id)).toMatchObject({ list: 'to_allocate' })
  })

  test('is replaced when the coordinator asks another: only the other sees the person then', async () => {
    const { id, person_id } = await offered()
    await does(coordinator, id, (as, referral) => giveReferral(as, referral, toCalum))
    expect(await house.asViewer(worker, (tx) => sightOf(tx, person_id))).toBe(0)
    expect(await look(other, id)).toMatchObject({ receiver: { name: 'Calum Pretend' } })
  })
})

describe('warm handover', () => {
  test('two confirmations leave the sender owning the next step', async () => {
    const { id } = await arranged()
    await does(worker, id, (as, referral) => confirmMet(as, referral, 'receiver', { said: 'self' }))
    await does(worker, id, (as, referral) =>
      confirmMet(as, referral, 'person', { said: 'told', heard_how: 'in_person' }),
    )
    expect(await look(worker, id)).toMatchObject({ list: 'arranged', owner: { user_id: teacher.user_id } })
  })

  test.each(['sender', 'receiver', 'person'] as const)(
    'after the third, whoever is last (%s), the key worker owns it and the sender sees progress only',
    async (last) => {
      const { id, person_id } = await arranged()
      const says = {
        sender: () => does(teacher, id, (as, r) => confirmMet(as, r, 'sender', { said: 'self' })),
        receiver: () => does(worker, id, (as, r) => confirmMet(as, r, 'receiver', { said: 'self' })),
        person: () => does(worker, id, (as, r) => confirmMet(as, r, 'person', { said: 'told', heard_how: 'phone' })),
      }
      for (const party of ['sender', 'receiver', 'person'] as const) if (party !== last) await says[party]()
      await says[last]()
      expect(await look(worker, id)).toMatchObject({ list: 'to_register', owner: { user_id: worker.user_id } })
      expect(await house.asViewer(teacher, (tx) => sightOf(tx, person_id))).toBe(1)
      expect(await house.asViewer(teacher, (tx) => selectOptionalContent(tx, id))).toBeUndefined()
      const lines = await house.asViewer(teacher, (tx) => timelineOf(tx, person_id))
      expect(lines.map(({ kind }) => kind)).toEqual(['referrals.handed_over', 'referrals.accepted', 'referrals.sent'])
    },
  )

  test('a sender whom the person did not let follow their progress sees nothing afterwards', async () => {
    const agreement = { ...sample.agreement, parts: ['contact', 'needs'] as const }
    const { id, person_id } = await sendSample(house, teacher, { agreement })
    await does(teacher, id, (as, r) => withdrawReferral(as, r, { reason: 'sent_by_mistake', words: null }))
    expect(await house.asViewer(teacher, (tx) => sightOf(tx, person_id))).toBe(0)
  })

  test('nobody can say that they met before the day, or twice', async () => {
    const { id } = await offered()
    await does(worker, id, acceptReferral)
    const later = { ...meeting, on_date: '2026-11-30' as typeof meeting.on_date }
    await does(worker, id, (as, r) => arrangeMeeting(as, r, later))
    const says = (as: Acting, r: Referral) => confirmMet(as, r, 'sender', { said: 'self' })
    await expect(does(teacher, id, says)).rejects.toThrow(Refused)
    await does(worker, id, (as, r) =>
      arrangeMeeting(as, r, { ...meeting, change: { asked_by: 'person', why: 'Could come sooner' } }),
    )
    await does(teacher, id, says)
    await expect(does(teacher, id, says)).rejects.toThrow(Refused)
  })
})

describe('an ended referral', () => {
  test('has no owner and stands in no list, and its receiver sees the person no more', async () => {
    const { id, person_id } = await arranged()
    await does(teacher, id, (as, r) => withdrawReferral(as, r, { reason: 'moved_area', words: null }))
    expect(await look(coordinator, id)).toMatchObject({ list: null, owner: null, receiver: null })
    expect(await house.asViewer(worker, (tx) => sightOf(tx, person_id))).toBe(0)
    expect(await house.asViewer(teacher, (tx) => sightOf(tx, person_id))).toBe(1)
  })

  test('a declined referral is closed by its sender once the person was told', async () => {
    const { id } = await offered()
    await does(worker, id, (as, r) => declineReferral(as, r, { reason: 'other', words: 'Not our area of work' }))
    await does(teacher, id, (as, r) => closeReferral(as, r, { on: as.today, how: 'in_person', words: null }))
    expect(await look(coordinator, id)).toMatchObject({ list: null, owner: null })
  })
})

describe('registration', () => {
  const register = (id: string) =>
    does(worker, id, async ({ tx, viewer, today }, referral) => {
      const person = await selectOptionalPerson(tx, referral.person_id)
      if (person === undefined) throw new Error('the key worker sees the person')
      await registerPerson(tx, viewer, { person, registered_on: today, stream: 'NOLB', referral_id: id }, today)
    })
  const allMeet = async (id: string) => {
    await does(teacher, id, (as, r) => confirmMet(as, r, 'sender', { said: 'self' }))
    await does(worker, id, (as, r) => confirmMet(as, r, 'receiver', { said: 'self' }))
    await does(worker, id, (as, r) => confirmMet(as, r, 'person', { said: 'told', heard_how: 'phone' }))
  }

  test('settles the referral that led to it, and the sender reads that it happened', async () => {
    const { id, person_id } = await arranged()
    await allMeet(id)
    await register(id)
    expect(await look(worker, id)).toMatchObject({ list: null, owner: null })
    const lines = await house.asViewer(teacher, (tx) => timelineOf(tx, person_id))
    expect(lines.length).toBeGreaterThan(3)
  })

  test('that came before all three had met leaves the referral open until they have', async () => {
    const { id } = await arranged()
    await register(id)
    expect(await look(worker, id)).toMatchObject({ list: 'arranged', owner: { user_id: teacher.user_id } })
    await allMeet(id)
    expect(await look(worker, id)).toMatchObject({ list: null, owner: null })
  })
})

test('an answer for somebody who is no longer asked is refused', async () => {
  const { id } = await offered()
  await does(worker, id, async (as, stale) => {
    await does(coordinator, id, (who, referral) => giveReferral(who, referral, toCalum))
    await expect(acceptReferral(as, stale)).rejects.toThrow(Refused)
  })
})
