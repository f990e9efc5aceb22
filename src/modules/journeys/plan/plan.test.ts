import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import { describe, expect, it } from 'vitest'
import { openRelationship, type Person } from '#modules/people'
import type { Viewer } from '#platform/access'
import { testDatabase } from '#platform/testing'
import { colleagueOf, neighbourhood, supportedPerson, viewerOf } from '../journeys.testing.ts'
import { site } from '../site.testing.ts'
import { planOf } from './plan.queries.ts'
import { type Plan, standing } from './plan.ts'

const house = await testDatabase()
const { works, support } = await neighbourhood(house)
const morag = await colleagueOf(house, works)
const { open, send, formAt } = site(house)

/** The account of a person themself. */
async function accountOf(person: Person): Promise<Viewer> {
  const user_id = uuid()
  await house.asViewer(morag, (tx) =>
    openRelationship(tx, {
      area_id: person.area_id,
      person_id: person.id,
      holder: user_id,
      kind: 'self',
      sees: 3,
      because: { kind: 'account', id: user_id },
    }),
  )
  return {
    user_id,
    name: 'Isla Sample',
    role: 'participant',
    organisation_id: null,
    organisation_name: '',
    area_id: person.area_id,
  }
}

/** Somebody with one goal and one step of their own. */
async function planned() {
  const { person, spell } = await supportedPerson(house, morag)
  const at = `/people/${person.id}/plan`
  await send(morag, `${at}/aim`, { aim: 'A job with animals, and my own bus money.' })
  const goal = await send(morag, `${at}/goals/new`, { words: 'Two days a week at the rescue centre' })
  await send(morag, goal.to ?? '', { words: 'Visit the centre', who: 'person', by_on: '2026-12-04' })
  const plan = () => house.asViewer(morag, (tx) => planOf(tx, spell))
  const first = (await plan()).goals[0]
  return { person, spell, at, plan, goal: first?.id ?? '', step: first?.steps[0]?.id ?? '' }
}

const stands = async (plan: () => Promise<Plan>) => standing(await plan())

describe('an action plan', () => {
  it('holds the aim in their own words, goals, and steps with who and by when', async () => {
    const { at, plan } = await planned()
    expect(await plan()).toMatchObject({
      aim: 'A job with animals, and my own bus money.',
      goals: [
        {
          words: 'Two days a week at the rescue centre',
          state: 'open',
          steps: [{ who: 'person', by_on: '2026-12-04', state: 'to_do' }],
        },
      ],
    })
    const { html } = await open(morag, `${at}/print`)
    expect(html).toContain('Visit the centre')
    expect(html).not.toContain('Add a step')
  })

  it('is agreed by both: by the worker with them present, at once', async () => {
    const { at, plan } = await planned()
    expect(await stands(plan)).toBe('not_agreed')
    const token = await formAt(morag, `${at}/agree`)
    for (let press = 0; press < 2; press++)
      await send(morag, `${at}/agree`, { how: 'together', agreed_on: '2026-11-23', review_on: '2027-01-11' }, token)
    expect(await stands(plan)).toBe('agreed')
    expect((await plan()).agreements).toMatchObject([{ how: 'together', review_on: '2027-01-11' }, { how: 'together' }])
  })

  it('is agreed by the person from their own account, who marks their own steps done', async () => {
    const { person, at, plan, step } = await planned()
    const isla = await accountOf(person)
    await send(morag, `${at}/agree`, { how: 'own_account', agreed_on: '2026-11-23' })
    expect(await stands(plan)).toBe('waits_for_person')
    expect((await open(isla, '/my/plan')).html).toContain('I have done it')
    expect((await send(isla, '/my/plan', {})).to).toBe('/my/plan')
    expect(await stands(plan)).toBe('agreed')
    await send(isla, `/my/plan/steps/${step}`, {})
    expect((await plan()).goals[0]?.steps[0]).toMatchObject({ state: 'done', state_on: '2026-11-23' })
    expect(await stands(plan), 'doing a step is no amendment').toBe('agreed')
  })

  it('amended after it was agreed is to be agreed again, and what was agreed is kept', async () => {
    const { at, spell, plan, goal, step } = await planned()
    const amendments = [
      () => send(morag, `${at}/steps/${step}`, { words: 'Visit twice', who: 'together', by_on: '' }),
      () => send(morag, `${at}/goals/${goal}`, { words: 'One day a week' }),
      () => send(morag, `${at}/steps/${step}/state`, { state: 'dropped', reason: 'The centre moved' }),
      () => send(morag, `${at}/goals/new`, { words: 'A bus card' }),
    ]
    for (const amend of amendments) {
      await send(morag, `${at}/agree`, { how: 'together', agreed_on: '2026-11-23' })
      expect(await stands(plan)).toBe('agreed')
      expect((await amend()).status).toBe(303)
      expect(await stands(plan)).toBe('to_agree_again')
    }
    const kept = await sql<{ plan: { goals: { words: string }[] } }>`
      select plan from journeys.plan_agreement where spell_id = ${spell.id} and party = 'person' order by recorded_at, id`.execute(
      house.asOwner,
    )
    expect(kept.rows[0]?.plan.goals[0]?.words).toBe('Two days a week at the rescue centre')
    const former = await sql`select 1 from journeys.former_row where row_id = ${step}`.execute(house.asOwner)
    expect(former.rows).toHaveLength(2)
  })

  it('asks for a reason, keeps what was typed, and is not agreed while it is empty', async () => {
    const { at, goal, step } = await planned()
    expect((await send(morag, `${at}/goals/${goal}/state`, { state: 'archived' })).html).toContain(
      'Say why it is set aside',
    )
    expect((await send(morag, `${at}/steps/${step}/state`, { state: 'dropped' })).html).toContain(
      'Say why it is dropped',
    )
    const past = await send(morag, `${at}/goals/${goal}/steps/new`, {
      words: 'Ring them',
      who: 'person',
      by_on: '2026-11-20',
    })
    expect(past.status).toBe(422)
    expect(past.html).toContain('Ring them')
    const { person } = await supportedPerson(house, morag)
    const empty = await send(morag, `/people/${person.id}/plan/agree`, { how: 'together', agreed_on: '2026-11-23' })
    expect(empty.html).toContain('no open goal in the plan yet')
  })

  it('is theirs and their workers’ alone', async () => {
    const { person, at, step } = await planned()
    const { person: another } = await planned()
    const stranger = await accountOf(another)
    expect((await open(viewerOf(support), at)).status).toBe(404)
    expect((await open(stranger, `/my/plan/steps/${step}`)).status).toBe(404)
    expect((await open(stranger, `/people/${person.id}/plan`)).status).toBe(404)
  })
})
