import { describe, expect, it } from 'vitest'
import { openRelationship } from '#modules/people'
import { testDatabase } from '#platform/testing'
import { calendarDate } from '#platform/time'
import { colleagueOf, neighbourhood, supportedPerson, viewerOf } from '../journeys.testing.ts'
import { notesOf } from '../notes/notes.queries.ts'
import { site } from '../site.testing.ts'
import { stagesOf } from '../stages/stages.ts'

const house = await testDatabase()
const { works, support, school } = await neighbourhood(house)
const morag = await colleagueOf(house, works)
const { open, send, formAt, events } = site(house)

const met = {
  kind: 'met',
  happened_on: '2026-11-20',
  at_time: '10am',
  who_was_there: '',
  words: 'Wants work with animals.',
}

describe('a note', () => {
  it('is written once however often it is sent, and is heard of in the audit trail', async () => {
    const { person } = await supportedPerson(house, morag)
    const path = `/people/${person.id}/notes/new`
    const token = await formAt(morag, path)
    await send(morag, path, met, token)
    await send(morag, path, met, token)
    const notes = await house.asViewer(morag, (tx) => notesOf(tx, person.id))
    expect(notes).toMatchObject([
      { kind: 'met', at_time: '10:00', words: 'Wants work with animals.', superseded_at: null },
    ])
    expect(await events('journeys.note.written', person.id)).toBe(1)
  })

  it('with a mistake keeps the words', async () => {
    const { person } = await supportedPerson(house, morag)
    const sent = await send(morag, `/people/${person.id}/notes/new`, { ...met, kind: '' })
    expect(sent.status).toBe(422)
    expect(sent.html).toContain('Wants work with animals.')
  })

  it('is never altered: a correction takes its place and both are shown, with why', async () => {
    const { person } = await supportedPerson(house, morag)
    await send(morag, `/people/${person.id}/notes/new`, met)
    const [first] = await house.asViewer(morag, (tx) => notesOf(tx, person.id))
    const path = `/people/${person.id}/notes/${first?.id}/correct`
    const token = await formAt(morag, path)
    const better = { ...met, words: 'Wants work with horses.', reason: 'I misheard' }
    expect((await send(morag, path, better, token)).status).toBe(303)
    const notes = await house.asViewer(morag, (tx) => notesOf(tx, person.id))
    expect(notes.map((note) => note.words).sort()).toEqual(['Wants work with animals.', 'Wants work with horses.'])
    const { html } = await open(morag, `/people/${person.id}/notes`)
    expect(html).toMatch(/Corrected: I misheard[\s\S]*Wants work with animals/)
    expect((await send(morag, path, { ...better, words: 'No.' })).html).toContain('corrected already')
  })

  it('is not found by another organisation, nor by a referrer who sees progress only', async () => {
    const { person } = await supportedPerson(house, morag)
    await send(morag, `/people/${person.id}/notes/new`, met)
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
    expect((await open(viewerOf(support), `/people/${person.id}/notes`)).status).toBe(404)
    for (const role of ['referrer', 'key_worker'] as const) {
      const teacher = viewerOf(school, role)
      expect((await open(teacher, `/people/${person.id}/notes`)).status).toBe(404)
      expect(await house.asViewer(teacher, (tx) => notesOf(tx, person.id))).toEqual([])
    }
  })
})

describe('stages', () => {
  it('begin in any order, several at once, end with a reason, and begin again', async () => {
    const { person, spell } = await supportedPerson(house, morag, calendarDate('2026-09-01'))
    const begin = (stage: number, from_on: string) =>
      send(morag, `/people/${person.id}/stages/begin`, { stage: String(stage), from_on })
    expect((await begin(4, '2026-10-01')).status).toBe(303)
    expect((await begin(2, '2026-09-20')).status).toBe(303)
    expect((await begin(4, '2026-11-01')).html).toContain('in this stage already, since 1 October 2026')
    const rows = () => house.asViewer(morag, (tx) => stagesOf(tx, spell.id))
    const four = (await rows()).find((row) => row.stage === 4)
    const end = `/people/${person.id}/stages/${four?.id}/end`
    expect((await send(morag, end, { to_on: '2026-09-30', reason: 'x' })).html).toContain('on or after 1 October 2026')
    expect((await send(morag, end, { to_on: '2026-11-01', reason: 'Not ready yet' })).status).toBe(303)
    expect((await begin(4, '2026-10-15')).html).toContain('on or after 1 November 2026')
    expect((await begin(4, '2026-11-10')).status).toBe(303)
    expect((await rows()).map((row) => [row.stage, row.from_on, row.to_on])).toEqual([
      [1, '2026-09-01', null],
      [2, '2026-09-20', null],
      [4, '2026-10-01', '2026-11-01'],
      [4, '2026-11-10', null],
    ])
    expect((await begin(3, '2026-08-31')).html).toContain('on or after 1 September 2026')
    const { html } = await open(morag, `/people/${person.id}/stages`)
    expect(html).toContain('Not ready yet')
    expect(html).toContain('<svg')
  })
})

describe('appointments', () => {
  it('are made, recorded once they were due, and corrected without loss', async () => {
    const { person } = await supportedPerson(house, morag)
    const at = `/people/${person.id}/appointments`
    const details = { on_date: '2026-11-23', at_time: '2:30pm', how: 'place', place: '', about: 'The plan' }
    expect((await send(morag, `${at}/new`, details)).html).toContain('Enter the place where you meet')
    expect((await send(morag, `${at}/new`, { ...details, place: 'The library' })).status).toBe(303)
    const { html } = await open(morag, at)
    const record = new RegExp(`${at}/[0-9a-f-]+/attendance`).exec(html)?.[0] ?? ''
    expect((await send(morag, record, { outcome: 'did_not_happen', outcome_reason: '' })).html).toContain(
      'Say why it did not happen',
    )
    expect((await send(morag, record, { outcome: 'attended', outcome_reason: '' })).status).toBe(303)
    expect((await send(morag, record, { outcome: 'late', outcome_reason: 'The bus' })).status).toBe(303)
    expect((await open(morag, at)).html).toContain('They came late: The bus')
  })
})
