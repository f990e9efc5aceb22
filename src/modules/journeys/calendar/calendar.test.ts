import fc from 'fast-check'
import ICAL from 'ical.js'
import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import { describe, expect, it } from 'vitest'
import { insertMembership } from '#modules/partnership'
import { linkParticipant } from '#modules/people'
import type { Viewer } from '#platform/access'
import { calendarOf } from '#platform/calendar'
import { routerFor } from '#platform/http'
import { testDatabase } from '#platform/testing'
import { addDays, calendarDate, timeInLondon } from '#platform/time'
import { makeAppointment, selectOptionalAppointment } from '../appointments/appointments.queries.ts'
import { callOffAppointment, moveAppointment } from '../appointments/change-appointment.ts'
import { colleagueOf, neighbourhood, supportedPerson } from '../journeys.testing.ts'
import { endCalendarLink, makeCalendarLink, secretOf } from './calendar-link.ts'
import { calendarRoutes } from './calendar-routes.tsx'

const house = await testDatabase()
const { works } = await neighbourhood(house)
const secret = 'a secret of the tests, long enough'
const app = routerFor([...calendarRoutes({ secret, baseUrl: 'https://nowrongdoor.example' })], {
  database: house.database,
  clock: house.clock,
  secret,
  demonstration: false,
  identify: async () => undefined,
  navigation: () => [],
})
const fetched = async (link: string) => {
  const answer = await app.request(`/calendar/${link}`)
  return { status: answer.status, type: answer.headers.get('content-type'), text: await answer.text() }
}
/** The entries of a file, as another library reads them. */
const read = (file: string) =>
  new ICAL.Component(ICAL.parse(file)).getAllSubcomponents('vevent').map((component) => {
    const event = new ICAL.Event(component)
    const status = component.getFirstPropertyValue('status')
    return {
      uid: event.uid,
      summary: event.summary,
      location: event.location,
      sequence: event.sequence,
      status,
      start: event.startDate.toJSDate(),
      end: event.endDate.toJSDate(),
    }
  })
const linkOf = async (viewer: Viewer, shown = { words: 'Appointment', shows_place: true }) =>
  secretOf(secret, await house.asViewer(viewer, (tx) => makeCalendarLink(tx, secret, viewer, shown)))

async function worker() {
  const morag = await colleagueOf(house, works, 'key_worker', 'Morag Fictus')
  const { person, spell } = await supportedPerson(house, morag, calendarDate('2026-09-01'))
  const make = (more: object) =>
    house.asViewer(morag, (tx) =>
      makeAppointment(tx, morag, spell, {
        on_date: calendarDate('2026-12-01'),
        at_time: '10:00',
        how: 'place',
        place: '4 Hidden Street',
        about: 'Debts',
        minutes_long: 45,
        ...more,
      }),
    )
  return { morag, person, spell, make }
}

