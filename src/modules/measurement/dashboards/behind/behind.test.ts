import fc from 'fast-check'
import { expect, it } from 'vitest'
import { testDatabase } from '#platform/testing'
import { calendarDate } from '#platform/time'
import { statistics } from '../../statistics.ts'
import { store, worlds } from '../../world.testing.ts'
import { keysBehind } from './behind.queries.ts'

const house = await testDatabase()
const as_at = calendarDate('2025-06-30')
const area = 'S12000049'

it('the people behind a figure are as many as it says, each once', async () => {
  await fc.assert(
    fc.asyncProperty(worlds, async (world) => {
      await store(house, world)
      const { rows } = await house.asStatistician((tx) => statistics(tx, { as_at, area, by: [] }))
      for (const row of rows.filter(
        ({ period, status }) => (period === 'all' || /-\d\d$/.test(period)) && status !== 'too_early',
      )) {
        const keys = await house.asStatistician((tx) =>
          keysBehind(tx, { as_at, area, measure: row.measure, period: row.period }),
        )
        expect([row.measure, row.period, keys.length, new Set(keys).size]).toEqual([
          row.measure,
          row.period,
          row.count,
          row.count,
        ])
      }
    }),
    { numRuns: 6, seed: 82 },
  )
}, 120_000)

it('and so are those of one group', async () => {
  const by = ['gender', 'age_band', 'disabled', 'ethnic_group', 'parent', 'priority_family', 'stream'] as const
  let groups = 0
  await fc.assert(
    fc.asyncProperty(worlds, async (world) => {
      await store(house, world)
      const { rows } = await house.asStatistician((tx) => statistics(tx, { as_at, area, by }))
      for (const { measure, dimension, category, count } of rows.filter(
        (row) => row.measure === 'started' && row.period === 'all' && row.dimension !== 'all',
      )) {
        if (dimension === 'all' || dimension === 'area') continue
        const asked = { as_at, area, measure, period: 'all', group: { dimension, category } }
        const keys = await house.asStatistician((tx) => keysBehind(tx, asked))
        expect([dimension, category, new Set(keys).size]).toEqual([dimension, category, count])
        groups += 1
      }
    }),
    { numRuns: 2, seed: 83 },
  )
  expect(groups).toBeGreaterThan(10)
}, 60_000)
