import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addDays,
  addMonths,
  addWeeks,
  ageOn,
  calendarDate,
  calendarDateSchema,
  daysBetween,
  isCalendarDate,
} from './calendar-date.ts'

const anyDay = fc.integer({ min: 0, max: 60_000 }).map((days) => addDays(calendarDate('1900-01-01'), days))

describe('a calendar date', () => {
  it.each(['2023-02-29', '2026-13-01', '2026-00-10', '2026-1-1', '26-01-01', '2026-11-23T08:30', '', '2026-11-31'])(
    'refuses %j',
    (text) => {
      expect(isCalendarDate(text)).toBe(false)
      expect(() => calendarDate(text)).toThrow(RangeError)
      expect(calendarDateSchema.safeParse(text).success).toBe(false)
    },
  )

  it('never repeats what was given when it refuses, for it may be personal', () => {
    expect(() => calendarDate('Ada Sample')).toThrow(/^not a calendar date written YYYY-MM-DD$/)
  })

  it('adding days is undone by counting them', () => {
    fc.assert(fc.property(anyDay, fc.integer({ min: -9999, max: 9999 }), (d, n) => daysBetween(d, addDays(d, n)) === n))
  })

  it('sets follow-ups 28, 91, 182 and 364 days after a job starts', () => {
    const start = calendarDate('2024-02-29')
    expect([4, 13, 26, 52].map((weeks) => addWeeks(start, weeks))).toEqual([
      '2024-03-28',
      '2024-05-30',
      '2024-08-29',
      '2025-02-27',
    ])
  })

  it('a month after 31 January is the last of February', () => {
    expect(addMonths(calendarDate('2026-01-31'), 1)).toBe('2026-02-28')
  })
})

describe('age', () => {
  it('turns on the birthday', () => {
    expect(ageOn(calendarDate('2008-11-24'), calendarDate('2026-11-23'))).toBe(17)
    expect(ageOn(calendarDate('2008-11-23'), calendarDate('2026-11-23'))).toBe(18)
  })

  it('turns on 1 March for somebody born on 29 February, but in leap years on the day', () => {
    const born = calendarDate('2008-02-29')
    expect(ageOn(born, calendarDate('2024-02-28'))).toBe(15)
    expect(ageOn(born, calendarDate('2024-02-29'))).toBe(16)
    expect(ageOn(born, calendarDate('2026-02-28'))).toBe(17)
    expect(ageOn(born, calendarDate('2026-03-01'))).toBe(18)
  })

  it('is nothing on the day of birth and grows by at most one from a day to the next', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 0, max: 40_000 }), (born, days) => {
        const on = addDays(born, days)
        const step = ageOn(born, addDays(on, 1)) - ageOn(born, on)
        return ageOn(born, born) === 0 && (step === 0 || step === 1)
      }),
    )
  })
})
