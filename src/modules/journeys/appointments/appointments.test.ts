import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { testDatabase } from '#platform/testing'
import { calendarDate } from '#platform/time'
import { markupProblems } from '../../../platform/ui/markup.testing.ts'
import { colleagueOf, neighbourhood, supportedPerson } from '../journeys.testing.ts'
import { site } from '../site.testing.ts'
import { appointmentsOf } from './appointments.queries.ts'

const house = await testDatabase()
const { works } = await neighbourhood(house)
const morag = await colleagueOf(house, works, 'key_worker')
const omar = await colleagueOf(house, works, 'key_worker', 'Omar Invented')
const { open, send, formAt } = site(house)
const meeting = {
  on_date: '2026-11-25',
  at_time: '10am',
  how: 'place',
  place: 'Library',
  about: 'The plan',
  minutes_long: '45',
}
const moved = {
  what: 'move',
  on_date: '2026-11-27',
  at_time: '14:30',
  how: 'place',
  place: 'Library',
  asked_by: 'person',
  why_moved: 'caring',
}

async function arranged(more: Record<string, string> = {}) {
  const { person } = await supportedPerson(house, morag, calendarDate('2026-09-01'))
  const at = `/people/${person.id}/appointments`
  expect((await send(morag, `${at}/new`, { ...meeting, ...more })).status).toBe(303)
  const one = async () => (await house.asViewer(morag, (tx) => appointmentsOf(tx, person.id)))[0]
  return { person, at, one, id: (await one())?.id ?? '' }
}
const lines = async (person: string) =>
  (
    await sql<{
      words: string
    }>`select words from people.timeline where person_id = ${person} and kind like 'journeys.a%' order by words`.execute(
      house.asOwner,
    )
  ).rows.map(({ words }) => words)

describe('an appointment', () => {
  it('may be with several workers, and says so', async () => {
    const { one } = await arranged({ also: omar.user_id })
    expect(await one()).toMatchObject({
      with_name: 'Morag Fictus',
      with_all: 'Morag Fictus, Omar Invented',
      minutes_long: 45,
    })
  })

  it('is moved with who asked and why, and when it was to be stays', async () => {
    const { person, at, one, id } = await arranged()
    expect((await send(morag, `${at}/${id}/change`, moved)).status).toBe(303)
    expect(await one()).toMatchObject({ on_date: '2026-11-27', at_time: '14:30', outcome: null, moves: 1 })
    const shown = await open(morag, at)
    expect(await markupProblems(shown.html)).toEqual([])
    expect(shown.html).toContain('Was 25 Nov, 10am')
    expect(shown.html).toContain('somebody needed them at home')
    expect(await lines(person.id)).toContain(
      'Appointment of Wednesday 25 November 2026, 10am moved to Friday 27 November 2026, 2:30pm. They asked: somebody needed them at home',
    )
  })

  it('is not moved to where it is, to the past, or without a reason', async () => {
    const { at, id } = await arranged()
    const says = async (more: Record<string, string>) =>
      (await send(morag, `${at}/${id}/change`, { ...moved, ...more })).html
    expect(await says({ on_date: '2026-11-25', at_time: '10am' })).toContain('Enter another day, time or place')
    expect(await says({ on_date: '2026-11-20' })).toContain('must be today or in the future')
    expect(await says({ why_moved: '' })).toContain('Choose why it is moved')
  })

  it('is moved by one of two who move it at once; the other is told', async () => {
    const { at, id } = await arranged()
    const path = `${at}/${id}/change`
    const [mine, theirs] = [await formAt(morag, path), await formAt(omar, path)]
    const both = await Promise.all([
      send(morag, path, moved, mine),
      send(omar, path, { ...moved, on_date: '2026-11-30' }, theirs),
    ])
    const { rows } = await sql<{
      many: number
    }>`select count(*)::int as many from journeys.appointment_move where appointment_id = ${id}`.execute(house.asOwner)
    // One after the other is two moves, each of what the one before it left; at the same moment, it is one.
    expect(rows[0]?.many).toBe(both.filter(({ status }) => status === 303).length)
  })

  it('is called off, waits for nobody any more, and cannot be recorded', async () => {
    const { at, one, id } = await arranged({ on_date: '2026-11-23' })
    const off = { ...moved, what: 'call_off', asked_by: 'worker', why_off: 'worker_ill' }
    expect((await send(morag, `${at}/${id}/change`, off)).status).toBe(303)
    expect(await one()).toMatchObject({ outcome: 'cancelled', outcome_code: 'worker_ill', moves: 1 })
    expect((await open(morag, at)).html).toContain('Called off: The worker was ill')
    expect((await send(morag, `${at}/${id}/attendance`, { outcome: 'attended' })).html).toContain('was called off')
    expect((await send(morag, `${at}/${id}/change`, off)).html).toContain('recorded already')
  })

  it('is recorded as late, or as missed with why', async () => {
    const late = await arranged({ on_date: '2026-11-23' })
    expect((await send(morag, `${late.at}/${late.id}/attendance`, { outcome: 'late' })).status).toBe(303)
    expect((await late.one())?.outcome).toBe('late')
    const missed = await arranged({ on_date: '2026-11-23' })
    await send(morag, `${missed.at}/${missed.id}/attendance`, {
      outcome: 'did_not_attend',
      why_not: 'travel',
      why_off: 'room',
    })
    expect(await missed.one()).toMatchObject({ outcome: 'did_not_attend', outcome_code: 'travel' })
    expect((await open(morag, missed.at)).html).toContain('They did not come: They could not get there')
    const off = await send(morag, `${missed.at}/${missed.id}/attendance`, { outcome: 'did_not_happen' })
    expect(off.html).toContain('Say why it did not happen')
  })
})
