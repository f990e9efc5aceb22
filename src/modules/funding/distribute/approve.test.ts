import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { Refused } from '#platform/http'
import { testDatabase } from '#platform/testing'
import { coordinator, on, wrongInTheBooks } from '../funding.testing.ts'
import { type Asked, distribute } from './distribution.ts'
import { approve, givenIn, propose, selectOptionalDistribution } from './distributions.queries.ts'

const house = await testDatabase()
const analyst = coordinator({ role: 'analyst', area_id: null, organisation_id: null, organisation_name: '' })

test('approved once, by one of two who try at once, every area has its share in its own books, to the penny', async () => {
  const { rows } = await sql<{ id: string }>`select id from partnership.area order by id`.execute(house.asOwner)
  const areas = rows.map(({ id }) => id)
  const values = Object.fromEntries(areas.map((area, place) => [area, 7 + 13 * place]))
  const asked: Asked = {
    ...{ pence: 100_000_001, areas, former: {}, floor_pence: 5000, floor_percent: 0, cap_percent: null },
    indicators: [{ name: 'Out of work', as_at: '2026-03-31', source: 'test', weight: 1, values }],
    phase: { year: 1, of: 1 },
  }
  const shared = distribute(asked)
  if ('refused' in shared) throw new Error(shared.refused)
  const id = await house.asViewer(analyst, (tx) => propose(tx, analyst, '2027-28', 'NOLB', asked))
  const once = () =>
    house.asViewer(analyst, async (tx) => {
      const proposal = await selectOptionalDistribution(tx, id)
      if (proposal === undefined) throw new Error('the proposal is gone')
      await approve(tx, analyst, proposal, shared.steps, on)
    })
  const both = await Promise.allSettled([once(), once()])
  expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  expect(both.some((one) => one.status === 'rejected' && one.reason instanceof Refused)).toBe(true)
  const given = await house.asViewer(analyst, (tx) => givenIn(tx, 'NOLB', '2027-28'))
  expect(given).toEqual(Object.fromEntries(shared.steps.map(({ area, pence }) => [area, pence])))
  expect(Object.values(given).reduce((sum, pence) => sum + pence, 0)).toBe(100_000_001)
  expect(await wrongInTheBooks(house)).toEqual([])
})
