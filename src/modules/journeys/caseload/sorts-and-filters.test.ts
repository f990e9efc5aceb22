import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import { describe, expect, it } from 'vitest'
import { endJob, followUpToAsk, recordJob } from '#modules/outcomes'
import { flagged, priorityFamily, recordCharacteristics } from '#modules/people'
import { testDatabase } from '#platform/testing'
import { addDays, addWeeks, type CalendarDate, calendarDate } from '#platform/time'
import { colleagueOf, neighbourhood, supportedPerson, today } from '../journeys.testing.ts'
import { addGoal, addStep, moveGoal, moveStep, setAim } from '../plan/change-plan.ts'
import { site } from '../site.testing.ts'
import { beginStage } from '../stages/stages.ts'
import { type CaseloadSort, caseloadOf } from './caseload.queries.ts'

const house = await testDatabase()
const { works } = await neighbourhood(house)
const morag = await colleagueOf(house, works)
const ross = await colleagueOf(house, works, 'team_lead', 'Ross Pretend')
const iain = await colleagueOf(house, works, 'key_worker', 'Iain Madeup')
const { open } = site(house, [followUpToAsk, priorityFamily, flagged])

/** What is so of each, told here and nowhere else in this form: what the lists must agree with. */
const facts = {
  Ailsa: { aim: 'Work with wood', stages: [2], stream: 'UKSPF', registered: '2025-02-03', lead: ross },
  Blair: { aim: 'a bakery', stages: [1, 4], stream: 'NOLB', registered: '2026-08-03', lead: iain },
  Catriona: { aim: null, stages: [1, 3], stream: 'PESF', registered: '2024-08-05', lead: morag },
} as const
type Name = keyof typeof facts
const names: Name[] = ['Ailsa', 'Blair', 'Catriona']

const made = new Map<Name, Awaited<ReturnType<typeof supportedPerson>>>()
for (const name of names) {
  const { aim, stages, stream, registered, lead } = facts[name]
  const one = await supportedPerson(house, lead, calendarDate(registered), { given_name: name, family_name: 'Fictus' })
  await sql`update journeys.spell set stream = ${stream} where id = ${one.spell.id}`.execute(house.asOwner)
  await sql`delete from journeys.stage where spell_id = ${one.spell.id}`.execute(house.asOwner)
  await house.asViewer(lead, async (tx) => {
    if (aim !== null) await setAim(tx, lead, one.spell, aim)
    for (const stage of stages)
      await beginStage(tx, lead, { spell: one.spell, stage, from_on: addDays(today, -5) }, today)
  })
  made.set(name, one)
}
const person = (name: Name) => {
  const one = made.get(name)
  if (one === undefined) throw new Error(`${name} was not made`)
  return one
}

describe('the columns that may be chosen', () => {
  const keyOf: Partial<Record<CaseloadSort, (name: Name) => string>> = {
    aim: (name) => facts[name].aim?.toLowerCase() ?? '',
    stages: (name) => facts[name].stages.join(''),
    stream: (name) => facts[name].stream,
    registered: (name) => facts[name].registered,
    lead: (name) => facts[name].lead.name.toLowerCase(),
  }

  it.each(Object.entries(keyOf))('sort by %s, both ways', async (sort, key) => {
    const by = names.toSorted((one, other) => (key(one) < key(other) ? -1 : 1))
    for (const direction of ['ascending', 'descending'] as const) {
      const options = { whose: 'team', sort: sort as CaseloadSort, direction } as const
      const { rows } = await house.asViewer(ross, (tx) => caseloadOf(tx, ross, options, today))
      expect(rows.map(({ given_name }) => given_name)).toEqual(direction === 'ascending' ? by : by.toReversed())
    }
  })

  it('stand in the page with what is so of each', async () => {
    const { html } = await open(ross, '/people?whose=team&cols=aim.stages.stream.registered.lead')
    const headings = ['Aiming for', 'Stages now', 'Funding stream', 'Registered', 'Lead']
    for (const words of ['a bakery', 'not written yet', 'Engagement, Vocational']) expect(html).toContain(words)
    for (const words of [
      'UK Shared Prosperity Fund',
      'Parental Employability Support Fund',
      '5 August 2024',
      'Iain Madeup',
    ])
      expect(html).toContain(words)
    const labels = [...html.matchAll(/<td data-label="([^"]+)"/g)].map(([, label]) => label)
    expect(labels.slice(0, 6)).toEqual([...headings, headings[0]])
  })
})

const only = async (key: string) => {
  const { html } = await open(ross, `/people?whose=team&only=${key}`)
  const shown = names.filter((name) => html.includes(`${name} Fictus`))
  const many = shown.length === 0 ? 'Nobody' : shown.length === 1 ? '1 person' : `${shown.length} people`
  expect(html).toContain(`${many} supported by Northtown Works`)
  return shown
}

