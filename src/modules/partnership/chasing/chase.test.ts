import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, type CalendarDate, calendarDate, isWorkingDay, workingDaysBetween } from '#platform/time'
import { type Phase, type Reminded, type Rhythm, reminderFor } from './chase.ts'

const start = calendarDate('2026-11-02')
const rhythm = fc.record({ soon: fc.integer({ min: 1, max: 10 }), again: fc.integer({ min: 1, max: 12 }) })
const offset = fc.integer({ min: 0, max: 70 })

/** Runs the reminding on each of the days on which the program was up, and says who was reminded when. */
function history(
  due: CalendarDate,
  days: readonly CalendarDate[],
  rule: Rhythm,
  before: readonly Reminded[] = [],
): Reminded[] {
  const reminded = [...before]
  for (const day of days) {
    const phase = reminderFor(due, day, rule, reminded)
    if (phase !== undefined) reminded.push({ phase, on_day: day })
  }
  return reminded.slice(before.length)
}
const everyDay = Array.from({ length: 120 }, (_, n) => addDays(start, n))
const only = (reminded: readonly Reminded[], phase: Phase) =>
  reminded.filter((each) => each.phase === phase).map(({ on_day }) => on_day)

describe('an action that chases its owner', () => {
  it('reminds once before its day and at the rhythm after it, on working days, when the program is always up', () => {
    fc.assert(
      fc.property(rhythm, offset, (rule, ahead) => {
        const due = addDays(start, 20 + ahead)
        const reminded = history(due, everyDay, rule)
        expect(reminded.every(({ on_day }) => isWorkingDay(on_day))).toBe(true)
        const [soon, ...more] = only(reminded, 'soon')
        expect(more).toEqual([])
        expect(soon !== undefined && soon <= due && soon >= start).toBe(true)
        const late = only(reminded, 'late')
        expect(late.every((day) => day > due)).toBe(true)
        expect(late[0]).toBe(everyDay.find((day) => day > due && isWorkingDay(day)))
        for (const [at, day] of late.entries())
          if (at > 0) expect(workingDaysBetween(late[at - 1] ?? day, day)).toBe(rule.again)
      }),
    )
  })

  it('never reminds more often than the rhythm and never twice a day, whenever the program stood still, and makes up for what it missed', () => {
    fc.assert(
      fc.property(rhythm, offset, fc.subarray(everyDay), (rule, ahead, up) => {
        const due = addDays(start, ahead)
        const reminded = history(due, [...up, ...up], rule)
        expect(new Set(reminded.map(({ on_day }) => on_day)).size).toBe(reminded.length)
        expect(only(reminded, 'soon').length).toBeLessThanOrEqual(1)
        const late = only(reminded, 'late')
        for (const [at, day] of late.entries())
          if (at > 0) expect(workingDaysBetween(late[at - 1] ?? day, day)).toBeGreaterThanOrEqual(rule.again)
        const first = up.find((day) => day > due && isWorkingDay(day))
        expect(late[0]).toBe(first)
      }),
    )
  })

  it('begins anew when it is given another day', () => {
    fc.assert(
      fc.property(rhythm, fc.integer({ min: 30, max: 60 }), (rule, later) => {
        const [first, second] = [addDays(start, 10), addDays(start, 10 + later)]
        const before = history(first, everyDay.slice(0, 15), rule)
        expect(only(before, 'late').length).toBeGreaterThan(0)
        const after = history(second, everyDay.slice(15), rule, before)
        expect(only(after, 'soon')).toHaveLength(1)
        expect(only(after, 'late')[0]).toBe(everyDay.find((day) => day > second && isWorkingDay(day)))
      }),
    )
  })

  it('says nothing before the last days', () => {
    const due = calendarDate('2026-12-10')
    expect(reminderFor(due, calendarDate('2026-12-02'), { soon: 5, again: 5 }, [])).toBeUndefined()
    expect(reminderFor(due, calendarDate('2026-12-03'), { soon: 5, again: 5 }, [])).toBe('soon')
  })
})
