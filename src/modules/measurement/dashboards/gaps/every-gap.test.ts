import { expect, it } from 'vitest'
import { calendarDate } from '#platform/time'
import { renderPart } from '#platform/ui'
import type { StatisticsRow } from '../../statistics.ts'
import type { Progress } from '../progress/asked.ts'
import { changeIn, changeInWords } from '../progress/change.ts'
import { everyGap, isClear } from './every-gap.ts'
import { gapsPage } from './gaps-page.tsx'

const row = (
  measure: StatisticsRow['measure'],
  period: string,
  category: string,
  [count, denominator]: readonly [number, number],
): StatisticsRow => ({
  ...{ measure, period, category, count, denominator },
  ...{ dimension: category === 'all' ? 'all' : 'gender', rate: null, status: 'final' },
})
const progress = (rows: StatisticsRow[], more: Partial<Progress> = {}): Progress => ({
  area: 'S12000049',
  today: calendarDate('2026-11-22'),
  result: { as_at: calendarDate('2026-11-22'), scope: 'S12000049', rows },
  waiting: new Map(),
  going: undefined,
  classes: [],
  of: 'in_work_13w',
  period: '2025-26',
  ...more,
})
// 56 of 70 and 48 of 80 differ by 20 points, from 5.2 to 33.4, in Newcombe's own table.
const rows = [
  row('started', '2025-26', 'all', [150, 150]),
  row('entered_training', '2025-26', 'woman', [56, 70]),
  row('entered_training', '2025-26', 'man', [48, 80]),
  row('entered_training', '2024-25', 'woman', [20, 40]),
  row('entered_training', '2024-25', 'man', [20, 40]),
  row('volunteering', '2025-26', 'woman', [5, 70]),
  row('volunteering', '2025-26', 'man', [6, 80]),
  row('in_work_13w', '2025-26', 'woman', [4, 9]),
  row('in_work_13w', '2025-26', 'man', [9, 30]),
]

it('every outcome is compared, with the year before it, and what is clear of chance stands out', () => {
  const all = everyGap(progress(rows))
  const clear = all
    .filter(isClear)
    .map(({ of, category, difference, before }) => ({ of, category, difference, before }))
  expect(clear).toEqual([
    {
      of: 'entered_training',
      category: 'woman',
      difference: { points: 20, low: 5.2, high: 33.4 },
      before: expect.objectContaining({ points: 0 }),
    },
    {
      of: 'entered_training',
      category: 'man',
      difference: { points: -20, low: -33.4, high: -5.2 },
      before: expect.objectContaining({ points: 0 }),
    },
  ])
  expect(all.filter(({ difference }) => difference === null).map(({ of }) => of)).toEqual([
    'in_work_13w',
    'in_work_13w',
  ])
  const page = renderPart(gapsPage({ place: 'Glasgow City', asked: progress(rows), all: false }).main).replace(
    /\s+/g,
    ' ',
  )
  expect(page).toContain('Of 4 comparisons of a group with everybody else, 2 are clear of chance')
  expect(page).toContain('Of 2 more there are too few to say.')
  expect(page).toContain('#equality_gap')
})

it('years are compared of those due alone, the last two of enough people', () => {
  const years = [
    row('started', '2023-24', 'all', [1, 1]),
    row('started', '2024-25', 'all', [1, 1]),
    row('started', '2025-26', 'all', [1, 1]),
    row('started', '2026-27', 'all', [1, 1]),
    row('in_work_13w', '2024-25', 'all', [48, 80]),
    row('in_work_13w', '2025-26', 'all', [56, 70]),
    row('in_work_13w', '2026-27', 'all', [1, 2]),
  ]
  expect(changeIn(progress(years))).toEqual({ before: '2024-25', latest: '2025-26', points: 20, low: 5.2, high: 33.4 })
  expect(changeInWords(progress(years))).toContain('20.0 points more of those registered in 2025-26 than in 2024-25')
  expect(changeInWords(progress(years, { of: 'entered_employment' }))).toContain('has had less time')
  expect(changeInWords(progress(years.slice(0, 5)))).toContain('no two years')
})
