import { v7 as uuid } from 'uuid'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Role, Viewer } from '#platform/access'
import { routerFor } from '#platform/http'
import { testDatabase } from '#platform/testing'
import { nothing, type World } from '../by-hand.testing.ts'
import { store } from '../world.testing.ts'
import { dashboardRoutes } from './dashboards.routes.ts'

const house = await testDatabase()
const [city, island] = ['S12000049', 'S12000023']
let signedInAs: Viewer | undefined
const app = routerFor(dashboardRoutes, {
  database: house.database,
  clock: house.clock,
  secret: 'a secret of the tests',
  demonstration: true,
  identify: async () => signedInAs && { viewer: signedInAs },
  navigation: () => [],
})
const get = async (role: Role, area_id: string | null, path = '/reports/progress') => {
  signedInAs = { user_id: uuid(), name: 'Ailsa Madeup', role, organisation_id: uuid(), organisation_name: '', area_id }
  const answer = await app.request(path)
  const html = await answer.text()
  return { status: answer.status, html, text: html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ') }
}

/** 40 people of the city, half of them women, of whom 16 began a job in 2025 and 2 of the men; at 26 weeks 12 answered, 9 in work. Three of the island. */
function world(): World {
  const made = nothing()
  for (let at = 0; at < 43; at++) {
    const person_id = uuid()
    made.people.push({ id: person_id, area_id: at < 40 ? city : island, date_of_birth: '2000-01-01' })
    made.spells.push({ id: uuid(), person_id, stream: 'NOLB', registered_on: '2024-05-01', left_on: null })
    made.characteristics.push({
      ...{
        person_id,
        current: true,
        trans: 'no',
        ethnic_group: 'white',
        condition_12_months: 'no',
        condition_limits: 'unknown',
      },
      ...{
        lone_parent: 'no',
        children: 0,
        youngest_child_born: null,
        disabled_child: 'no',
        gender: at % 2 === 0 ? 'woman' : 'man',
      },
    })
    const begins = at < 40 && (at % 2 === 0 ? at < 32 : at < 4)
    if (!begins) continue
    const job_id = uuid()
    made.jobs.push({ id: job_id, person_id, started_on: '2025-01-01', current: true })
    const answer = at % 2 === 1 || at >= 20 ? (at >= 28 || at === 1 ? 'no' : null) : at === 18 ? 'unknown' : 'yes'
    made.follow_ups.push({ job_id, weeks: 26, answer, current: true })
  }
  return made
}

beforeAll(async () => {
  await store(house, world())
})

describe('how people are getting on', () => {
  it('is said in one sentence, counted here from the rows by hand', async () => {
    const made = world()
    const here = new Set(made.people.filter(({ area_id }) => area_id === city).map(({ id }) => id))
    const said = (...answers: string[]) =>
      made.follow_ups.filter(({ answer }) => answer !== null && answers.includes(answer)).length
    const { text } = await get('coordinator', city)
    expect(text).toContain(`Of ${here.size} people who started, ${made.jobs.length} entered work.`)
    expect(text).toContain(
      `Of ${made.jobs.length} due at 26 weeks, ${said('yes', 'no')} answered: ${said('yes')} in work.`,
    )
  })

  it('says for whom it works better, and of whom there are too few to say', async () => {
    const { text } = await get('coordinator', city)
    expect(text).toContain('Clear of chance: Man less often than others; Woman more often than others.')
    expect((await get('coordinator', island)).text).toContain('No group differs from everybody else')
  })

  it('links each figure to what it means, and in an area to its people', async () => {
    const { html } = await get('team_lead', city)
    expect(html).toContain('/reports/definitions#in_work_26w')
    expect(html).toContain('/reports/people?of=entered_employment&amp;year=all')
  })

  it('is of the own area, or of the nation without anybody’s people', async () => {
    expect((await get('coordinator', island)).text).toContain('Of 3 people who started')
    const nation = await get('analyst', null)
    expect(nation.text).toContain('Of 43 people who started')
    expect(nation.html).not.toContain('/reports/people')
    expect((await get('analyst', null, '/reports/progress/figures')).status).toBe(200)
  })

  it.each(['key_worker', 'provider_worker', 'referrer', 'member', 'participant'] as const)(
    'is not there for a %s',
    async (role) => {
      for (const { path } of dashboardRoutes) expect([path, (await get(role, city, path)).status]).toEqual([path, 404])
    },
  )
})
