import { describe, expect, it } from 'vitest'
import { testDatabase } from '#platform/testing'
import { addDays, calendarDate } from '#platform/time'
import { makeAppointment } from '../appointments/appointments.queries.ts'
import { colleagueOf, neighbourhood, supportedPerson, today, viewerOf } from '../journeys.testing.ts'
import { writeNote } from '../notes/notes.queries.ts'
import { addGoal, addStep } from '../plan/change-plan.ts'
import { site } from '../site.testing.ts'
import { beginStage } from '../stages/stages.ts'
import { type CaseloadOptions, caseloadOf } from './caseload.queries.ts'

const house = await testDatabase()
const { works, support } = await neighbourhood(house)
const morag = await colleagueOf(house, works)
const ross = await colleagueOf(house, works, 'team_lead', 'Ross Pretend')
const { open, send } = site(house)

const names = ['Ailsa Fictus', 'Blair Madeup', 'Catriona Sample', 'Duncan Synthetic', 'Eilidh Testperson']
const people = []
for (const name of names) {
  const [given_name = '', family_name = ''] = name.split(' ')
  people.push(await supportedPerson(house, morag, calendarDate('2026-09-01'), { given_name, family_name }))
}
const [ailsa, blair, catriona] = people
if (ailsa === undefined || blair === undefined || catriona === undefined) throw new Error('nobody to list')
await supportedPerson(house, ross, today, { given_name: 'Fergus', family_name: 'Placeholder' })

await house.asViewer(morag, async (tx) => {
  const note = { at_time: null, who_was_there: null, words: 'A word' }
  await writeNote(tx, morag, ailsa.person, { ...note, kind: 'phone', happened_on: calendarDate('2026-11-01') })
  await writeNote(tx, morag, ailsa.person, { ...note, kind: 'no_answer', happened_on: calendarDate('2026-11-20') })
  await writeNote(tx, morag, blair.person, { ...note, kind: 'met', happened_on: calendarDate('2026-10-02') })
  await makeAppointment(tx, morag, blair.spell, {
    on_date: addDays(today, 2),
    at_time: '10:00',
    how: 'phone',
    place: null,
    about: 'x',
  })
  const goal = await addGoal(tx, morag, catriona.spell, 'A job', today)
  await addStep(
    tx,
    morag,
    catriona.spell,
    goal,
    { words: 'CV', who: 'person', who_name: null, by_on: calendarDate('2026-11-01') },
    today,
  )
  await beginStage(tx, morag, { spell: catriona.spell, stage: 4, from_on: calendarDate('2026-10-01') }, today)
})

const list = (options: Partial<CaseloadOptions> = {}, viewer = morag) =>
  house.asViewer(viewer, (tx) =>
    caseloadOf(tx, viewer, { whose: 'mine', sort: 'name', direction: 'ascending', ...options }, today),
  )
const given = async (options: Partial<CaseloadOptions> = {}, viewer = morag) =>
  (await list(options, viewer)).rows.map((row) => row.given_name)

describe('the caseload', () => {
  it('holds those I lead, with stages, last contact, next appointment and what is due', async () => {
    const { rows, total } = await list()
    expect([rows.length, total]).toEqual([5, 5])
    const by = new Map(rows.map((row) => [row.given_name, row]))
    expect(by.get('Ailsa')).toMatchObject({
      last_contact: '2026-11-01',
      stages: [1],
      next_appointment: null,
      next_due: null,
    })
    expect(by.get('Blair')).toMatchObject({
      last_contact: '2026-10-02',
      next_appointment: '2026-11-25',
      next_time: '10:00',
    })
    expect(by.get('Catriona')).toMatchObject({ stages: [1, 4], next_due: '2026-11-01', last_contact: null })
  })

  it('sorts by each column both ways, the most pressing first', async () => {
    expect(await given()).toEqual(['Ailsa', 'Blair', 'Catriona', 'Duncan', 'Eilidh'])
    expect((await given({ direction: 'descending' }))[0]).toBe('Eilidh')
    expect((await given({ sort: 'contact' })).slice(3)).toEqual(['Blair', 'Ailsa'])
    expect((await given({ sort: 'appointment' }))[0]).toBe('Blair')
    expect((await given({ sort: 'due' }))[0]).toBe('Catriona')
  })

  it('turned page by page shows everybody once, whatever the sort', async () => {
    for (const sort of ['name', 'contact', 'appointment', 'due'] as const) {
      for (const direction of ['ascending', 'descending'] as const) {
        const seen: string[] = []
        let after: CaseloadOptions['after']
        for (let page = 0; page < 4; page++) {
          const { rows, more, total } = await list({ sort, direction, after, most: 2 })
          expect(total).toBe(5)
          seen.push(...rows.map((row) => row.given_name))
          const last = rows.at(-1)
          if (!more || last === undefined) break
          after = { key: last.key, person_id: last.person_id }
        }
        expect(seen.toSorted(), `${sort} ${direction}`).toEqual(['Ailsa', 'Blair', 'Catriona', 'Duncan', 'Eilidh'])
      }
    }
  })

  it('filters by stage and by words', async () => {
    expect(await given({ stage: 4 })).toEqual(['Catriona'])
    expect(await given({ words: 'FICT' })).toEqual(['Ailsa'])
    expect(await given({ words: '%' })).toEqual([])
  })

  it('is the whole team’s for a team lead, and nobody else’s', async () => {
    expect(await given({ whose: 'team' }, ross)).toHaveLength(6)
    expect((await open(morag, '/people?whose=team')).html).not.toContain('Fergus')
    const stranger = viewerOf(support, 'team_lead')
    expect(await given({ whose: 'team' }, stranger)).toEqual([])
    expect(await given({ whose: 'team' }, { ...stranger, organisation_id: works.id, role: 'member' })).toEqual([])
  })

  it('says how many in words, and never puts a name into an address', async () => {
    const { html } = await open(morag, '/people')
    expect(html).toContain('5 people with you as lead key worker.')
    const found = await send(morag, '/people', { words: 'Blair', stage: 'any' })
    expect(found.to).toMatch(/^\/people\?draft=[0-9a-f-]{36}$/)
    const shown = await open(morag, found.to ?? '')
    expect(shown.html).toContain('1 person with you as lead key worker, of those you asked for.')
    expect(shown.html).not.toContain('Ailsa')
    expect((await send(morag, '/people', { words: '', stage: '4' })).to).toBe('/people?stage=4')
  })
})
