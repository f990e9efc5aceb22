import { describe, expect, it } from 'vitest'
import { calendarDate } from '#platform/time'
import { maturity } from './maturity.ts'
import { type Point, points, rateOf, wholePercent } from './measures.ts'
import type { Cell } from './statistics.queries.ts'
import { rowsOf } from './statistics.ts'

// Figures of the national statistical summaries and of the methodology review of employment progression (facts §1.2, §2.3, §2.4).

describe('published totals', () => {
  it.each([
    ['July 2023', 39_632, 57_601, 97_233],
    ['February 2024', 47_342, 63_763, 111_105],
    ['July 2024', 61_930, 70_513, 132_443],
    ['February 2025', 73_470, 70_513, 143_983],
  ])(
    '%s: people of No One Left Behind and starts of Fair Start Scotland come to all starts',
    (_, people, starts, all) => expect(people + starts).toBe(all),
  )

  it.each([
    [57_601, 4_495, 53_106],
    [63_763, 5_615, 58_148],
    [70_513, 6_999, 63_514],
  ])('of %i starts of Fair Start Scotland %i were re-joins, so that %i people started', (starts, re_joins, people) =>
    expect(starts - re_joins).toBe(people),
  )

  it('quarters and years come to what was published of both', () => {
    expect(3_968 + 2_999).toBe(6_967)
    expect(3_824 + 2_730).toBe(6_554)
  })
})

describe('published shares, in whole per cent of all who started', () => {
  it.each([
    ['entered work, to March 2023', 12_690, 39_632, 32],
    ['entered education or training, to March 2023', 5_477, 39_632, 14],
    ['entered work, to September 2023', 14_822, 47_342, 31],
    ['entered education or training, to September 2023', 7_301, 47_342, 15],
    ['entered work, to March 2024', 19_146, 61_930, 31],
    ['entered education or training, to March 2024', 8_783, 61_930, 14],
    ['joined Fair Start Scotland, to September 2019', 16_130, 26_333, 61],
    ['joined Fair Start Scotland, to June 2019', 13_061, 21_943, 60],
  ])('%s: %i of %i is %i per cent', (_, count, of, percent) => expect(wholePercent(count, of)).toBe(percent))

  it('are rounded once, a half up: 12.46 is 12 and not 12.5 and so 13', () => {
    expect([wholePercent(1246, 10_000), rateOf(1246, 10_000)]).toEqual([12, 12.5])
    expect([wholePercent(1, 200), wholePercent(5, 1000), wholePercent(4, 1000)]).toEqual([1, 1, 0])
    expect([wholePercent(0, 0), wholePercent(3, null)]).toEqual([null, null])
  })
})

/** A cohort of one quarter, of whom so many entered work, were due and answered yes. */
const cohort = (figures: Partial<Cell>): Cell => ({
  quarter: 2024 * 4,
  dimension: 'all',
  category: 'all',
  earliest: calendarDate('2024-04-01'),
  started: 0,
  entered_employment: 0,
  entered_fe_he: 0,
  entered_training: 0,
  gained_qualification: 0,
  work_experience: 0,
  volunteering: 0,
  school_reengaged: 0,
  due_4w: 0,
  due_13w: 0,
  due_26w: 0,
  due_52w: 0,
  in_work_4w: 0,
  in_work_13w: 0,
  in_work_26w: 0,
  in_work_52w: 0,
  answered_4w: 0,
  answered_13w: 0,
  answered_26w: 0,
  answered_52w: 0,
  left: 0,
  ...figures,
})
const everybody = { period: 'all', dimension: 'all', category: 'all' } as const

describe('the review of follow-ups: 6,978 people entered work', () => {
  const entered = 6_978
  const published: Readonly<Record<Point, { inWork: number; notYet: number; ofThoseDue: number }>> = {
    4: { inWork: 54, notYet: 5, ofThoseDue: 57 },
    13: { inWork: 35, notYet: 16, ofThoseDue: 42 },
    26: { inWork: 25, notYet: 32, ofThoseDue: 37 },
    52: { inWork: 8, notYet: 68, ofThoseDue: 25 },
  }
  const share = (percent: number) => Math.round((entered * percent) / 100)
  const figures = Object.fromEntries(
    points.flatMap((weeks) => [
      [`due_${weeks}w`, entered - share(published[weeks].notYet)],
      [`in_work_${weeks}w`, share(published[weeks].inWork)],
    ]),
  )
  const rows = rowsOf(
    [cohort({ started: 20_000, entered_employment: entered, ...figures })],
    calendarDate('2025-06-30'),
  )

  it.each(points)('at %i weeks, whoever could not yet have reached the date is no part of the share', (weeks) => {
    const row = rows.find((one) => one.measure === `in_work_${weeks}w` && one.period === 'all')
    expect(wholePercent(row?.count ?? 0, entered)).toBe(published[weeks].inWork)
    expect(wholePercent(row?.count ?? 0, row?.denominator ?? null)).toBe(published[weeks].ofThoseDue)
  })

  it('and how mature the cohort is, is told beside it', () => {
    const notYet = maturity(rows, everybody)?.map(({ due }) => wholePercent(entered - due, entered))
    expect(notYet).toEqual([5, 16, 32, 68])
    expect(maturity(rows, everybody)?.map(({ percent }) => percent)).toEqual([95, 84, 68, 32])
    expect(maturity(rows, { ...everybody, period: '2019-20' })).toBeNull()
  })
})

describe('outcomes overlap', () => {
  it('so that 22,782 in work and 29,182 with other outcomes are not 51,964 people of 73,470, and no row says so', () => {
    const rows = rowsOf(
      [cohort({ started: 73_470, entered_employment: 22_782, gained_qualification: 29_182 })],
      calendarDate('2026-06-30'),
    )
    expect(rows.map(({ count }) => count)).not.toContain(22_782 + 29_182)
    const measures = new Set(rows.map(({ measure }) => measure))
    expect([...measures].filter((measure) => /total|any_outcome|positive/.test(measure))).toEqual([])
    expect(measures.size).toBe(17)
  })

  it('and shares of one group may come to more than everybody', () => {
    const rows = rowsOf(
      [cohort({ started: 10, entered_employment: 8, gained_qualification: 7 })],
      calendarDate('2026-06-30'),
    )
    const rate = (measure: string) => rows.find((row) => row.measure === measure && row.period === 'all')?.rate ?? 0
    expect(rate('entered_employment') + rate('gained_qualification')).toBe(150)
  })
})
