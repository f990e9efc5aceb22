import fc from 'fast-check'
import { expect, test } from 'vitest'
import { calendarDate } from '#platform/time'
import { forecastOf, monthsOf, quartersOf } from './forecast.ts'

const months = (planned: readonly (number | null)[], paid: readonly number[]) =>
  monthsOf('2026-27').map((month, place) => ({ month, planned: planned[place] ?? null, paid: paid[place] ?? 0 }))
const even = Array.from({ length: 12 }, () => 100)
const november = calendarDate('2026-11-23')

test('the months left go as the months gone by went', () => {
  const half = forecastOf(1200, months(even, [50, 50, 50, 50, 50, 50, 50]), november)
  expect(half).toEqual({ whole: 600, months: 7, planned: 700, paid: 350, warning: 'under' })
  const dearer = forecastOf(1200, months(even, [110, 110, 110, 110, 110, 110, 110]), november)
  expect(dearer).toMatchObject({ whole: 1320, warning: 'over' })
  expect(forecastOf(1200, months(even, [98, 98, 98, 98, 98, 98, 98]), november).warning).toBeUndefined()
})

test('nothing is said where nothing was planned, and nobody is warned before three months are over', () => {
  expect(forecastOf(1200, months([], [500]), november)).toMatchObject({ whole: null, warning: undefined })
  expect(forecastOf(1200, months(even, [10, 10]), calendarDate('2026-06-02')).warning).toBeUndefined()
  expect(forecastOf(1200, months(even, [10, 10, 10]), calendarDate('2026-07-01')).warning).toBe('under')
})

test('when the year is over, it is what was paid', () => {
  expect(
    forecastOf(1200, months(even, [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1190]), calendarDate('2027-04-01')),
  ).toMatchObject({
    whole: 1190,
    warning: undefined,
  })
})

test('a forecast is never below what was paid already, and paying more never forecasts less', () => {
  const pence = fc.integer({ min: 0, max: 50_000_000_00 })
  fc.assert(
    fc.property(
      fc.array(pence, { minLength: 12, maxLength: 12 }),
      fc.array(pence, { minLength: 8, maxLength: 8 }),
      fc.nat(7),
      (planned, paid, place) => {
        const before = forecastOf(1, months(planned, paid), november).whole
        const more = forecastOf(
          1,
          months(
            planned,
            paid.map((one, at) => (at === place ? one + 1000 : one)),
          ),
          november,
        ).whole
        if (before === null || more === null) return
        expect(before).toBeGreaterThanOrEqual(paid.reduce((sum, one) => sum + one, 0))
        expect(more).toBeGreaterThanOrEqual(before)
      },
    ),
    { numRuns: 300 },
  )
})

test('a quarter is its three months; one of which no month was planned is not planned', () => {
  const year = months([1, null, 4, 10, 20, 30], [2, 3, 5, 7, 0, 0, 0, 0, 0, 0, 0, 11])
  expect(quartersOf(year)).toEqual([
    { month: '2026-04-01', planned: 5, paid: 10 },
    { month: '2026-07-01', planned: 60, paid: 7 },
    { month: '2026-10-01', planned: null, paid: 0 },
    { month: '2027-01-01', planned: null, paid: 11 },
  ])
})
