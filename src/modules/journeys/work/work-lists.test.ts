import { describe, expect, it } from 'vitest'
import type { Viewer } from '#platform/access'
import type { Visit } from '#platform/http'
import { testDatabase } from '#platform/testing'
import { addDays, calendarDate } from '#platform/time'
import { appointmentsOf, makeAppointment, recordAttendance } from '../appointments/appointments.queries.ts'
import { colleagueOf, neighbourhood, supportedPerson, today } from '../journeys.testing.ts'
import { writeNote } from '../notes/notes.queries.ts'
import { addGoal, addStep } from '../plan/change-plan.ts'
import { appointmentsTodayList, notHeardFromList, stepsDueList } from './work-lists.ts'

const house = await testDatabase()
const { works } = await neighbourhood(house)
const registered = calendarDate('2026-09-01')

const listsOf = (viewer: Viewer) =>
  house.asViewer(viewer, async (tx) => {
    const visit = { tx, viewer, today, clock: house.clock } as unknown as Visit
    return {
      appointments: await appointmentsTodayList.select(visit),
      steps: await stepsDueList.select(visit),
      quiet: await notHeardFromList.select(visit),
    }
  })

const counts = async (viewer: Viewer) => {
  const { appointments, steps, quiet } = await listsOf(viewer)
  return [appointments.length, steps.length, quiet.length]
}

const meeting = { at_time: '10:00', how: 'phone', place: null, about: 'The plan' } as const

describe('who needs something', () => {
  it('is in every list that is true of them; the desk of the day says under which they are shown', async () => {
    const morag = await colleagueOf(house, works)
    const { spell } = await supportedPerson(house, morag, registered)
    expect(await counts(morag)).toEqual([0, 0, 1])
    await house.asViewer(morag, async (tx) => {
      const goal = await addGoal(tx, morag, spell, 'A job', today)
      await addStep(
        tx,
        morag,
        spell,
        goal,
        { words: 'CV', who: 'person', who_name: null, by_on: addDays(today, -4) },
        today,
      )
    })
    expect(await counts(morag)).toEqual([0, 1, 1])
    expect((await listsOf(morag)).steps[0]).toMatchObject({ waiting: 'Step: CV', late_by: 2 })
    await house.asViewer(morag, (tx) => makeAppointment(tx, morag, spell, { ...meeting, on_date: today }))
    expect(await counts(morag)).toEqual([1, 1, 1])
    expect((await listsOf(morag)).appointments[0]).toMatchObject({ name: 'Isla Sample', when: '10am' })
  })

  it('is nobody once a contact was noted, a meeting lies ahead, or they have only just come', async () => {
    const morag = await colleagueOf(house, works)
    const spoken = await supportedPerson(house, morag, registered)
    const ahead = await supportedPerson(house, morag, registered)
    await supportedPerson(house, morag, addDays(today, -28))
    const tried = await supportedPerson(house, morag, addDays(today, -29))
    const note = { at_time: null, who_was_there: null, words: 'A word', happened_on: addDays(today, -28) }
    await house.asViewer(morag, async (tx) => {
      await writeNote(tx, morag, spoken.person, { ...note, kind: 'phone' })
      await writeNote(tx, morag, tried.person, { ...note, kind: 'no_answer' })
      await makeAppointment(tx, morag, ahead.spell, { ...meeting, on_date: addDays(today, 9) })
    })
    const { quiet } = await listsOf(morag)
    expect(quiet.map((item) => item.person_id)).toEqual([tried.person.id])
  })

  it('leaves the meetings once they are recorded', async () => {
    const morag = await colleagueOf(house, works)
    const { person, spell } = await supportedPerson(house, morag, today)
    await house.asViewer(morag, (tx) => makeAppointment(tx, morag, spell, { ...meeting, on_date: addDays(today, -3) }))
    expect((await listsOf(morag)).appointments[0]).toMatchObject({ waiting: 'Did they come? The plan', late_by: 1 })
    await house.asViewer(morag, async (tx) => {
      const [made] = await appointmentsOf(tx, person.id)
      if (made)
        await recordAttendance(
          tx,
          morag,
          { ...made, area_id: person.area_id },
          { outcome: 'did_not_attend', outcome_reason: null },
        )
    })
    expect(await counts(morag)).toEqual([0, 0, 0])
  })
})
