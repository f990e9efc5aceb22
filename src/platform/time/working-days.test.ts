import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import bankHolidays from '#reference/bank-holidays-scotland.json' with { type: 'json' }
import { bankHolidaysOf } from './bank-holiday-rule.ts'
import { addDays, calendarDate, dayOfWeek } from './calendar-date.ts'
import { addWorkingDays, isWorkingDay, workingDaysBetween } from './working-days.ts'

const anyDay = fc.integer({ min: 0, max: 4700 }).map((days) => addDays(calendarDate('2018-03-01'), days))
const holidays = new Set<string>(bankHolidays.rows.map((row) => row.from))

describe('Scottish bank holidays', () => {
  it('are written down just as the rule has them, every year from 2018 to 2031', () => {
    const ruled = Array.from({ length: 14 }, (_, n) => bankHolidaysOf(2018 + n)).flat()
    expect(bankHolidays.rows.map(({ from, text, code }) => ({ date: from, code, text }))).toEqual(ruled)
  })

  it('never fall on a weekend or twice on a day, and number nine a year but for proclaimed days', () => {
    for (let year = 2018; year <= 2031; year++) {
      const days = bankHolidaysOf(year)
      expect(new Set(days.map((day) => day.date)).size).toBe(days.length)
      expect(days.every((day) => dayOfWeek(day.date) <= 5)).toBe(true)
      expect(days.filter((day) => day.code !== 'proclaimed')).toHaveLength(9)
    }
  })

  it.each([
    ['2021-04-02', 'Good Friday'],
    ['2024-03-29', 'Good Friday'],
    ['2025-04-18', 'Good Friday'],
    ['2020-05-08', 'VE day, not the Monday'],
    ['2021-12-28', 'Boxing Day, Saturday having been Christmas'],
    ['2022-01-04', '2 January, when 1 January was a Saturday'],
    ['2022-06-02', 'spring, moved for the jubilee'],
    ['2022-09-19', 'the State Funeral'],
    ['2023-05-08', 'the coronation'],
    ['2024-12-02', "St Andrew's Day, from a Saturday"],
    ['2025-12-01', "St Andrew's Day, from a Sunday"],
    ['2026-06-15', 'the World Cup'],
    ['2026-11-30', "St Andrew's Day"],
  ])('nobody works on %s: %s', (date) => {
    expect(isWorkingDay(calendarDate(date))).toBe(false)
  })

  it.each(['2020-05-04', '2022-05-30', '2021-04-05', '2022-08-29'])('people do work on %s in Scotland', (date) => {
    expect(isWorkingDay(calendarDate(date))).toBe(true)
  })
})

describe('working days', () => {
  it('a referral sent on Friday before St Andrew, due in two working days, is due on Wednesday', () => {
    expect(addWorkingDays(calendarDate('2026-11-27'), 2)).toBe('2026-12-02')
  })

  it('adding none stays on a working day, and moves a Saturday to the next', () => {
    expect(addWorkingDays(calendarDate('2026-11-23'), 0)).toBe('2026-11-23')
    expect(addWorkingDays(calendarDate('2026-11-28'), 0)).toBe('2026-12-01')
  })

  it('adding never lands on a weekend or a holiday', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -30, max: 30 }), (date, n) => {
        const landed = addWorkingDays(date, n)
        return dayOfWeek(landed) <= 5 && !holidays.has(landed)
      }),
    )
  })

  it('counting undoes adding, forwards and back', () => {
    fc.assert(
      fc.property(
        anyDay,
        fc.integer({ min: -30, max: 30 }).filter((n) => n !== 0),
        (date, n) => workingDaysBetween(date, addWorkingDays(date, n)) === n,
      ),
    )
  })

  it('counting agrees with looking at each day', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 0, max: 90 }), (date, span) => {
        const between = Array.from({ length: span }, (_, n) => addDays(date, n + 1)).filter(isWorkingDay)
        return workingDaysBetween(date, addDays(date, span)) === between.length
      }),
    )
  })

  it('says so rather than guess where the holidays are not known', () => {
    expect(() => isWorkingDay(calendarDate('2032-01-01'))).toThrow('from 2018-01-01 to 2031-12-31')
    expect(() => addWorkingDays(calendarDate('2031-12-30'), 5)).toThrow(RangeError)
    expect(() => addWorkingDays(calendarDate('2018-01-03'), -5)).toThrow(RangeError)
  })
})
