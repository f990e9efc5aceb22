import { describe, expect, it } from 'vitest'
import { testDatabase } from '#platform/testing'
import { addDays, calendarDate } from '#platform/time'
import { makeAppointment } from '../appointments/appointments.queries.ts'
import { colleagueOf, neighbourhood, supportedPerson, today } from '../journeys.testing.ts'
import { writeNote } from '../notes/notes.queries.ts'
import { site } from '../site.testing.ts'

const house = await testDatabase()
const { works } = await neighbourhood(house)
const morag = await colleagueOf(house, works)
const { open, send } = site(house)
const named = (given_name: string) => ({ given_name, family_name: 'Fictus' })
const ailsa = await supportedPerson(house, morag, calendarDate('2026-09-01'), named('Ailsa'))
const blair = await supportedPerson(house, morag, calendarDate('2026-09-01'), named('Blair'))
await house.asViewer(morag, async (tx) => {
  const words = { at_time: null, who_was_there: null, words: 'A word', kind: 'phone', happened_on: addDays(today, -20) }
  await writeNote(tx, morag, ailsa.person, words)
  const meeting = { at_time: '10:00', how: 'phone', place: null, about: 'x' } as const
  await makeAppointment(tx, morag, blair.spell, { ...meeting, on_date: addDays(today, 3) })
})

const shown = async (path: string) => {
  const { html } = await open(morag, path)
  return ['Ailsa', 'Blair'].filter((name) => html.includes(`${name} Fictus`))
}

describe('some of my people', () => {
  it.each([
    ['quiet=2', ['Ailsa', 'Blair']],
    ['quiet=4', ['Blair']],
    ['only=meeting', ['Ailsa']],
    ['only=meeting&quiet=4', []],
    ['stream=NOLB', ['Ailsa', 'Blair']],
    ['stream=FSS', []],
    ['only=unrecorded', []],
    ['quiet=3&stage=9&stream=nonsense', ['Ailsa', 'Blair']],
  ])('%s', async (asked, who) => {
    expect(await shown(`/people?${asked}`)).toEqual(who)
    const { html } = await open(morag, `/people?${asked}`)
    const many = who.length === 0 ? 'Nobody' : who.length === 1 ? '1 person' : '2 people'
    expect(html).toContain(`${many} with you as lead key worker`)
  })

  it('are the same in the file as on the page', async () => {
    const { html } = await open(morag, '/people?only=meeting')
    const file = /href="([^"]*file=csv[^"]*)"/.exec(html)?.[1]?.replaceAll('&amp;', '&') ?? ''
    const rows = (await open(morag, file)).html.trim().split('\n')
    expect(rows).toHaveLength(2)
    expect(rows[1]).toContain('Ailsa')
  })

  it('are asked for in the form, with the columns that somebody wants', async () => {
    const sent = await send(morag, '/people', { words: '', stage: 'any', quiet: '4', only: 'review', columns: 'lead' })
    expect(sent.to).toBe('/people?quiet=4&only=review&cols=lead')
    const { html } = await open(morag, '/people?cols=lead.registered')
    expect(html).toContain('Lead')
    expect(html).not.toContain('Aiming for<span')
  })

  it('are kept as a list of their own, whose name names nobody and whose address holds codes alone', async () => {
    const keep = '/people/lists/keep?quiet=4&draft=1f0e3dad-9990-4c5e-b5a5-000000000000&words=Ailsa'
    const refused = await send(morag, keep, { name: 'Ailsa Fictus, call her' })
    expect(refused.html).toContain('must name nobody')
    expect((await send(morag, keep, { name: 'Long silent' })).to).toBe('/people?quiet=4')
    const { html } = await open(morag, '/people')
    expect(html).toContain('<a href="/people?quiet=4">Long silent</a>')
    const other = await colleagueOf(house, works, 'key_worker', 'Iain Madeup')
    expect((await open(other, '/people')).html).not.toContain('Long silent')
    const list = /name="lists" value="([^"]+)"/.exec((await open(morag, '/people/lists')).html)?.[1] ?? ''
    await send(other, '/people/lists', { lists: list })
    expect((await open(morag, '/people')).html).toContain('Long silent')
    await send(morag, '/people/lists', { lists: list })
    expect((await open(morag, '/people')).html).not.toContain('Long silent')
  })
})
