import { fullName, personForm } from '#modules/people'
import { Ask, choice, formOf, longText } from '#platform/forms'
import { form, found, Refused, type Visit } from '#platform/http'
import { type CalendarDate, formatDayAndDate, formatTime } from '#platform/time'
import { attendanceWords, recordAttendance, selectOptionalAppointment } from '../appointments/appointments.queries.ts'
import { reasonsFor } from '../appointments/reasons.ts'
import { personInFull, workers } from '../journeys.access.ts'
import { optionsOf } from './appointment-form.tsx'

const attendanceForm = (today: CalendarDate) =>
  formOf(
    {
      outcome: choice({
        label: 'Did they come?',
        required: 'Choose what happened',
        options: optionsOf(attendanceWords),
      }),
      why_not: choice({ label: 'Why did they not come?', called: 'Why', options: reasonsFor('did_not_attend', today) }),
      why_off: choice({ label: 'Why did it not happen?', called: 'Why', options: reasonsFor('did_not_happen', today) }),
      outcome_reason: longText({ label: 'What else is to be known of it?', max: 500 }),
    },
    (value) =>
      value.outcome === 'did_not_happen' && value.why_off === null && value.outcome_reason === null
        ? [{ field: 'why_off', message: 'Say why it did not happen' }]
        : [],
  )

/** The appointment of the path, of a person whose record the viewer sees. */
export async function loadAppointment(visit: Visit<{ person: string; appointment: string }>) {
  const person = await personInFull(visit)
  const appointment = found(await selectOptionalAppointment(visit.tx, person.id, visit.parameters.appointment))
  return { person, appointment, today: visit.today }
}

export const appointmentsAt = (person: string) => ({ href: `/people/${person}/appointments`, text: 'Appointments' })

export const attendanceRoute = form({
  path: '/people/:person/appointments/:appointment/attendance',
  access: workers,
  audit: { show: 'journeys.attendance.opened', submit: 'journeys.attendance.recorded' },
  load: loadAppointment,
  form: ({ today }) => attendanceForm(today),
  async show(view) {
    const { person, appointment, today } = view.loaded
    await view.visit.record({ person_id: person.id })
    const asked = { form: attendanceForm(today), typed: view.typed, errors: view.errors }
    return personForm({
      person,
      heading: 'Did they come?',
      sub: `${fullName(person)}: ${appointment.about}, ${formatDayAndDate(appointment.on_date)}, ${formatTime(appointment.at_time)}`,
      view,
      button: 'Save',
      back: appointmentsAt(person.id),
      children: (
        <>
          <Ask
            {...asked}
            name="outcome"
            reveals={{
              did_not_attend: <Ask {...asked} name="why_not" />,
              did_not_happen: <Ask {...asked} name="why_off" needed />,
            }}
          />
          <Ask {...asked} name="outcome_reason" />
        </>
      ),
    })
  },
  async submit({ visit, loaded, value }) {
    const { person, appointment } = loaded
    if (appointment.on_date > visit.today) throw new Refused('This appointment is still to come')
    if (appointment.outcome === 'cancelled') throw new Refused('This appointment was called off')
    const { outcome, outcome_reason } = value
    const outcome_code =
      outcome === 'did_not_attend' ? value.why_not : outcome === 'did_not_happen' ? value.why_off : null
    await recordAttendance(visit.tx, visit.viewer, appointment, { outcome, outcome_code, outcome_reason })
    await visit.record({
      person_id: person.id,
      subject: { kind: 'appointment', id: appointment.id },
      detail: { outcome: value.outcome },
    })
    return { to: appointmentsAt(person.id).href, flash: `Saved: ${attendanceWords[value.outcome].toLowerCase()}.` }
  },
})
