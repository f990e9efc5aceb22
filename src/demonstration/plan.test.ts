import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { ensurePartnerships } from '#modules/partnership'
import { loadPlan, plansOf } from '#modules/plans'
import type { Viewer } from '#platform/access'
import { createAuth } from '#platform/auth'
import { testDatabase } from '#platform/testing'
import { demonstratePartnership, seedDemonstration } from './index.ts'
import { demonstratePlan } from './plan.ts'

const house = await testDatabase()
const area = 'S12000049'
const coordinator: Viewer = {
  ...{ user_id: 'b7a5c0de-0000-4000-8000-000000000003', name: 'Alasdair Placeholder', role: 'coordinator' },
  ...{ organisation_id: null, organisation_name: '', area_id: area },
}
const now = () =>
  house.asWorker(async (tx) => {
    const plans = await plansOf(tx, area)
    return Promise.all(plans.map(({ id }) => loadPlan(tx, coordinator, id, house.clock.today())))
  })

describe('the delivery plan of the demonstration', () => {
  beforeAll(async () => {
    const parts = { secret: 'a secret of this test, long enough for anybody', baseUrl: 'http://localhost' }
    const auth = createAuth({
      ...parts,
      database: house.database,
      clock: house.clock,
      settings: { secondFactor: 'offered' },
    })
    await seedDemonstration({ owner: house.owner, auth, clock: house.clock })
    await house.asWorker(ensurePartnerships)
    await demonstratePartnership(house.database, house.clock)
    await demonstratePlan(house.database, house.clock)
  }, 120_000)

  test('is published whole for its three years and for this one, and next year’s is being written', async () => {
    const plans = await now()
    expect(plans.map(({ plan, current }) => [plan.kind, current?.number ?? null])).toEqual([
      ['year', null],
      ['year', 1],
      ['three_years', 1],
      ['year', null],
    ])
    const whole = plans[2]
    expect(whole?.items.filter(({ standing }) => standing !== 'ready')).toEqual([])
    const next = plans[0]
    expect(next?.items.filter(({ standing }) => standing === 'changed' || standing === 'written').length).toBe(3)
    expect(next?.items.reduce((sum, { suggestions, comments }) => sum + suggestions + comments, 0)).toBe(2)
    expect(next?.now.figures.map(({ kind }) => kind)).toEqual(['number', 'chart'])
  })

  test('is there once, however often the program starts', async () => {
    await demonstratePlan(house.database, house.clock)
    expect(await now()).toHaveLength(4)
    const { rows } = await sql<{ many: number }>`select count(*)::int as many from plans.text`.execute(house.asOwner)
    expect(rows[0]?.many).toBe(27 + 9 + 5)
  })
})
