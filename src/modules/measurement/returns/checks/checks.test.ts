import { describe, expect, it } from 'vitest'
import { calendarDate } from '#platform/time'
import type { StatisticsRow } from '../../statistics.ts'
import { linesOf, type Quality } from '../quality/score.ts'
import { type Checked, check } from './checks.ts'

const row = (
  measure: StatisticsRow['measure'],
  period: string,
  count: number,
  dimension: StatisticsRow['dimension'] = 'all',
  category = 'all',
): StatisticsRow => ({
  measure,
  period,
  dimension,
  category,
  count,
  denominator: null,
  rate: null,
  status: 'final',
})

const whole: Checked = {
  area: 'S12000049',
  as_at: calendarDate('2026-09-30'),
  people: 500,
  problems: [],
  lines: [],
  figures: [],
  before: null,
}
const known = (item: string, known: number, unknown: number): Quality[] => [
  { item, state: 'known', people: known },
  { item, state: 'unknown', people: unknown },
]
const found = (checked: Partial<Checked>) =>
  check({ ...whole, ...checked }).map(({ code, severity, words, many }) => [code, severity, many, words])
const since = (now: StatisticsRow[], before: StatisticsRow[], as_at = '2026-06-30') =>
  found({ figures: now, before: { as_at: calendarDate(as_at), figures: before } })

describe('the checks of a return', () => {
  it('find nothing where nothing is wrong', () => expect(found({})).toEqual([]))

  it('stop it for what cannot be, warn of what can hardly be, errors first', () => {
    const problems = [
      { code: 'age_out_of_range', people: 1 },
      { code: 'job_before_registration', people: 1204 },
    ]
    expect(found({ problems })).toEqual([
      ['job_before_registration', 'error', 1204, 'A job that began before they were registered: 1,204 people'],
      ['age_out_of_range', 'warning', 1, 'An age that can hardly be right: 1 person'],
    ])
  })

  it('say so when nobody is in it', () => {
    expect(found({ people: 0 })).toEqual([['nobody', 'warning', 1, 'Nobody was registered by the day of this return']])
  })

  it('ask for a least share of follow-ups, of eligibility checks and of everything, and not a tenth more', () => {
    const lines = (a: number, b: number) => linesOf(known('in_work_13w', a, b))
    expect(found({ lines: lines(800, 200) }).map(([code]) => code)).toEqual(['score'])
    expect(found({ lines: lines(799, 201) })).toEqual([
      ['score', 'warning', 201, '79.9 % of what should be known is known; 85 % is expected'],
      ['follow_ups', 'warning', 201, '79.9 % of the follow-ups due have an answer; 80 % is expected'],
    ])
    expect(found({ lines: linesOf(known('eligibility', 89, 11)) })).toEqual([
      ['eligibility', 'warning', 11, '89.0 % of registrations have an eligibility check; 90 % is expected'],
    ])
  })
})

describe('against the last signed return', () => {
  // facts §2.4: the first year of No One Left Behind was published as 3,824, then 2,711, then 2,694
  it('a count that fell is said, and a year restated by a lot as well', () => {
    const first = [row('started', '2019-20', 3824), row('started', '2019-20 Q4', 900)]
    const second = [row('started', '2019-20', 2711), row('started', '2019-20 Q4', 890)]
    expect(since(second, first)).toEqual([
      ['restated', 'warning', 1, 'An earlier year has changed by a lot: started, 2019-20, from 3,824 to 2,711'],
      ['fell', 'warning', 1, 'A count of an earlier quarter has fallen: started, 2019-20 Q4, from 900 to 890'],
    ])
    expect(since([row('started', '2019-20', 2694)], [row('started', '2019-20', 2711)])).toEqual([])
  })

  it('a quarter that is gone altogether has fallen to nought', () => {
    expect(since([], [row('entered_employment', '2025-26 Q1', 3)])).toEqual([
      ['fell', 'warning', 1, 'A count of an earlier quarter has fallen: entered work, 2025-26 Q1, from 3 to 0'],
    ])
  })

  it('growth of a past quarter, groups, people who came back, and quarters not over then, are no news', () => {
    const before = [
      row('started', '2025-26 Q1', 10),
      row('started', '2025-26 Q1', 9, 'gender', 'woman'),
      row('left', '2025-26 Q1', 7),
      row('started', '2026-27 Q1', 31),
      row('started', '2026-27 Q2', 40),
    ]
    const now = [
      row('started', '2025-26 Q1', 12),
      row('started', '2025-26 Q1', 1, 'gender', 'woman'),
      row('left', '2025-26 Q1', 5),
      row('started', '2026-27 Q1', 31),
      row('started', '2026-27 Q2', 30),
    ]
    expect(since(now, before, '2026-08-15')).toEqual([])
  })

  it('the latest whole quarter is held against the latest whole quarter of then, by people and by share', () => {
    const jump = (was: number, is: number) =>
      since([row('started', '2026-27 Q1', was), row('started', '2026-27 Q2', is)], [row('started', '2026-27 Q1', was)])
    expect(jump(100, 150)).toEqual([])
    expect(jump(100, 151)).toEqual([
      ['jump', 'warning', 1, 'The latest quarter is far from the quarter before: started, 2026-27 Q2, from 100 to 151'],
    ])
    expect(jump(10, 29)).toEqual([])
    expect(jump(100, 49)[0]?.[0]).toBe('jump')
  })
})
