import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Role, Viewer } from '#platform/access'
import { routerFor } from '#platform/http'
import { testDatabase } from '#platform/testing'
import { nothing, type World } from './by-hand.testing.ts'
import { routes } from './index.ts'
import { store } from './world.testing.ts'

const house = await testDatabase()
const viewer = (role: Role, area_id: string | null): Viewer => ({
  user_id: uuid(),
  name: 'Ailsa Madeup',
  role,
  organisation_id: uuid(),
  organisation_name: 'Northtown Partnership',
  area_id,
})
let signedInAs: Viewer | undefined
const app = routerFor(routes, {
  database: house.database,
  clock: house.clock,
  secret: 'a secret of the tests',
  demonstration: true,
  identify: async () => signedInAs && { viewer: signedInAs },
  navigation: () => [],
})
const get = async (as: Viewer | undefined, path: string) => {
  signedInAs = as
  const answer = await app.request(path)
  const text = await answer.text()
  return {
    status: answer.status,
    headers: answer.headers,
    text,
    cells: text.replace(/<[^>]+>/g, '|').replace(/\|+/g, '|'),
  }
}

/** 40 people of the city, 10 of whom began a job on 1 January 2025 and 8 of these still in work at 13 weeks; 3 people of the island. */
const world = (): World => {
  const made = nothing()
  for (let at = 0; at < 43; at++) {
    const person_id = uuid()
    made.people.push({ id: person_id, area_id: at < 40 ? 'S12000049' : 'S12000023', date_of_birth: '2000-01-01' })
    made.spells.push({ id: uuid(), person_id, stream: 'NOLB', registered_on: '2024-05-01', left_on: null })
    if (at >= 10) continue
    const job_id = uuid()
    made.jobs.push({ id: job_id, person_id, started_on: '2025-01-01', current: true })
    made.follow_ups.push({ job_id, weeks: 13, answer: at < 8 ? 'yes' : null, current: true })
  }
  return made
}

const coordinator = viewer('coordinator', 'S12000049')

beforeAll(() => store(house, world()))

describe('the coordinator’s reports', () => {
  it('show the area’s own figures by year, with shares of those who could have got there', async () => {
    const { status, cells } = await get(coordinator, '/reports')
    expect(status).toBe(200)
    expect(cells).toContain('|2024-25|40|10|25.0|10|80.0|80.0|0|')
    expect(cells).toContain('of 10')
  })

  it('say of a year in which nobody could be due that it is too early, never nought', async () => {
    await sql`update journeys.spell set registered_on = '2026-11-20' where person_id in (select person_id from outcomes.job)`.execute(
      house.asOwner,
    )
    const { cells } = await get(coordinator, '/reports')
    expect(cells).toContain('|2026-27 so far|10|0|0.0|too early|too early|too early|0|')
    await store(house, world())
  })

  it('hold nothing of another area, and each figure links to what it means', async () => {
    const { text } = await get(viewer('coordinator', 'S12000023'), '/reports')
    expect(text).not.toContain('>40<')
    expect(text).toContain('/reports/definitions#in_work_13w')
    expect((await get(coordinator, '/reports/definitions')).text).toContain('id="in_work_13w"')
  })

  it('show Fair Start Scotland apart, by its own rule, where anybody started it, and only there', async () => {
    expect((await get(coordinator, '/reports')).text).not.toContain('Re-joins')
    await sql`update journeys.spell set stream = 'FSS' where person_id in (select person_id from outcomes.job)`.execute(
      house.asOwner,
    )
    const { cells, text } = await get(coordinator, '/reports')
    expect(cells).toContain('|2024-25|10|10|0|')
    expect(text).toContain('/reports/definitions#fair_start_scotland')
    expect((await get(coordinator, '/reports/figures?of=fss')).text).toContain('all,10,0,10')
    expect((await get(viewer('coordinator', 'S12000023'), '/reports')).text).not.toContain('Re-joins')
    await store(house, world())
  })

  it('say how deprived the places are where people lived', async () => {
    const made = world()
    const place = { postcode: 'ZA1 1AA', data_zone: 'X01000001', decile: 2, urban_rural: 1 }
    made.editions.push({ from_on: '2020-01-01', current: true, places: [place] })
    for (const { id } of made.people.slice(0, 30))
      made.addresses.push({ person_id: id, postcode: 'ZA1 1AA', superseded_at: null })
    await store(house, made)
    const { cells } = await get(coordinator, '/reports?by=simd_quintile')
    expect(cells).toContain('|1, most deprived|30|75.0|')
    expect(cells).toContain('|Not known|10|25.0|')
    await store(house, world())
  })

  it('download as the rows of the contract', async () => {
    const { text, headers } = await get(coordinator, '/reports/figures?format=csv')
    expect(headers.get('content-disposition')).toContain('figures-to-2026-11-23.csv')
    expect(text).toContain('in_work_13w,all,all,all,8,10,80,final')
    const book = await get(coordinator, '/reports/figures?format=xlsx&by=age_band')
    expect(book.headers.get('content-type')).toContain('spreadsheetml')
  })

  it.each(['/reports', '/reports/figures', '/statistics/national'])(
    '%s is not there for a key worker',
    async (path) => {
      expect((await get(viewer('key_worker', 'S12000049'), path)).status).toBe(404)
    },
  )
})
