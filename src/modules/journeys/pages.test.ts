import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { testDatabase } from '#platform/testing'
import { calendarDate } from '#platform/time'
import { markupProblems } from '../../platform/ui/markup.testing.ts'
import { appointmentsOf } from './appointments/appointments.queries.ts'
import { ratingsOf } from './distance-travelled/ratings.queries.ts'
import { oneToOneOf } from './interventions/support-given.queries.ts'
import { routes } from './journeys.routes.ts'
import { colleagueOf, neighbourhood, supportedPerson } from './journeys.testing.ts'
import { notesOf } from './notes/notes.queries.ts'
import { planOf } from './plan/plan.queries.ts'
import { site } from './site.testing.ts'
import { stagesOf } from './stages/stages.ts'

const house = await testDatabase()
const { works, support } = await neighbourhood(house)
const morag = await colleagueOf(house, works, 'team_lead')
const stranger = await colleagueOf(house, support, 'key_worker', 'Angus Madeup')
const { open, send } = site(house)

const { person, spell } = await supportedPerson(house, morag, calendarDate('2026-09-01'))
const at = `/people/${person.id}`
await send(morag, `${at}/notes/new`, { kind: 'met', happened_on: '2026-11-20', words: 'One.\n\nTwo.' })
await send(morag, `${at}/appointments/new`, { on_date: '2026-11-23', at_time: '10am', how: 'phone', about: 'The plan' })
const goal = await send(morag, `${at}/plan/goals/new`, { words: 'A job' })
await send(morag, goal.to ?? '', { words: 'A CV', who: 'together', by_on: '2026-12-01' })
await send(morag, `${at}/plan/agree`, { how: 'together', agreed_on: '2026-11-23' })
await send(morag, `${at}/plan/review`, { held_on: '2026-11-20', how: 'phone', said: 'All well' })
await send(morag, `${at}/plan/pause`, { kind: 'exemption', exemption_reason: 'settled', from_on: '2026-11-21' })
const reviews = (await open(morag, `${at}/plan/reviews`)).html
const begun = await send(morag, `${at}/assessment`, {})
await send(morag, begun.to ?? '', { answer: 'Dogs' })
await send(morag, `${at}/distance/rate`, {
  rater: 'person',
  'rated_on-day': '20',
  'rated_on-month': '11',
  'rated_on-year': '2026',
  'ratings-money': '2',
})
const record = await open(morag, `${at}/assessment`)
await sql`insert into journeys.assessment (id, area_id, person_id, spell_id, instrument, version, started_on, started_by_name, finished_at, finished_on)
  select gen_random_uuid(), area_id, person_id, spell_id, instrument, '1', '2026-09-02', 'Morag', now(), '2026-09-02'
  from journeys.assessment where person_id = ${person.id}`.execute(house.asOwner)

await send(morag, `${at}/support/new`, {
  intervention: 'money',
  what: 'A bank account',
  organisation_id: works.id,
  on_date: '2026-11-20',
  stream: 'NOLB',
  cost_pence: '0',
})

for (const [what, stream] of [
  ['A course', 'NOLB'],
  ['A book', 'PESF'],
] as const)
  await send(morag, `${at}/support/new`, {
    ...{ intervention: 'skills', what, organisation_id: works.id, on_date: '2026-11-18', stream, cost_pence: '10' },
  })
const estimate = await send(morag, `${at}/money/estimate`, {
  ...{ hours: '25', wage: '13', age: '25', household: 'single', children: '0', rent: '600' },
})
const iain = await colleagueOf(house, works, 'key_worker', 'Iain Madeup')
await send(iain, `${at}/notes/new`, { kind: 'phone', happened_on: '2026-11-22', words: 'Told', told: morag.user_id })

const ids = await house.asViewer(morag, async (tx) => {
  const plan = await planOf(tx, spell)
  return {
    person: person.id,
    slug: 'hopes',
    estimate: estimate.to?.split('/').at(-1),
    note: (await notesOf(tx, person.id))[0]?.id,
    appointment: (await appointmentsOf(tx, person.id))[0]?.id,
    given: (await oneToOneOf(tx, person.id))[0]?.id,
    stage: (await stagesOf(tx, spell.id))[0]?.id,
    goal: plan.goals[0]?.id,
    step: plan.goals[0]?.steps[0]?.id,
    review: /reviews\/([0-9a-f-]{36})/.exec(reviews)?.[1],
    pause: /pauses\/([0-9a-f-]{36})/.exec(reviews)?.[1],
    rating: (await ratingsOf(tx, person.id))[0]?.id,
    assessment: /assessments\/([0-9a-f-]{36})/.exec(record.html)?.[1],
  }
})
const named = new Map<string, string | undefined>(Object.entries(ids))
const paths = routes
  .map((route) => route.path)
  .filter((path) => path === '/people' || path.startsWith('/people/:person'))
/** The same name may stand for another thing in another address. */
const elsewhere: Record<string, string> = { '/people/:person/two-funds/:slug': 'skills-2026-11-16' }
const filled = (path: string) =>
  path
    .replace(':slug', elsewhere[path] ?? 'hopes')
    .replace(/:(\w+)/g, (_, name: string) => named.get(name) ?? 'missing')

describe('every page of a journey', () => {
  it.each(paths)('%s opens for the worker, is valid HTML, and says nothing to a stranger', async (path) => {
    const shown = await open(morag, filled(path))
    expect(shown.status).toBe(200)
    expect(await markupProblems(shown.html)).toEqual([])
    const refused = await open(stranger, filled(path))
    expect(refused.status).toBe(path === '/people' ? 200 : 404)
    expect(refused.html).not.toContain('Isla')
  })
})

const hamish = await colleagueOf(house, works, 'coordinator', 'Hamish Imaginary')
const published = (await send(hamish, '/assessment-questions', {})).to ?? ''
await send(hamish, `${published}/publish`, { about: 'As it was', from_on: '2026-11-23' })
const draft = (await send(hamish, '/assessment-questions', {})).to ?? ''

describe('every page of the questions', () => {
  const own = [
    ...['/assessment-questions', '/assessment-questions/use', `${published}/end`],
    ...['', '/preview/hopes', '/questions/new', '/questions/housing', '/publish', '/give-up'].map(
      (path) => draft + path,
    ),
  ]
  it('opens for who writes them, is valid HTML, and is not found by a worker', async () => {
    for (const path of [...own, published]) {
      const shown = await open(hamish, path)
      expect([path, shown.status]).toEqual([path, 200])
      expect([path, await markupProblems(shown.html)]).toEqual([path, []])
      expect([path, (await open(stranger, path)).status]).toEqual([path, 404])
    }
  })
})
