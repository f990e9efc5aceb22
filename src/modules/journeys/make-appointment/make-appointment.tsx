import { flagsPanel, personForm } from '#modules/people'
import { Ask } from '#platform/forms'
import { form, found } from '#platform/http'
import { formatDayAndDate, formatTime } from '#platform/time'
import { makeAppointment } from '../appointments/appointments.queries.ts'
import { personInFull, workers } from '../journeys.access.ts'
import { possibleLeads } from '../spells/leads.ts'
import { openSpellOf } from '../spells/spells.queries.ts'
import { appointmentForm, WhenAndWhere } from './appointment-form.tsx'

/** Arranges a meeting with somebody who is supported. */
export const makeAppointmentRoute = form({
  path: '/people/:person/appointments/new',
  access: workers,
  audit: { show: 'journeys.appointment.opened', submit: 'journeys.appointment.made' },
  async load(visit) {
    const person = await personInFull(visit)
    const spell = found(await openSpellOf(visit.tx, person.id))
    const colleagues = (await possibleLeads(visit.tx, visit.viewer.organisation_id ?? '')).filter(
      ({ user_id }) => user_id !== visit.viewer.user_id,
    )
    const questions = appointmentForm(colleagues.map(({ user_id, name }) => ({ value: user_id, text: name })))
    return { person, spell, colleagues, questions }
  },
  form: ({ questions }) => questions,
  prefill: ({ questions }) => questions.typedFrom({ minutes_long: 60 }),
  async show(view) {
    const { person, colleagues, questions } = view.loaded
    await view.visit.record({ person_id: person.id })
    const asked = { form: questions, typed: view.typed, errors: view.errors }
    return personForm({
      person,
      heading: 'Make an appointment',
      view,
      button: 'Make the appointment',
      children: (
        <>
          {await flagsPanel(view.visit, person)}
          <WhenAndWhere typed={view.typed} errors={view.errors} />
          <Ask {...asked} name="minutes_long" />
          <Ask {...asked} name="about" />
          {colleagues.length > 0 && <Ask {...asked} name="also" small />}
        </>
      ),
    })
  },
  async submit({ visit, loaded, value }) {
    const { person, spell, colleagues } = loaded
    const { also, minutes_long, ...details } = value
    const others = colleagues
      .filter(({ user_id }) => also.includes(user_id))
      .map(({ user_id, name }) => ({ user_id, name }))
    const id = await makeAppointment(
      visit.tx,
      visit.viewer,
      spell,
      { ...details, minutes_long: minutes_long ?? 60 },
      others,
    )
    await visit.record({ person_id: person.id, subject: { kind: 'appointment', id }, detail: { how: value.how } })
    return {
      to: `/people/${person.id}/appointments`,
      flash: `Appointment made for ${formatDayAndDate(value.on_date)}, ${formatTime(value.at_time)}.`,
    }
  },
})
