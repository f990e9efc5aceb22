import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { testDatabase } from '#platform/testing'
import { calendarDate } from '#platform/time'
import { city, hamish, island, townOf } from '../../returns/returns.testing.ts'
import { figureIn } from '../figure.ts'
import { countForRelease } from './count.ts'

const house = await testDatabase()
const { register, freezeAs, run, correct } = await townOf(house)
const day = '2026-09-30'
const count = () => house.asStatistician((tx) => countForRelease(tx, calendarDate(day), [city, island, 'S12000033']))

test('an area that signed is counted from its return, whatever its records say since; the others from their records', async () => {
  const first = await register({ registered_on: '2026-05-04' })
  for (const registered_on of ['2026-05-11', '2026-08-03']) await register({ registered_on })
  await register({ registered_on: '2026-06-01', area_id: island })
  const { id } = await freezeAs(hamish, day)
  const unsigned = await count()
  expect(unsigned.sources.map(({ source }) => source)).toEqual(['live', 'live', 'nobody'])

  await run(
    sql`insert into measurement.return_signature (return_id, area_id, name, role, statement_version, statement, signed_at)
      values (${id}, ${city}, 'Hamish Placeholder', 'Coordinator', '1', 'So it is', '2026-10-20T10:00:00Z')`,
  )
  await register({ registered_on: '2026-05-20' })
  await register({ registered_on: '2026-05-20', area_id: island })
  await correct(first, 'gender', 'man')

  const { statistics, sources } = await count()
  const look = figureIn(statistics.rows)
  expect(sources).toEqual([
    { area_id: city, source: 'return', return_id: id, signed_on: '2026-10-20' },
    { area_id: island, source: 'live', return_id: null, signed_on: null },
    { area_id: 'S12000033', source: 'nobody', return_id: null, signed_on: null },
  ])
  expect(look('started', 'all', 'area', city)?.count).toBe(3)
  expect(look('started', 'all', 'area', island)?.count).toBe(2)
  expect(look('started', 'all')?.count).toBe(5)
  expect(look('started', 'all', 'gender', 'woman')?.count).toBe(5)
  expect(look('started', '2026-27 Q1', 'gender', 'woman')).toBeUndefined()
})
