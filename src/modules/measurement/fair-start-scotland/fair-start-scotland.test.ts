import { v7 as uuid } from 'uuid'
import { describe, expect, it } from 'vitest'
import { testDatabase } from '#platform/testing'
import { calendarDate } from '#platform/time'
import { nothing } from '../by-hand.testing.ts'
import { statistics } from '../statistics.ts'
import { store } from '../world.testing.ts'
import { fairStartScotland } from './fair-start-scotland.ts'

const house = await testDatabase()
const as_at = calendarDate('2024-03-31')
const count = (area?: string) => house.asStatistician((tx) => fairStartScotland(tx, { as_at, area }))

/** Somebody of an area who started on these days, Fair Start Scotland unless another stream is named. */
const world = nothing()
const somebody = (area_id: string, ...starts: (string | [string, string])[]) => {
  const id = uuid()
  world.people.push({ id, area_id, date_of_birth: null })
  for (const start of starts) {
    const [registered_on, stream] = typeof start === 'string' ? [start, 'FSS'] : start
    world.spells.push({ id: uuid(), person_id: id, stream, registered_on, left_on: registered_on })
  }
}
somebody('S12000049', '2019-05-01', '2021-06-01', '2023-06-01')
somebody('S12000049', '2021-06-15', ['2022-02-01', 'NOLB'])
somebody('S12000049', ['2019-05-01', 'NOLB'], '2021-06-20')
somebody('S12000023', '2021-05-01', '2021-06-30', '2024-04-01')
await store(house, world)

describe('Fair Start Scotland', () => {
  it('counts starts, first starts as people, and later starts of the same person as re-joins', async () => {
    const rows = await count()
    expect(rows.find(({ period }) => period === 'all')).toEqual({ period: 'all', starts: 7, re_joins: 3, people: 4 })
    expect(rows.find(({ period }) => period === '2021-22 Q1')).toEqual({
      period: '2021-22 Q1',
      starts: 5,
      re_joins: 2,
      people: 3,
    })
    expect(rows.find(({ period }) => period === '2023-24')).toEqual({
      period: '2023-24',
      starts: 1,
      re_joins: 1,
      people: 0,
    })
    expect(rows.map(({ period }) => period)).not.toContain('2024-25')
  })

  it('keeps people + re-joins = starts in every period, and quarters come to years and years to all', async () => {
    for (const area of [undefined, 'S12000049', 'S12000023']) {
      const rows = await count(area)
      for (const { starts, re_joins, people } of rows) expect(people + re_joins).toBe(starts)
      const all = rows.find(({ period }) => period === 'all')
      for (const key of ['starts', 're_joins', 'people'] as const) {
        const sum = (which: RegExp) =>
          rows.filter(({ period }) => which.test(period)).reduce((n, row) => n + row[key], 0)
        expect(sum(/^\d{4}-\d{2}$/)).toBe(all?.[key])
        expect(sum(/Q\d$/)).toBe(all?.[key])
      }
    }
  })

  it('is no measure of the contract: there each of these people counts once', async () => {
    const { rows } = await house.asStatistician((tx) => statistics(tx, { as_at, by: ['stream'] }))
    const started = rows.filter(({ measure, period }) => measure === 'started' && period === 'all')
    expect(started.find(({ dimension }) => dimension === 'all')?.count).toBe(4)
    expect(started.find(({ category }) => category === 'FSS')?.count).toBe(3)
  })
})
