import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, calendarDate } from '#platform/time'
import { livingWageOn } from '../living-wage.ts'
import { pencePerHour } from './pay.ts'

const hours = fc.integer({ min: 1, max: 1000 }).map((tenths) => tenths / 10)

describe('pay an hour', () => {
  it.each([
    [{ pence: 1345, period: 'hour' }, null, 1345],
    [{ pence: 21_520, period: 'week' }, 16, 1345],
    [{ pence: 21_519, period: 'week' }, 16, 1344],
    // 13.45 × 37.5 × 52
    [{ pence: 2_622_750, period: 'year' }, 37.5, 1345],
    [{ pence: 2_622_749, period: 'year' }, 37.5, 1344],
    [{ pence: 2_600_000, period: 'year' }, null, null],
  ] as const)('of %j at %s hours is %s pence', (pay, week, pence) => {
    expect(pencePerHour(pay, week)).toBe(pence)
  })

  it('reaches a rate exactly when a whole week, or a whole year, of that rate is paid', () => {
    const period = fc.constantFrom('week' as const, 'year' as const)
    const around = fc.integer({ min: -3, max: 3 })
    fc.assert(
      fc.property(hours, period, fc.integer({ min: 100, max: 5000 }), around, (week, each, rate, more) => {
        const weeks = each === 'year' ? 52n : 1n
        const needed = BigInt(rate) * BigInt(Math.round(week * 10)) * weeks
        // The whole pence at which it is just enough, and a few on either side.
        const pence = Math.max(1, Number((needed + 9n) / 10n) + more)
        const enough = BigInt(pence) * 10n >= needed
        expect((pencePerHour({ pence, period: each }, week) ?? 0) >= rate).toBe(enough)
      }),
    )
  })
})

describe('the real Living Wage', () => {
  const days = [2018, 2019, 2020, 2021, 2022, 2023, 2024, 2025].map((year) => calendarDate(`${year}-12-31`))
  it('changes on the day of each announcement, not before', () => {
    const rateOn = (day: ReturnType<typeof calendarDate>) => livingWageOn(day, 1).rate
    for (const [at, day] of days.entries()) {
      const before = days[at - 1]
      if (before === undefined) continue
      let first = before
      while (rateOn(first) === rateOn(before) && first < day) first = addDays(first, 1)
      const rate = rateOn(day)
      expect(rate).toBeGreaterThan(rateOn(before) ?? 0)
      expect(livingWageOn(addDays(first, -1), rate === null ? null : rate - 1).pays).toBe('yes')
      expect(livingWageOn(first, rate === null ? null : rate - 1).pays).toBe('no')
      expect(livingWageOn(first, rate).pays).toBe('yes')
    }
  })

  it('is unknown for a day before the first rate that is known', () => {
    expect(livingWageOn(calendarDate('2018-11-04'), 5000)).toEqual({ pays: 'unknown', rate: null })
  })
})
