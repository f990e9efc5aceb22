import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { createAuth } from '#platform/auth'
import { testDatabase } from '#platform/testing'
import { demonstrateGroups } from './groups.ts'
import { seedDemonstration } from './index.ts'

const house = await testDatabase()
const auth = createAuth({
  database: house.database,
  clock: house.clock,
  settings: { secondFactor: 'offered' },
  secret: 'a secret of this test, long enough for anybody',
  baseUrl: 'http://localhost',
})

it('the demonstration has a full group whose last register is open, one of a provider, and support one to one; made once', async () => {
  await seedDemonstration({ owner: house.owner, auth, clock: house.clock })
  await demonstrateGroups(house.database, house.clock)
  await demonstrateGroups(house.database, house.clock)
  const { rows } = await sql<Record<string, number>>`select (select count(*)::int from journeys.cohort) as groups,
    (select count(*)::int from journeys.enrolment where placed_at is not null) as placed, (select count(*)::int from journeys.enrolment where placed_at is null) as waiting,
    (select count(distinct session_id)::int from journeys.session_mark) as registers, (select count(*)::int from journeys.one_to_one) as given`.execute(
    house.asOwner,
  )
  expect(rows[0]).toEqual({ groups: 2, placed: 17, waiting: 2, registers: 4, given: 6 })
})
