import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, calendarDate } from '#platform/time'
import { allNeededBy, isLate, type Need, type Standing, waitingOf, wouldCircle } from './standing.ts'

const names = ['a', 'b', 'c', 'd', 'e', 'f'] as const
const need = fc.record({ action_id: fc.constantFrom(...names), needs_id: fc.constantFrom(...names) })

/** Second way to know that no action waits for itself: take away what needs nothing, again and again, until nothing is left. */
function canBeDoneInSomeOrder(needs: readonly Need[]): boolean {
  let left: string[] = [...names]
  for (;;) {
    const ready = left.filter(
      (one) => !needs.some(({ action_id, needs_id }) => action_id === one && left.includes(needs_id)),
    )
    if (ready.length === 0) return left.length === 0
    left = left.filter((one) => !ready.includes(one))
  }
}

describe('actions that need one another', () => {
  test('can always be done in some order, whatever is proposed, when no proposal that would run in a circle is taken', () => {
    fc.assert(
      fc.property(fc.array(need, { maxLength: 25 }), (proposed) => {
        const taken: Need[] = []
        for (const one of proposed) {
          const circle = wouldCircle(taken, one)
          expect(circle).toBe(!canBeDoneInSomeOrder([...taken, one]))
          if (!circle) taken.push(one)
        }
      }),
    )
  })

  test('reach through others what those need', () => {
    const needs = [
      { action_id: 'a', needs_id: 'b' },
      { action_id: 'b', needs_id: 'c' },
      { action_id: 'd', needs_id: 'a' },
    ]
    expect([...allNeededBy('a', needs)].sort()).toEqual(['b', 'c'])
  })
})

const today = calendarDate('2026-11-23')
const standing = (action_id: string, state: Standing['state'], days: number): Standing => ({
  action_id,
  state,
  due_on: addDays(today, days),
})

describe('what an action waits for', () => {
  const held = standing('a', 'under_way', 10)
  const others = [
    standing('b', 'done', 90),
    standing('c', 'under_way', 90),
    standing('d', 'stopped', 5),
    standing('e', 'not_begun', 3),
  ]
  const all = new Map([held, ...others].map((one) => [one.action_id, one]))
  const needs = others.map(({ action_id }) => ({ action_id: 'a', needs_id: action_id }))

  test('is what is not done, with what comes too late and what never will', () => {
    const waiting = waitingOf(held, all, needs)
    expect(waiting.for.map(({ action_id }) => action_id)).toEqual(['c', 'd', 'e'])
    expect(waiting.tooLate.map(({ action_id }) => action_id)).toEqual(['c'])
    expect(waiting.never.map(({ action_id }) => action_id)).toEqual(['d'])
  })

  test('is nothing once it is over', () => {
    for (const state of ['done', 'stopped'] as const) expect(waitingOf({ ...held, state }, all, needs).for).toEqual([])
  })

  test('and it is late from the day after its day, until it is over', () => {
    expect(isLate(standing('a', 'not_begun', 0), today)).toBe(false)
    expect(isLate(standing('a', 'held_up', -1), today)).toBe(true)
    expect(isLate(standing('a', 'done', -1), today)).toBe(false)
  })
})