describe('only those', () => {
  it('in a priority family group, by what they answered last, on the day that is asked for', async () => {
    const not = 'not_asked'
    const nobody = {
      gender: not,
      trans: not,
      sexual_orientation: not,
      ethnic_group: not,
      lone_parent: not,
      children: null,
      convictions: not,
    }
    const health = {
      condition_12_months: not,
      condition_limits: not,
      conditions: [],
      disabled_child: not,
      carer: not,
      care_experienced: not,
    }
    const more = {
      homeless: not,
      refugee: not,
      armed_forces: not,
      employment_status: not,
      unemployed_since: null,
      qualification_scqf: null,
    }
    const asked = { ...nobody, ...health, ...more, youngest_child_date_of_birth: null }
    const answer = (name: Name, answers: Partial<Parameters<typeof recordCharacteristics>[3]>) =>
      house.asViewer(facts[name].lead, (tx) =>
        recordCharacteristics(tx, facts[name].lead, person(name).person, { ...asked, ...answers }, today),
      )
    expect(await only('family')).toEqual([])
    const born = (youngest_child_date_of_birth: CalendarDate) => ({ children: 1, youngest_child_date_of_birth })
    await answer('Ailsa', { lone_parent: 'yes', ...born(addWeeks(today, -300)) })
    await answer('Blair', { lone_parent: 'no', ...born(addWeeks(today, -50)) })
    await answer('Catriona', { lone_parent: 'no', ...born(addWeeks(today, -54)) })
    expect(await only('family')).toEqual(['Ailsa', 'Blair'])
    await answer('Ailsa', { lone_parent: 'no', children: 0 })
    expect(await only('family')).toEqual(['Blair'])
  })

  it('with a flag that still stands, as far as whoever asks must know of it', async () => {
    const flag = uuid()
    await house.asViewer(iain, (tx) =>
      sql`select people.raise_flag(${flag}, ${person('Blair').person.id}, 'lone_working', 'A dog', ${addDays(today, 90)}, 'Iain')`.execute(
        tx,
      ),
    )
    expect(await only('flag')).toEqual(['Blair'])
    await house.asViewer(iain, (tx) =>
      sql`select people.look_again(${flag}, 'No dog now', 'Iain', null, null, null)`.execute(tx),
    )
    expect(await only('flag')).toEqual([])
  })

  it('in work with a follow-up still to be answered', async () => {
    const jobs = new Map<Name, string>()
    for (const name of ['Ailsa', 'Catriona'] as const) {
      const { id: spell_id, person_id, area_id } = person(name).spell
      const job = { employer: null, started_on: addWeeks(today, -6), hours_per_week: 20, contract: 'permanent' }
      const pay = { pay_pence_per_hour: null }
      const { lead } = facts[name]
      jobs.set(
        name,
        await house.asViewer(lead, (tx) => recordJob(tx, lead, { area_id, person_id, spell_id, ...job, ...pay })),
      )
    }
    expect(await only('work')).toEqual(['Ailsa', 'Catriona'])
    await house.asViewer(ross, (tx) =>
      endJob(tx, ross, jobs.get('Ailsa') ?? '', { ended_on: today, ended_reason: 'left' }),
    )
    expect(await only('work')).toEqual(['Catriona'])
    await sql`update outcomes.follow_up set answer = 'yes', said_by = 'person', answered_on = due_on, recorded_at = now()
      where job_id = ${jobs.get('Catriona')}`.execute(house.asOwner)
    expect(await only('work')).toEqual([])
  })

  it('with a step that is late: to be done or begun, of a goal that is open, by a day before today', async () => {
    const words = { words: 'CV', who: 'person', who_name: null } as const
    const step = async (name: Name, by_on: CalendarDate | null) => {
      const { lead } = facts[name]
      const { spell } = person(name)
      return house.asViewer(lead, async (tx) => {
        const goal = await addGoal(tx, lead, spell, 'A job', today)
        return { lead, spell, goal, id: await addStep(tx, lead, spell, goal, { ...words, by_on }, today) }
      })
    }
    const late = await step('Ailsa', addDays(today, -1))
    const shelved = await step('Blair', addDays(today, -30))
    await step('Catriona', today)
    await step('Catriona', null)
    expect(await only('step')).toEqual(['Ailsa', 'Blair'])
    await house.asViewer(iain, (tx) =>
      moveGoal(
        tx,
        iain,
        shelved.spell,
        { id: shelved.goal, words: 'A job' },
        { state: 'archived', reason: 'Not now' },
        today,
      ),
    )
    expect(await only('step')).toEqual(['Ailsa'])
    await house.asViewer(ross, (tx) =>
      moveStep(
        tx,
        ross,
        late.spell,
        { id: late.id, words: 'CV', state: 'to_do' },
        { state: 'done', reason: null },
        today,
      ),
    )
    expect(await only('step')).toEqual([])
  })
})
