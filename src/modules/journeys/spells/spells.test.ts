import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { openRelationship, sightOf, timelineOf } from '#modules/people'
import { testDatabase } from '#platform/testing'
import { addDays, calendarDate } from '#platform/time'
import { colleagueOf, neighbourhood, referredPerson, supportedPerson, today, viewerOf } from '../journeys.testing.ts'
import { stagesOf } from '../stages/stages.ts'
import { assignLead } from './leads.ts'
import { leaveSpell } from './leave.ts'
import { registerPerson } from './register.ts'
import { leadOf, leadsOfSpell, openSpellOf, spellsOf } from './spells.queries.ts'

const house = await testDatabase()
const { works, support, school } = await neighbourhood(house)
const morag = await colleagueOf(house, works)
const other = await colleagueOf(house, support, 'key_worker', 'Angus Madeup')

const register = (viewer: typeof morag, person: Awaited<ReturnType<typeof referredPerson>>, registered_on = today) =>
  house.asViewer(viewer, (tx) => registerPerson(tx, viewer, { person, registered_on, stream: 'NOLB' }, today))

const refusal = (work: Promise<unknown>) =>
  work.then(
    () => 'accepted',
    (error: { errors?: { message: string }[] }) => error.errors?.[0]?.message ?? String(error),
  )

describe('registering a person', () => {
  it('gives them a key worker by name, the first stage, and the organisation sight of the record', async () => {
    const person = await referredPerson(house, morag)
    expect(await house.asViewer(morag, (tx) => sightOf(tx, person.id))).toBe(2)
    await register(morag, person)
    await house.asViewer(morag, async (tx) => {
      const spell = await openSpellOf(tx, person.id)
      expect(spell).toMatchObject({
        organisation_id: works.id,
        stream: 'NOLB',
        eligibility_verified_on: null,
        left_on: null,
      })
      expect(await leadOf(tx, person.id)).toMatchObject({ user_id: morag.user_id, name: 'Morag Fictus', until: null })
      expect(await stagesOf(tx, spell?.id ?? '')).toMatchObject([{ stage: 1, from_on: today, to_on: null }])
      expect(await sightOf(tx, person.id)).toBe(3)
    })
  })

  it('is told to a referrer, who sees no more than that', async () => {
    const person = await referredPerson(house, morag)
    await house.asViewer(morag, (tx) =>
      openRelationship(tx, {
        area_id: person.area_id,
        person_id: person.id,
        holder: school.id,
        kind: 'referral',
        sees: 1,
        because: { kind: 'referral', id: person.id },
      }),
    )
    await register(morag, person)
    await house.asViewer(viewerOf(school, 'referrer'), async (tx) => {
      const lines = await timelineOf(tx, person.id)
      expect(lines.map((line) => line.words)).toEqual([
        'Registered with Northtown Works; Morag Fictus is the lead key worker',
      ])
      expect(await openSpellOf(tx, person.id)).toBeUndefined()
    })
  })

  it('is refused in the future, before birth, and by an organisation that gives no support', async () => {
    const born = calendarDate('2009-03-03')
    const person = await referredPerson(house, morag, { date_of_birth: born })
    expect(await refusal(register(morag, person, addDays(today, 1)))).toContain('today or in the past')
    expect(await refusal(register(morag, person, addDays(born, -1)))).toContain('after the person was born')
    const teacher = viewerOf(school, 'key_worker')
    const pupil = await referredPerson(house, teacher)
    expect(await refusal(register(teacher, pupil))).toContain('Refer them instead')
  })

  it('is refused while a spell is open, and says who supports them', async () => {
    const { person } = await supportedPerson(house, morag, calendarDate('2026-10-01'))
    await house.asViewer(morag, (tx) =>
      openRelationship(tx, {
        area_id: person.area_id,
        person_id: person.id,
        holder: support.id,
        kind: 'referral',
        sees: 2,
        because: { kind: 'referral', id: person.id },
      }),
    )
    const said = 'Already registered with Northtown Works since 1 October 2026. Ask Morag Fictus'
    expect(await refusal(register(other, person))).toContain(said)
    expect(await refusal(register(morag, person))).toContain(said)
  })

  it('by two people at the same moment makes one spell', async () => {
    const person = await referredPerson(house, morag)
    const both = await Promise.all([refusal(register(morag, person)), refusal(register(morag, person))])
    expect(both.filter((said) => said === 'accepted')).toHaveLength(1)
    expect(await house.asViewer(morag, (tx) => spellsOf(tx, person.id))).toHaveLength(1)
  })
})

describe('leaving', () => {
  it('ends lead and stages; coming back makes a new spell, not before the old one ended', async () => {
    const { person, spell } = await supportedPerson(house, morag, calendarDate('2026-09-01'))
    const left_on = calendarDate('2026-11-02')
    await house.asViewer(morag, (tx) => leaveSpell(tx, morag, spell, { left_on, left_reason: 'moved_area' }, today))
    await house.asViewer(morag, async (tx) => {
      expect(await openSpellOf(tx, person.id)).toBeUndefined()
      expect(await leadOf(tx, person.id)).toBeUndefined()
      expect(await stagesOf(tx, spell.id)).toMatchObject([{ to_on: left_on, ended_reason: 'Support ended' }])
    })
    expect(await refusal(register(morag, person, addDays(left_on, -1)))).toContain(
      '2 November 2026, when support last ended',
    )
    expect(await refusal(register(morag, person))).toBe('accepted')
    expect(await house.asViewer(morag, (tx) => spellsOf(tx, person.id))).toHaveLength(2)
  })

  it('is refused before registration and in the future', async () => {
    const { spell } = await supportedPerson(house, morag)
    for (const days of [-1, 1]) {
      const leaving = { left_on: addDays(today, days), left_reason: 'other' }
      expect(await refusal(house.asViewer(morag, (tx) => leaveSpell(tx, morag, spell, leaving, today)))).toContain(
        'Left on must be',
      )
    }
  })
})

describe('the lead of a spell', () => {
  it('is exactly one at any time, whoever it is given to and however often', async () => {
    const team = [morag]
    for (const name of ['Kim Invented', 'Ross Pretend']) team.push(await colleagueOf(house, works, 'key_worker', name))
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(team.length - 1), { maxLength: 6 }), async (turns) => {
        const { person, spell } = await supportedPerson(house, morag)
        for (const turn of turns) {
          const lead = team[turn] ?? morag
          await house.asViewer(morag, (tx) => assignLead(tx, morag, { spell, lead, reason: 'holiday' }))
        }
        const leads = await house.asViewer(morag, (tx) => leadsOfSpell(tx, spell.id))
        expect(leads.filter((lead) => lead.until === null)).toHaveLength(1)
        expect(leads.slice(1).map((lead) => lead.since)).toEqual(leads.slice(0, -1).map((lead) => lead.until))
        const last = team[turns.at(-1) ?? 0]
        expect((await house.asViewer(morag, (tx) => leadOf(tx, person.id)))?.user_id).toBe(last?.user_id)
      }),
      { numRuns: 8 },
    )
  })

  it('is never somebody of another organisation', async () => {
    const { spell } = await supportedPerson(house, morag)
    const given = house.asViewer(morag, (tx) => assignLead(tx, morag, { spell, lead: other }))
    expect(await refusal(given)).toContain('does not support people for this organisation')
  })
})