describe('a calendar link', () => {
  it('shows a worker when, and where only if it is an office; never whom or what about', async () => {
    const { morag, make } = await worker()
    await make({})
    await make({ at_time: '14:00', place: 'Town Office', at_office: true })
    const { status, type, text } = await fetched(await linkOf(morag))
    expect([status, type]).toEqual([200, 'text/calendar; charset=utf-8'])
    expect(text).not.toMatch(/Isla|Sample|Debts|Hidden|Morag/)
    const entries = read(text)
    expect(entries.map(({ summary, location }) => [summary, location ?? null])).toEqual([
      ['Appointment', null],
      ['Appointment', 'Town Office'],
    ])
    expect(entries[0]?.start.toISOString()).toBe('2026-12-01T10:00:00.000Z')
    expect(entries[0]?.end.toISOString()).toBe('2026-12-01T10:45:00.000Z')
  })

  it('keeps the same entry when it is moved and when it is called off', async () => {
    const { morag, person, make } = await worker()
    const id = await make({})
    const link = await linkOf(morag)
    const [before] = read((await fetched(link)).text)
    const why = { asked_by: 'person', reason: 'ill', words: null } as const
    const change = (to?: string) =>
      house.asViewer(morag, async (tx) => {
        const one = await selectOptionalAppointment(tx, person.id, id)
        if (one === undefined) throw new Error('no appointment')
        if (to === undefined) return callOffAppointment(tx, morag, one, why)
        return moveAppointment(
          tx,
          morag,
          one,
          { on_date: calendarDate(to), at_time: '11:15', how: 'phone', place: null },
          why,
        )
      })
    await change('2026-12-02')
    const [after] = read((await fetched(link)).text)
    expect(after).toMatchObject({ uid: before?.uid, sequence: 1, status: 'CONFIRMED' })
    expect(after?.start.toISOString()).toBe('2026-12-02T11:15:00.000Z')
    await change()
    expect(read((await fetched(link)).text)).toMatchObject([{ uid: before?.uid, sequence: 2, status: 'CANCELLED' }])
  })

  it('shows a participant their own, by their own words', async () => {
    const { morag, person, make } = await worker()
    await make({})
    const other = await worker()
    await other.make({ at_time: '16:00' })
    const isla: Viewer = {
      user_id: uuid(),
      name: 'Isla',
      role: 'participant',
      organisation_id: null,
      organisation_name: '',
      area_id: works.area_id,
    }
    await house.asWorker((tx) =>
      insertMembership(tx, {
        user_id: isla.user_id,
        name: isla.name,
        role: 'participant',
        organisation_id: null,
        area_id: works.area_id,
      }),
    )
    await house.asViewer(morag, (tx) => linkParticipant(tx, morag, person, isla.user_id))
    const { text } = await fetched(await linkOf(isla, { words: 'Coffee', shows_place: false }))
    expect(read(text).map(({ summary, location, start }) => [summary, location ?? null, start.toISOString()])).toEqual([
      ['Coffee', null, '2026-12-01T10:00:00.000Z'],
    ])
  })

  it('is dead once it is ended, made anew, or its owner works here no more; nothing that is kept gives it away', async () => {
    const { morag, make } = await worker()
    await make({})
    const first = await linkOf(morag)
    const second = await linkOf(morag)
    expect([(await fetched(first)).status, (await fetched(second)).status]).toEqual([404, 200])
    const { rows } = await sql<{ row: string }>`select l::text as row from journeys.calendar_link l`.execute(
      house.asOwner,
    )
    for (const { row } of rows) expect(row).not.toContain(second)
    await house.asViewer(morag, (tx) => endCalendarLink(tx, morag))
    expect((await fetched(second)).status).toBe(404)
    const third = await linkOf(morag)
    await sql`update partnership.membership set until = now() where user_id = ${morag.user_id}`.execute(house.asOwner)
    expect((await fetched(third)).status).toBe(404)
    expect((await fetched(uuid())).status).toBe(404)
  })

  it('with nothing in it is a calendar all the same', async () => {
    const { morag } = await worker()
    const { status, text } = await fetched(await linkOf(morag))
    expect([status, read(text)]).toEqual([200, []])
  })
})

it('an entry is at its time by London’s clocks on any day of any year, as another library reads it', async () => {
  const days = fc.tuple(
    fc.nat(3000),
    fc.integer({ min: 6, max: 20 }),
    fc.integer({ min: 0, max: 59 }),
    fc.integer({ min: 5, max: 180 }),
  )
  await fc.assert(
    fc.asyncProperty(
      days,
      fc.string({ unit: 'grapheme', maxLength: 90 }),
      async ([ahead, hour, minute, minutes_long], title) => {
        const at_time = `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`
        const on_date = addDays(calendarDate('2024-01-01'), ahead)
        const entry = { id: uuid(), title: `.${title}`, on_date, at_time, minutes_long, moves: 0, cancelled: false }
        const [event] = read(await calendarOf([entry], { now: new Date('2026-06-01T08:00:00Z') }))
        if (event === undefined) throw new Error('no entry')
        expect(timeInLondon(event.start)).toBe(at_time)
        expect(event.end.getTime() - event.start.getTime()).toBe(minutes_long * 60_000)
        expect(new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London' }).format(event.start)).toBe(on_date)
      },
    ),
    { numRuns: 200 },
  )
})
