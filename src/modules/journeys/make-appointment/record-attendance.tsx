import { Ask, choice, formOf, longText } from '#platform/forms'
import { form, Refused } from '#platform/http'
import type { CalendarDate } from '#platform/time'
import { attendanceWords, recordAttendance } from '../appointments/appointments.queries.ts'
import { reasonsFor } from '../appointments/reasons.ts'
import { workers } from '../journeys.access.ts'
import { optionsOf } from './appointment-form.tsx'
import { appointmentFrame } from './appointment-frame.tsx'
import { appointmentsAt, loadAppointment } from './load-appointment.ts'

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

export const attendanceRoute = form({
  path: '/people/:person/appointments/:appointment/attendance',
  access: workers,
  audit: { show: 'journeys.attendance.opened', submit: 'journeys.attendance.recorded' },
  load: loadAppointment,
  form: ({ today }) => attendanceForm(today),
  show(view) {
    const asked = { form: attendanceForm(view.loaded.today), typed: view.typed, errors: view.errors }
    return appointmentFrame({
      view,
      heading: 'Did they come?',
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
