import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, addWorkingDays, type CalendarDate, calendarDate, isWorkingDay } from '#platform/time'
import { followUpsOf, nextTry } from '../follow-up.ts'
import { nextAsk, type Reach, reaches, type Tried } from './next-ask.ts'
import { partOfDay } from './ways.ts'

const area = 'S12000049'
const start = calendarDate('2022-01-03')
const point = fc
  .tuple(fc.nat(1500), fc.nat(3))
  .map(([days, at]) => ({ ...followUpsOf(addDays(start, days), area)[at], area_id: area }))
  .map(({ weeks = 4, due_on = start, window_ends_on = start, area_id }) => ({
    weeks,
    due_on,
    window_ends_on,
    area_id,
  }))
const reach: fc.Arbitrary<Reach> = fc.record({
  phone: fc.constantFrom('07700900123', null),
  email: fc.constantFrom('kim@people.example', null),
  preferred_contact: fc.constantFrom('phone', 'text', 'email', 'unknown', 'letter'),
  do_not: fc.constant(null),
  changed_at: fc.constant(new Date('2020-01-01')),
})

/** Tries nobody answers, each as the rule says, until no day is left. */
function tryUntilTheEnd(follow_up: Parameters<typeof nextAsk>[0], how: Reach): (Tried & { tried_on: CalendarDate })[] {
  const made: Tried[] = []
  let today = follow_up.due_on
  for (;;) {
    const { on, way, part_of_day } = nextAsk(follow_up, made, how, today)
    if (on === null) return made
    const recorded_at = new Date(`${on}T10:00:00Z`)
    made.push({ tried_on: on, how: way, part_of_day, result: 'not_reached', recorded_at })
    today = on
  }
}

describe('trying again', () => {
  it('comes after as many working days as the rule of the point says, never after the window, and ends', () => {
    fc.assert(
      fc.property(point, reach, (follow_up, how) => {
        const tries = tryUntilTheEnd(follow_up, how)
        expect(tries.length).toBeGreaterThan(1)
        const apart = follow_up.weeks === 4 ? 3 : 5
        for (const [place, one] of tries.entries()) {
          expect(one.tried_on <= follow_up.window_ends_on).toBe(true)
          const before = tries[place - 1]
          if (before === undefined) continue
          expect(isWorkingDay(one.tried_on)).toBe(true)
          // Counted day by day, not by the function that the rule uses.
          let [day, left] = [before.tried_on, apart]
          while (left > 0) {
            day = addDays(day, 1)
            if (isWorkingDay(day)) left -= 1
          }
          expect(one.tried_on).toBe(day)
        }
        const last = tries.at(-1)
        expect(last && addWorkingDays(last.tried_on, apart) > follow_up.window_ends_on).toBe(true)
      }),
    )
  })

  it('is in another part of the day than the last try, and after two tries in another way, the chosen way first', () => {
    fc.assert(
      fc.property(point, reach, (follow_up, how) => {
        const tries = tryUntilTheEnd(follow_up, how)
        for (const [place, one] of tries.entries()) {
          if (place > 0) expect(one.part_of_day).not.toBe(tries[place - 1]?.part_of_day)
          if (place > 1) expect(one.how).not.toBe(tries[place - 2]?.how)
        }
        const { preferred_contact: chosen, phone, email } = how
        const possible = chosen === 'email' ? email : phone
        if (['phone', 'text', 'email'].includes(chosen) && possible !== null) expect(tries[0]?.how).toBe(chosen)
      }),
    )
  })

  it('never uses a number that was wrong, until it is amended', () => {
    const how: Reach = {
      phone: '07700900123',
      email: null,
      preferred_contact: 'phone',
      do_not: null,
      changed_at: new Date('2026-01-01'),
    }
    const wrong: Tried = {
      how: 'phone',
      result: 'wrong_number',
      part_of_day: 'morning',
      tried_on: calendarDate('2026-02-02'),
      recorded_at: new Date('2026-02-02T10:00:00Z'),
    }
    expect([reaches('phone', how, [wrong]), reaches('text', how, [wrong])]).toEqual([false, false])
    expect(reaches('phone', { ...how, changed_at: new Date('2026-02-03') }, [wrong])).toBe(true)
    expect(reaches('visit', how, [wrong])).toBe(true)
  })

  it('is over when the rule leaves no working day: the same answer as the one that closes the follow-up', () => {
    fc.assert(
      fc.property(point, fc.nat(60), (follow_up, days) => {
        const tried_on = addDays(follow_up.due_on, days)
        const tries = [
          {
            how: 'phone',
            result: 'not_reached',
            part_of_day: null,
            tried_on,
            recorded_at: new Date(`${tried_on}T10:00Z`),
          },
        ]
        const how = {
          phone: '07700900123',
          email: null,
          preferred_contact: 'phone',
          do_not: null,
          changed_at: new Date(0),
        }
        expect(nextAsk(follow_up, tries, how, tried_on).on).toBe(nextTry(follow_up, tried_on))
      }),
    )
  })
})

it.each([
  ['08:30', 'morning'],
  ['11:59', 'morning'],
  ['12:00', 'afternoon'],
  ['16:59', 'afternoon'],
  ['17:00', 'evening'],
])('%s is %s', (time, part) => expect(partOfDay(time)).toBe(part))
