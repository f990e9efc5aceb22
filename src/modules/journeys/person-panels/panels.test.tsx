import type { VNode } from 'preact'
import { describe, expect, it } from 'vitest'
import { openRelationship, type Person, selectOptionalPerson } from '#modules/people'
import type { Viewer } from '#platform/access'
import type { Visit } from '#platform/http'
import { testDatabase } from '#platform/testing'
import { renderPart } from '#platform/ui'
import { colleagueOf, neighbourhood, referredPerson, supportedPerson, today, viewerOf } from '../journeys.testing.ts'
import { writeNote } from '../notes/notes.queries.ts'
import { addGoal, addStep, setAim } from '../plan/change-plan.ts'
import { aimPanel, contactsPanel, planPanel, stagesPanel } from './record-panels.tsx'
import { spellPanel } from './spell-panel.tsx'

const house = await testDatabase()
const { works, school } = await neighbourhood(house)
const morag = await colleagueOf(house, works)

const panels = [aimPanel, spellPanel, planPanel, stagesPanel, contactsPanel]
const shownTo = (viewer: Viewer, person: Pick<Person, 'id'>) =>
  house.asViewer(viewer, async (tx) => {
    const visit = { tx, viewer, today, clock: house.clock } as unknown as Visit
    const seen = await selectOptionalPerson(tx, person.id)
    const shown: (VNode | null)[] = []
    for (const panel of panels) shown.push(seen === undefined ? null : await panel(visit, seen))
    return shown.map((part) => (part === null ? null : renderPart(part)))
  })

describe('the panels of a person’s page', () => {
  it('show a worker the aim, the lead by name, the plan, the stages and the contacts', async () => {
    const { person, spell } = await supportedPerson(house, morag)
    await house.asViewer(morag, async (tx) => {
      await setAim(tx, morag, spell, 'A job with animals')
      const goal = await addGoal(tx, morag, spell, 'The rescue centre', today)
      await addStep(tx, morag, spell, goal, { words: 'Visit it', who: 'together', who_name: null, by_on: today }, today)
      const note = { kind: 'met', happened_on: today, at_time: null, who_was_there: null, words: 'Likes dogs.' }
      await writeNote(tx, morag, person, note)
    })
    const [aim, support, plan, stages, contacts] = await shownTo(morag, person)
    expect(aim).toContain('A job with animals')
    expect(support).toContain('Morag Fictus</b> is the lead key worker, Northtown Works')
    expect(plan).toContain('Isla and Morag Fictus')
    expect(stages).toContain('<svg')
    expect(contacts).toContain('Likes dogs.')
  })

  it('offer to register somebody who was only referred, and nothing of the record', async () => {
    const person = await referredPerson(house, morag)
    const [, support, ...record] = await shownTo(morag, person)
    expect(support).toContain('/register')
    expect(record).toEqual([null, null, null])
  })

  it('show none of it to a referrer who sees progress only', async () => {
    const { person } = await supportedPerson(house, morag)
    await house.asViewer(morag, (tx) =>
      openRelationship(tx, {
        area_id: person.area_id,
        person_id: person.id,
        holder: school.id,
        kind: 'handover',
        sees: 1,
        because: { kind: 'handover', id: person.id },
      }),
    )
    expect(await shownTo(viewerOf(school, 'referrer'), person)).toEqual([null, null, null, null, null])
  })
})
