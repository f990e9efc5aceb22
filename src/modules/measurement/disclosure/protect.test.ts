import fc from 'fast-check'
import { expect, test } from 'vitest'
import { calendarDate } from '#platform/time'
import { rowsByHand } from '../by-hand-rows.testing.ts'
import type { Statistics, StatisticsRow } from '../statistics.ts'
import { asAtDays, worldsOf } from '../world.testing.ts'
import { attack, protect } from './index.ts'

const by = ['gender', 'priority_family', 'area']
const worlds = worldsOf({ minLength: 20, maxLength: 60 })
const days = fc.constantFrom(...asAtDays)
const told = (world: Parameters<typeof rowsByHand>[0], as_at: string): Statistics => ({
  as_at: calendarDate(as_at),
  scope: 'national',
  rows: rowsByHand(world, as_at, by),
})
const runs = { numRuns: 2 }
// What is hidden is tried in the tests of the attack; here it is looked at.
const limits = { work: 0, seconds: 60 }

test('no published count is from 1 to 4, nor what is left of its denominator', async () => {
  await fc.assert(
    fc.asyncProperty(worlds, days, async (world, day) => {
      const { rows } = await protect(told(world, day), { limits })
      const few = (number: number | null) => number !== null && number > 0 && number < 5
      expect(rows.filter((row) => few(row.count) || few(row.denominator))).toEqual([])
      expect(rows.filter((row) => few((row.denominator ?? 0) - (row.count ?? 0)) && row.denominator !== null)).toEqual(
        [],
      )
    }),
    runs,
  )
})

test('hiding only the small counts is not enough: the attack finds what a subtraction gives', async () => {
  const row = (category: string, count: number): StatisticsRow => ({
    measure: 'started',
    period: 'all',
    dimension: category === 'all' ? 'all' : 'gender',
    category,
    count,
    denominator: null,
    rate: null,
    status: 'final',
  })
  const rows = [row('all', 43), row('woman', 20), row('man', 20), row('other', 3)]
  const naive = rows.map((one) =>
    one.category === 'other' ? { ...one, count: null, status: 'suppressed' as const } : one,
  )
  const weak = async (shown: StatisticsRow[]) =>
    (await attack({ as_at: calendarDate('2026-11-22'), scope: 'national', rows: shown })).weak
  expect((await weak(naive)).map(({ row: { category } }) => category)).toContain('other')
  const { rows: kept } = await protect({ as_at: calendarDate('2026-11-22'), scope: 'national', rows })
  expect(await weak(kept)).toEqual([])
})

test('the same, in whatever order the rows come', async () => {
  await fc.assert(
    fc.asyncProperty(worlds, days, fc.infiniteStream(fc.nat()), async (world, day, numbers) => {
      const counted = told(world, day)
      const shuffled = counted.rows
        .map((row) => ({ row, at: numbers.next().value ?? 0 }))
        .sort((one, other) => one.at - other.at)
        .map(({ row }) => row)
      const first = await protect(counted, { limits })
      const second = await protect({ ...counted, rows: shuffled }, { limits })
      const lines = ({ rows }: Statistics) => rows.map((row) => JSON.stringify(row)).sort()
      expect(lines(second)).toEqual(lines(first))
    }),
    runs,
  )
})

test('what moved by a few people since it was published before is kept back, the total of everybody too', async () => {
  const rows = (more: number): StatisticsRow[] =>
    ['all', 'woman', 'man'].map((category) => ({
      measure: 'started',
      period: 'all',
      dimension: category === 'all' ? 'all' : 'gender',
      category,
      count: category === 'all' ? 100 + more : category === 'woman' ? 60 + more : 40,
      denominator: null,
      rate: null,
      status: 'final',
    }))
  const of = (more: number): Statistics => ({ as_at: calendarDate('2026-11-22'), scope: 'national', rows: rows(more) })
  const shown = async (more: number) =>
    (await protect(of(more), { earlier: [of(0)] })).rows.filter(({ count }) => count !== null).length
  expect([await shown(0), await shown(2), await shown(20)]).toEqual([3, 0, 3])
})
