import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import { beforeEach, describe, expect, it } from 'vitest'
import { testDatabase } from '#platform/testing'
import { calendarDate } from '#platform/time'
import { nothing } from './by-hand.testing.ts'
import { statistics } from './statistics.ts'
import { store } from './world.testing.ts'

const house = await testDatabase()
const as_at = calendarDate('2026-03-31')
const person_id = uuid()
const [first, second] = [uuid(), uuid()]

/** How many started, by period. */
const started = async () => {
  const { rows } = await house.asStatistician((tx) => statistics(tx, { as_at, by: ['stream'] }))
  const of = rows.filter(({ measure, dimension }) => measure === 'started' && dimension === 'all')
  return Object.fromEntries(of.map(({ period, count }) => [period, count]))
}

const registered = (registered_on: string, id: string, left_on: string | null) => ({
  id,
  person_id,
  stream: 'NOLB',
  registered_on,
  left_on,
})
const person = { id: person_id, area_id: 'S12000049', date_of_birth: '2000-01-01' }

beforeEach(() =>
  store(house, { ...nothing(), people: [person], spells: [registered('2024-06-28', first, '2024-09-30')] }),
)

describe('a person is counted once, in the quarter of first registration', () => {
  it('however often they come back', async () => {
    expect(await started()).toEqual({ '2024-25 Q1': 1, '2024-25': 1, all: 1 })
    const spells = [registered('2024-06-28', first, '2024-09-30'), registered('2025-05-01', second, null)]
    await store(house, { ...nothing(), people: [person], spells })
    expect(await started()).toEqual({ '2024-25 Q1': 1, '2024-25': 1, all: 1 })
  })

  it.each(['2024-06-28', '2024-07-15', '2025-11-03'])('whether eligibility is checked on %s or never', async (on) => {
    const before = await started()
    await sql`update journeys.spell set eligibility_verified_on = ${on} where id = ${first}`.execute(house.asOwner)
    await sql`insert into journeys.eligibility_check (id, area_id, person_id, spell_id, verified_on, evidence, verified_by, verified_by_name)
      values (gen_random_uuid(), 'S12000049', ${person_id}, ${first}, ${on}, '{identity}', gen_random_uuid(), 'Ailsa Madeup')`.execute(
      house.asOwner,
    )
    expect(await started()).toEqual(before)
  })

  it('and a registration written down late belongs to its own quarter, which it changes', async () => {
    const late = { ...registered('2024-06-29', second, null), person_id: uuid() }
    const other = { ...person, id: late.person_id }
    const spells = [registered('2024-06-28', first, '2024-09-30'), late]
    await store(house, { ...nothing(), people: [person, other], spells })
    expect(await started()).toEqual({ '2024-25 Q1': 2, '2024-25': 2, all: 2 })
  })
})
