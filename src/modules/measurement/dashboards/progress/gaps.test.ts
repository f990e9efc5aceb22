import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, calendarDate, isWorkingDay } from '#platform/time'
import type { StatisticsRow } from '../../statistics.ts'
import { differenceOf, gapInWords, gapsIn } from './gaps.ts'
import { waited } from './waiting.ts'

const row = (
  dimension: 'gender' | 'disabled',
  category: string,
  count: number,
  denominator: number,
): StatisticsRow => ({
  measure: 'entered_employment',
  period: 'all',
  dimension,
  category,
  count,
  denominator,
  rate: null,
  status: 'final',
})

describe('a group beside everybody else', () => {
  it('differs as in Newcombe’s own table: 56 of 70 and 48 of 80 differ by 20 points, from 5.2 to 33.4', () => {
    expect(differenceOf(56, 70, 48, 80)).toEqual({ points: 20, low: 5.2, high: 33.4 })
  })

  it('is beside those of whom it is known that they are in another group, and nobody else', () => {
    const rows = [
      row('gender', 'woman', 12, 40),
      row('gender', 'man', 20, 30),
      row('gender', 'other', 1, 4),
      row('gender', 'unknown', 9, 9),
      row('gender', 'prefer_not_to_say', 3, 3),
    ]
    const [woman, man, other] = gapsIn(rows, { measure: 'entered_employment', period: 'all', by: ['gender'] })
    expect(woman).toMatchObject({ share: 30, of: 40, others: 61.8, ofOthers: 34 })
    expect(man).toMatchObject({ share: 66.7, of: 30, others: 29.5, ofOthers: 44 })
    expect(woman && gapInWords(woman)).toBe('less often than others')
    expect(man && gapInWords(man)).toBe('more often than others')
    expect(other).toMatchObject({ difference: null })
    expect(other && gapInWords(other)).toBe('too few to say')
  })

  it('differs from two groups by the same, the other way about', () => {
    const of = fc.integer({ min: 10, max: 400 })
    fc.assert(
      fc.property(
        of,
        of,
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (n, m, p, q) => {
          const one = differenceOf(Math.round(n * p), n, Math.round(m * q), m)
          const other = differenceOf(Math.round(m * q), m, Math.round(n * p), n)
          expect(one?.points).toBeCloseTo(-(other?.points ?? 0), 6)
          expect(one?.low).toBeCloseTo(-(other?.high ?? 0), 0)
          expect((one?.low ?? 0) <= (one?.points ?? 0) && (one?.points ?? 0) <= (one?.high ?? 0)).toBe(true)
        },
      ),
    )
  })
})

describe('how long people waited', () => {
  const start = calendarDate('2025-12-01')
  const waits = fc.array(
    fc.record({
      begins: fc.integer({ min: 0, max: 60 }),
      lasts: fc.option(fc.integer({ min: 0, max: 60 })),
      people: fc.integer({ min: 1, max: 4 }),
    }),
    { maxLength: 30 },
  )

  it('is the number of working days within which so many waits were over, one by one and day by day', () => {
    fc.assert(
      fc.property(waits, (drawn) => {
        const result = waited(
          drawn.map(({ begins, lasts, people }) => {
            const from = addDays(start, begins)
            return { from, to: lasts === null ? null : addDays(from, lasts), people }
          }),
        )
        const each: number[] = []
        for (const { begins, lasts, people } of drawn) {
          if (lasts === null) continue
          let days = 0
          for (let day = 1; day <= lasts; day++) if (isWorkingDay(addDays(start, begins + day))) days++
          for (let one = 0; one < people; one++) each.push(days)
        }
        const fewest = (share: number) => {
          for (let days = 0; days <= 60; days++)
            if (each.length > 0 && each.filter((one) => one <= days).length / each.length >= share) return days
          return null
        }
        expect(result).toEqual({
          of: drawn.reduce((all, { people }) => all + people, 0),
          over: each.length,
          quarter: fewest(0.25),
          half: fewest(0.5),
          threeQuarters: fewest(0.75),
        })
      }),
    )
  })
})
