import fc from 'fast-check'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { Refused } from '#platform/http'
import { testDatabase } from '#platform/testing'
import { addDays } from '#platform/time'
import { closeReferral, parkReferral, resendReferral, withdrawReferral } from './ending.ts'
import { acceptReferral, declineReferral, giveReferral } from './give-and-answer.ts'
import { arrangeMeeting, confirmMet, meetingFellThrough } from './handover.ts'
import { type Acting, happens } from './happens.ts'
import { countLists, selectList } from './queue/queue.queries.ts'
import { afterEvent, lists, type ReferralEvent, type State } from './referral.ts'
import { type Referral, selectOptionalReferral } from './referrals.queries.ts'
import { acting, anyEvent, referralWorld, sendSample } from './referrals.testing.ts'
import { joinWaiting, reviewWaiting, takeFromWaiting } from './waiting/waiting.ts'
import { endOffer } from './who-sees.ts'

const house = await testDatabase()
const { teacher, coordinator, worker, colleague, places } = await referralWorld(house)

const reasons = {
  coordinator: 'no_capacity',
  sender: 'not_eligible',
  parked: 'not_now',
  nobody: 'person_chose_otherwise',
} as const

/** Tries an event through the doors that people use; the coordinator sees everything, so that only the rule can refuse. */
function attempt(as: Acting, referral: Referral, event: ReferralEvent): Promise<unknown> {
  switch (event.kind) {
    case 'given':
      return giveReferral(as, referral, {
        ...worker,
        organisation_id: places.works.id,
        organisation: places.works.name,
      })
    case 'accepted':
      return acceptReferral(as, referral)
    case 'declined':
      return declineReferral(as, referral, {
        reason: reasons[event.goes_to],
        words: null,
        until: addDays(as.today, 30),
      })
    case 'waitlisted':
      return joinWaiting(as, referral, terms(as), null)
    case 'reviewed':
      return reviewWaiting(as, referral, terms(as), 'Still wants it')
    case 'taken':
      return takeFromWaiting(as, referral, 'urgent')
    case 'not_met':
      return meetingFellThrough(as, referral, 'person', null)
    case 'parked':
      return parkReferral(as, referral, { until: addDays(as.today, 30), words: 'After the exams' })
    case 'meeting':
      return arrangeMeeting(as, referral, {
        on_date: as.today,
        at_time: '10:00',
        how: 'video',
        place: null,
        who_comes: 'All three',
      })
    case 'met':
      return confirmMet(as, referral, event.party, { said: 'self' })
    case 'resent':
      return resendReferral(as, referral, 'Try again')
    case 'withdrawn':
      return withdrawReferral(as, referral, { reason: 'other', words: null })
    case 'closed':
      return closeReferral(as, referral, { on: as.today, how: 'phone', words: null })
    case 'lapsed':
    case 'unshared':
      // the calendar's own, which ends what was asked of anybody as well
      return happens(as, referral, event).then(() => endOffer(as, referral))
    case 'sent':
    case 'returned':
    case 'amended':
    case 'sent_on':
    case 'moved':
    case 'registered':
      return happens(as, referral, event)
  }
}

const terms = ({ today }: Acting) => ({ review_on: addDays(today, 28), expires_on: addDays(today, 90) })

const look = async (id: string) => {
  const { rows } = await sql<{ lists: string[]; owners: string[]; events: number; offers: number }>`select
    array(select list from referrals.standing where referral_id = ${id} and until is null) as lists,
    array(select user_id::text from referrals.owner where referral_id = ${id} and until is null) as owners,
    (select count(*)::int from referrals.offer where referral_id = ${id} and ended_at is null) as offers,
    (select count(*)::int from referrals.event where referral_id = ${id}) as events`.execute(house.asOwner)
  return rows[0]
}

const listsHolding = (id: string) =>
  house.asViewer(coordinator, async (tx) => {
    const holding: string[] = []
    for (const list of lists) {
      const rows = await selectList(tx, coordinator, list, { most: 10_000 })
      if (rows.some((row) => row.id === id)) holding.push(list)
    }
    return holding
  })

test('the database keeps what the rule says: one owner, one list, and nothing changed by what is not allowed', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyEvent, { minLength: 1, maxLength: 14 }), async (events) => {
      const { id } = await sendSample(house, teacher)
      let state: State | undefined = afterEvent(undefined, { kind: 'sent' })
      for (const event of events) {
        const before = await look(id)
        const next = afterEvent(state, event)
        const doing = acting(house, coordinator, async (as) => {
          const referral = await selectOptionalReferral(as.tx, id)
          if (referral === undefined) throw new Error('the coordinator sees every referral')
          await attempt(as, referral, event)
        })
        if (next === undefined) {
          await expect(doing).rejects.toThrow(Refused)
          expect(await look(id)).toEqual(before)
        } else {
          await doing
          state = next
        }
        const owner = state?.open && state.owner === 'receiver' ? worker : teacher
        const now = await look(id)
        expect(now?.lists).toEqual(state?.open ? [state.list] : [])
        expect(now?.owners).toEqual(state?.open ? [owner.user_id] : [])
        const asked = state?.open && !['to_allocate', 'with_sender', 'parked'].includes(state.list)
        expect(now?.offers).toBe(asked ? 1 : 0)
      }
      expect(await listsHolding(id)).toEqual(state?.open ? [state.list] : [])
    }),
    { numRuns: 50, interruptAfterTimeLimit: 8000 },
  )
}, 120_000)

test('the counts beside the lists are the rows in them, page by page', async () => {
  const counts = await house.asViewer(coordinator, (tx) => countLists(tx, coordinator))
  for (const list of lists) {
    const seen: string[] = []
    for (;;) {
      const last = seen.length === 0 ? undefined : await keyOf(seen.at(-1) ?? '')
      const page = await house.asViewer(coordinator, (tx) =>
        selectList(tx, coordinator, list, { most: 3, after: last }),
      )
      if (page.length === 0) break
      seen.push(...page.map(({ id }) => id))
    }
    expect(new Set(seen).size).toBe(seen.length)
    expect(seen.length).toBe(counts.get(list) ?? 0)
  }
})

async function keyOf(id: string) {
  const referral = await house.asViewer(coordinator, (tx) => selectOptionalReferral(tx, id))
  if (!referral?.due_on) throw new Error('an open referral has a day by which its step is due')
  return { due_on: referral.due_on, id }
}

test('a team lead’s counts are the rows of what their own organisation sent or was given', async () => {
  await sendSample(house, teacher)
  const counts = await house.asViewer(colleague, (tx) => countLists(tx, colleague))
  for (const list of lists) {
    const rows = await house.asViewer(colleague, (tx) => selectList(tx, colleague, list, { most: 10_000 }))
    expect([list, counts.get(list) ?? 0]).toEqual([list, rows.length])
  }
  expect(counts.get('to_allocate')).toBeUndefined()
})

test('two who answer at the same moment: one answer holds, the other is told that it has changed', async () => {
  const { id } = await sendSample(house, teacher)
  const as = (event: ReferralEvent) =>
    acting(house, coordinator, async (who) => {
      const referral = await selectOptionalReferral(who.tx, id)
      if (referral === undefined) throw new Error('not seen')
      await attempt(who, referral, event)
    })
  await as({ kind: 'given' })
  const both = await Promise.allSettled([as({ kind: 'accepted' }), as({ kind: 'declined', goes_to: 'sender' })])
  expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  expect((await look(id))?.events).toBe(3)
})
