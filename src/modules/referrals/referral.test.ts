import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { afterEvent, lists, parties, type ReferralEvent, type State, stateOf, withdrawalMeaning } from './referral.ts'
import { anyEvent } from './referrals.testing.ts'

/** What happened, of what was tried. */
const tried = (events: readonly ReferralEvent[]) => {
  const happened: ReferralEvent[] = []
  let state: State | undefined
  for (const event of events) {
    const next = afterEvent(state, event)
    if (next === undefined) continue
    state = next
    happened.push(event)
  }
  return { state, happened }
}

const histories = fc.array(anyEvent, { maxLength: 30 }).map((events) => [{ kind: 'sent' } as const, ...events])

describe('whatever is tried, in whatever order', () => {
  test('an open referral has exactly one owner and stands in exactly one list; an ended one in none', () => {
    fc.assert(
      fc.property(histories, (events) => {
        const { state, happened } = tried(events)
        expect(stateOf(happened)).toEqual(state)
        if (!state?.open) {
          expect(state).not.toHaveProperty('owner')
          return
        }
        expect(lists.filter((list) => list === state.list)).toHaveLength(1)
        expect(['sender', 'receiver']).toContain(state.owner)
      }),
      { numRuns: 2000 },
    )
  })

  test('the sender owns the next step until all three have said of the last meeting that they met', () => {
    fc.assert(
      fc.property(histories, (events) => {
        const { state, happened } = tried(events)
        if (!state?.open) return
        const last = happened.findLastIndex(({ kind }) => kind === 'meeting')
        const met = happened.slice(last + 1).flatMap((event) => (event.kind === 'met' ? [event.party] : []))
        const all = last >= 0 && parties.every((party) => met.includes(party)) && state.list === 'to_register'
        expect(state.owner).toBe(all ? 'receiver' : 'sender')
      }),
      { numRuns: 2000 },
    )
  })

  test('nothing happens to a referral that has ended', () => {
    fc.assert(
      fc.property(histories, anyEvent, (events, late) => {
        const { state } = tried(events)
        if (state && !state.open) expect(afterEvent(state, late)).toBeUndefined()
      }),
    )
  })

  test('a referral that went back to its sender leaves that list only by being sent again, put off or ended', () => {
    fc.assert(
      fc.property(histories, anyEvent, (events, next) => {
        const { state } = tried(events)
        if (!state?.open || state.list !== 'with_sender' || afterEvent(state, next) === undefined) return
        expect(['resent', 'parked', 'amended', 'sent_on', 'closed', 'withdrawn']).toContain(next.kind)
      }),
    )
  })
})

test('a history that the rule does not allow is not taken for a state', () => {
  expect(() => stateOf([{ kind: 'sent' }, { kind: 'accepted' }])).toThrow('accepted')
})

test('a meeting arranged anew begins the three confirmations again', () => {
  const before: ReferralEvent[] = [{ kind: 'sent' }, { kind: 'given' }, { kind: 'accepted' }, { kind: 'meeting' }]
  const state = stateOf([...before, { kind: 'met', party: 'sender' }, { kind: 'meeting' }])
  expect(state).toMatchObject({ list: 'arranged', met: [] })
})

test('nobody confirms twice', () => {
  const arranged = stateOf([{ kind: 'sent' }, { kind: 'given' }, { kind: 'accepted' }, { kind: 'meeting' }])
  const once = afterEvent(arranged, { kind: 'met', party: 'person' })
  expect(afterEvent(once, { kind: 'met', party: 'person' })).toBeUndefined()
})

test.each([
  ['to_allocate', 'moved_area', 'before_contact'],
  ['with_sender', 'started_work_or_learning', 'before_contact'],
  ['arranged', 'not_engaged', 'after_contact'],
  ['to_register', 'started_work_or_learning', 'completed_early'],
  ['waiting', 'needs_met_elsewhere', 'before_contact'],
  ['parked', 'person_chose', 'before_contact'],
] as const)('withdrawn from %s because %s means %s', (list, reason, meaning) => {
  expect(withdrawalMeaning(list, reason)).toBe(meaning)
})
