import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, calendarDate } from './calendar-date.ts'
import { dateInLondon, fixedClock, instantInLondon, timeInLondon } from './clock.ts'
import { formatDate, formatDateTime, formatDayAndDate, formatShortDate, formatTime } from './format.ts'
import { financialYear, periodOf, quarter, quartersFrom } from './periods.ts'

const anyDay = fc.integer({ min: 0, max: 20_000 }).map((days) => addDays(calendarDate('1998-01-01'), days))

describe('periods', () => {
  it.each([
    ['2024-04-01', '2024-25', '2024-25 Q1'],
    ['2024-06-30', '2024-25', '2024-25 Q1'],
    ['2024-07-01', '2024-25', '2024-25 Q2'],
    ['2024-12-31', '2024-25', '2024-25 Q3'],
    ['2025-03-31', '2024-25', '2024-25 Q4'],
    ['1999-05-01', '1999-00', '1999-00 Q1'],
  ])('%s is in %s and in %s', (date, year, label) => {
    expect(financialYear(calendarDate(date))).toBe(year)
    expect(quarter(calendarDate(date))).toBe(label)
  })

  it('a quarter covers its date, lies in its year, and its neighbours touch', () => {
    fc.assert(
      fc.property(anyDay, (date) => {
        const mine = periodOf(quarter(date))
        const year = periodOf(financialYear(date))
        expect(mine.from <= date && date <= mine.to).toBe(true)
        expect(year.from <= mine.from && mine.to <= year.to).toBe(true)
        expect(periodOf(quarter(addDays(mine.to, 1))).from).toBe(addDays(mine.to, 1))
      }),
    )
  })

  it('lists the quarters between two days', () => {
    expect(quartersFrom(calendarDate('2024-12-31'), calendarDate('2025-04-01'))).toEqual([
      '2024-25 Q3',
      '2024-25 Q4',
      '2025-26 Q1',
    ])
  })

  it.each(['2024', '2024-26', '2024-25 Q5', 'all', ''])('%j is not a period', (label) => {
    expect(() => periodOf(label)).toThrow(RangeError)
  })
})

describe('the clock', () => {
  it('knows that in summer it is tomorrow in London an hour before it is so in UTC', () => {
    expect(fixedClock('2026-07-01T23:30:00Z').today()).toBe('2026-07-02')
    expect(fixedClock('2026-11-23T23:30:00Z').today()).toBe('2026-11-23')
  })

  it('does not move, and cannot be moved by whoever holds its answer', () => {
    const clock = fixedClock('2026-11-23T08:30:00Z')
    clock.now().setFullYear(1999)
    expect(clock.now().toISOString()).toBe('2026-11-23T08:30:00.000Z')
    expect(() => fixedClock('yesterday')).toThrow(RangeError)
  })

  it('a day and a time in London make the instant they came from', () => {
    const instant = instantInLondon(calendarDate('2026-07-01'), '14:30')
    expect(instant.toISOString()).toBe('2026-07-01T13:30:00.000Z')
    expect([dateInLondon(instant), timeInLondon(instant)]).toEqual(['2026-07-01', '14:30'])
    expect(instantInLondon(calendarDate('2026-03-29'), '01:30').toISOString()).toBe('2026-03-29T01:30:00.000Z')
  })
})

describe('dates as people read them', () => {
  it('are British and cannot be taken for another day', () => {
    const date = calendarDate('2026-09-03')
    expect(formatDate(date)).toBe('3 September 2026')
    expect(formatShortDate(date)).toBe('3 Sep')
    expect(formatDayAndDate(date)).toBe('Thursday 3 September 2026')
    expect(formatDateTime(new Date('2026-09-03T07:30:00Z'))).toBe('3 September 2026, 8:30am')
  })

  it.each([
    ['00:00', '12 midnight'],
    ['00:05', '12:05am'],
    ['09:00', '9am'],
    ['12:00', '12 midday'],
    ['12:30', '12:30pm'],
    ['23:59', '11:59pm'],
  ])('%s reads %s', (time, words) => {
    expect(formatTime(time)).toBe(words)
  })
})
