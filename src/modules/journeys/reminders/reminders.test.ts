import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { type ContactDetails, updateContactDetails } from '#modules/people'
import { asViewer, asWorker } from '#platform/db'
import { testDatabase } from '#platform/testing'
import { calendarDate, fixedClock } from '#platform/time'
import { makeAppointment, selectOptionalAppointment } from '../appointments/appointments.queries.ts'
import { callOffAppointment, moveAppointment } from '../appointments/change-appointment.ts'
import { colleagueOf, neighbourhood, supportedPerson } from '../journeys.testing.ts'
import { chooseReminder, sendReminders } from './reminders.queries.ts'

const house = await testDatabase()
const { works } = await neighbourhood(house)
const morag = await colleagueOf(house, works)
const baseUrl = 'https://nowrongdoor.example'
let number = 100
const why = { asked_by: 'person', reason: 'ill', words: null } as const

/** Somebody with a number of their own, who meets the worker on Friday 27 November at two. */
async function meeting(contact: Partial<ContactDetails> = {}, choice?: string) {
  number += 1
  const phone = `07700900${number}`
  const { person, spell } = await supportedPerson(house, morag, calendarDate('2026-09-01'))
  const id = await house.asViewer(morag, async (tx) => {
    await updateContactDetails(tx, morag, person.id, { preferred_contact: 'text', phone, ...contact })
    if (choice !== undefined) await chooseReminder(tx, morag, person, choice)
    return makeAppointment(tx, morag, spell, {
      on_date: calendarDate('2026-11-27'),
      at_time: '14:00',
      how: 'phone',
      place: null,
      about: 'Debts',
    })
  })
  const change = (at: string, work: 'move' | 'call_off', to = '2026-11-30') =>
    asViewer(house.database, morag, fixedClock(at), async (tx) => {
      const one = await selectOptionalAppointment(tx, person.id, id)
      if (one === undefined) throw new Error('no appointment')
      const there = { on_date: calendarDate(to), at_time: '09:30', how: 'phone', place: null } as const
      return work === 'move' ? moveAppointment(tx, morag, one, there, why) : callOffAppointment(tx, morag, one, why)
    })
  const sent = async () =>
    (
      await sql<{
        subject: string
        body: string
      }>`select subject, body from platform.outbox where recipient = ${phone} or recipient = ${contact.email ?? ''}`.execute(
        house.asOwner,
      )
    ).rows
  return { person, phone, sent, change }
}
const remind = (at: string) => {
  const clock = fixedClock(at)
  return asWorker(house.database, clock, (tx) => sendReminders(tx, clock, baseUrl))
}

describe('a reminder', () => {
  it('goes the day before from ten, by text as they chose, once, and says nothing of them', async () => {
    const one = await meeting()
    await remind('2026-11-25T18:05:00Z')
    await remind('2026-11-26T09:05:00Z')
    expect(await one.sent()).toEqual([])
    await remind('2026-11-26T10:05:00Z')
    await remind('2026-11-26T10:05:00Z')
    await remind('2026-11-27T09:05:00Z')
    const [message, ...more] = await one.sent()
    expect(more).toEqual([])
    expect(`${message?.subject} ${message?.body}`).not.toMatch(/Isla|Morag|Debts|27|14:00|2pm|job|work\b|employ/i)
  })

  it('goes when they said, or never if they want none', async () => {
    const [week, morning, none] = [await meeting({}, 'week'), await meeting({}, 'same_day'), await meeting({}, 'none')]
    await remind('2026-11-24T10:05:00Z')
    expect([(await week.sent()).length, (await morning.sent()).length]).toEqual([1, 0])
    await remind('2026-11-27T07:05:00Z')
    expect((await morning.sent()).length).toBe(0)
    await remind('2026-11-27T08:05:00Z')
    expect([(await week.sent()).length, (await morning.sent()).length, (await none.sent()).length]).toEqual([1, 1, 0])
  })

  it.each<[string, Partial<ContactDetails>]>([
    ['of whom something stands that should not be done', { do_not: 'Do not contact' }],
    ['who chose letters', { preferred_contact: 'letter' }],
    ['without the number they chose', { phone: null }],
  ])('never goes to somebody %s', async (_, contact) => {
    const one = await meeting(contact)
    await remind('2026-11-26T12:05:00Z')
    const { rows } = await sql`select 1 from journeys.reminder where person_id = ${one.person.id}`.execute(
      house.asOwner,
    )
    expect([rows, await one.sent()]).toEqual([[], []])
  })

  it('does not go for the time that an appointment no longer has, and goes once for the new one', async () => {
    const one = await meeting()
    await one.change('2026-11-25T12:00:00Z', 'move')
    await remind('2026-11-26T12:05:00Z')
    expect(await one.sent()).toEqual([])
    await remind('2026-11-29T12:05:00Z')
    expect(await one.sent()).toHaveLength(1)
    await one.change('2026-11-29T13:00:00Z', 'move', '2026-12-03')
    await remind('2026-12-02T12:05:00Z')
    await remind('2026-12-02T13:05:00Z')
    expect(await one.sent()).toHaveLength(2)
  })

  it('does not go for what was called off, nor once it has begun', async () => {
    const off = await meeting()
    await off.change('2026-11-25T12:00:00Z', 'call_off')
    const begun = await meeting()
    await remind('2026-11-27T14:05:00Z')
    expect([await off.sent(), await begun.sent()]).toEqual([[], []])
  })

  it('goes once even when two programs send at the same moment', async () => {
    const one = await meeting()
    await Promise.allSettled([remind('2026-11-26T12:05:00Z'), remind('2026-11-26T12:05:00Z')])
    await remind('2026-11-26T13:05:00Z')
    expect(await one.sent()).toHaveLength(1)
  })
})
