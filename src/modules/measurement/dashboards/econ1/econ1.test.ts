import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { testDatabase } from '#platform/testing'
import { calendarDate } from '#platform/time'
import { arrange } from '../../releases/releases.testing.ts'
import { keysBehindEcon1 } from '../behind/behind.queries.ts'
import { econ1 } from './econ1.queries.ts'

const house = await testDatabase()
const [city, island] = ['S12000049', 'S12000023']
const as_at = calendarDate('2026-11-22')
const began = (begun: number, on: string) => ({ begun, on, yes: 0, no: 0 })

it('counts whoever was unemployed at registration in the year their first job began, in the area, and nobody else', async () => {
  await arrange(house, [
    { area: city, people: 9, registered_on: '2025-01-10', jobs: began(4, '2025-03-31') },
    { area: city, people: 9, registered_on: '2025-02-10', jobs: began(3, '2025-04-01') },
    { area: city, people: 9, registered_on: '2025-02-11', jobs: began(2, '2026-11-23') },
    { area: island, people: 5, registered_on: '2025-02-12', jobs: began(5, '2025-04-01') },
  ])
  const all = (area: string | undefined) => house.asStatistician((tx) => econ1(tx, { as_at, area }))
  expect(await all(city)).toEqual([])
  await sql`update people.characteristics set employment_status = case when asked_on = '2025-02-10' then 'employed' else 'unemployed' end`.execute(
    house.asOwner,
  )
  expect(await all(city)).toEqual([{ year: '2024-25', people: 4 }])
  await sql`update people.characteristics set employment_status = 'unemployed'`.execute(house.asOwner)
  expect(await all(city)).toEqual([
    { year: '2024-25', people: 4 },
    { year: '2025-26', people: 3 },
  ])
  expect(await all(undefined)).toEqual([
    { year: '2024-25', people: 4 },
    { year: '2025-26', people: 8 },
  ])
  for (const [year, people] of [
    ['2024-25', 4],
    ['2025-26', 3],
    ['2026-27', 0],
  ] as const) {
    const keys = await house.asStatistician((tx) => keysBehindEcon1(tx, { area: city, as_at, year }))
    expect(new Set(keys).size).toBe(people)
    expect(keys).toHaveLength(people)
  }
})
