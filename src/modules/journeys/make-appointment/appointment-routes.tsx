import { fullName, personForm } from '#modules/people'
import { Ask, choice, date, formOf, longText, text, time } from '#platform/forms'
import { form, found, page, Refused, type Visit } from '#platform/http'
import { formatDayAndDate, formatTime } from '#platform/time'
import { Button, Heading, Table } from '#platform/ui'
import {
  appointmentsOf,
  attendanceWords,
  howWords,
  makeAppointment,
  recordAttendance,
  selectOptionalAppointment,
} from '../appointments/appointments.queries.ts'
import { personInFull, readers, workers } from '../journeys.access.ts'
import { openSpellOf } from '../spells/spells.queries.ts'

const optionsOf = <Code extends string>(words: Readonly<Record<Code, string>>) =>
  (Object.keys(words) as Code[]).map((value) => ({ value, text: words[value] }))

const appointmentForm = formOf(
  {
    on_date: date({ label: 'Date', required: 'Enter the date' }),
    at_time: time({ label: 'Time', required: 'Enter the time, like 2:30pm' }),
    how: choice({ label: 'How do you meet?', required: 'Choose how you meet', options: optionsOf(howWords) }),
    place: text({ label: 'Where, or which number or link' }),
    about: text({ label: 'What is it about?', required: 'Say what it is about' }),
  },
  (value) =>
    value.how === 'place' && value.place === null
      ? [{ field: 'place', message: 'Enter the place where you meet' }]
      : [],
)

const attendanceForm = formOf(
  {
    outcome: choice({ label: 'Did they come?', required: 'Choose what happened', options: optionsOf(attendanceWords) }),
    outcome_reason: longText({ label: 'Why, if you know', max: 500 }),
  },
  (value) =>
    value.outcome === 'did_not_happen' && value.outcome_reason === null
      ? [{ field: 'outcome_reason', message: 'Say why it did not happen' }]
      : [],
)

const listAt = (person: string) => ({ href: `/people/${person}/appointments`, text: 'Appointments' })

async function loadSpell(visit: Visit<{ person: string }>) {
  const person = await personInFull(visit)
  return { person, spell: found(await openSpellOf(visit.tx, person.id)) }
}

async function loadAppointment(visit: Visit<{ person: string; appointment: string }>) {
  const person = await personInFull(visit)
  const appointment = found(await selectOptionalAppointment(visit.tx, person.id, visit.parameters.appointment))
  return { person, appointment }
}

export const appointmentsRoute = page({
  path: '/people/:person/appointments',
  access: readers,
  audit: 'journeys.appointments.viewed',
  async show(visit) {
    const person = await personInFull(visit)
    await visit.record({ person_id: person.id })
    const rows = await appointmentsOf(visit.tx, person.id)
    const writes = workers.some((role) => role === visit.viewer.role)
    const at = listAt(person.id).href
    return {
      title: `Appointments: ${fullName(person)}`,
      back: { href: `/people/${person.id}`, text: fullName(person) },
      hideThisPage: true,
      main: (
        <>
          <Heading sub={fullName(person)}>Appointments</Heading>
          {writes && <Button href={`${at}/new`}>Make an appointment</Button>}
          <Table
            caption="Appointments, latest first"
            stack
            columns={['When', 'About', 'With', 'How', 'What happened'].map((text) => ({ key: text, text }))}
            rows={rows.map((row) => ({
              When: `${formatDayAndDate(row.on_date)}, ${formatTime(row.at_time)}`,
              About: row.about,
              With: row.with_name,
              How: [howWords[row.how as keyof typeof howWords], row.place].filter(Boolean).join(': '),
              'What happened':
                row.outcome !== null ? (
                  [attendanceWords[row.outcome as keyof typeof attendanceWords], row.outcome_reason]
                    .filter(Boolean)
                    .join(': ')
                ) : writes && row.on_date <= visit.today ? (
                  <a href={`${at}/${row.id}/attendance`}>Record</a>
                ) : (
                  'not yet'
                ),
            }))}
            empty={<p>No appointments yet.</p>}
          />
        </>
      ),
    }
  },
})

export const makeAppointmentRoute = form({
  path: '/people/:person/appointments/new',
  access: workers,
  audit: { show: 'journeys.appointment.opened', submit: 'journeys.appointment.made' },
  form: appointmentForm,
  load: loadSpell,
  async show(view) {
    const { person } = view.loaded
    await view.visit.record({ person_id: person.id })
    const asked = { form: appointmentForm, typed: view.typed, errors: view.errors }
    return personForm({
      person,
      heading: 'Make an appointment',
      view,
      button: 'Make the appointment',
      children: (
        <>
          <div class="nwd-pair">
            <Ask {...asked} name="on_date" />
            <Ask {...asked} name="at_time" />
          </div>
          <Ask {...asked} name="how" />
          <Ask {...asked} name="place" />
          <Ask {...asked} name="about" />
        </>
      ),
    })
  },
  async submit({ visit, loaded, value }) {
    const { person, spell } = loaded
    const id = await makeAppointment(visit.tx, visit.viewer, spell, value)
    await visit.record({ person_id: person.id, subject: { kind: 'appointment', id }, detail: { how: value.how } })
    return {
      to: listAt(person.id).href,
      flash: `Appointment made for ${formatDayAndDate(value.on_date)}, ${formatTime(value.at_time)}.`,
    }
  },
})

export const attendanceRoute = form({
  path: '/people/:person/appointments/:appointment/attendance',
  access: workers,
  audit: { show: 'journeys.attendance.opened', submit: 'journeys.attendance.recorded' },
  form: attendanceForm,
  load: loadAppointment,
  async show(view) {
    const { person, appointment } = view.loaded
    await view.visit.record({ person_id: person.id })
    const asked = { form: attendanceForm, typed: view.typed, errors: view.errors }
    return personForm({
      person,
      heading: 'Did they come?',
      sub: `${fullName(person)}: ${appointment.about}, ${formatDayAndDate(appointment.on_date)}, ${formatTime(appointment.at_time)}`,
      view,
      button: 'Save',
      back: listAt(person.id),
      children: (
        <>
          <Ask {...asked} name="outcome" />
          <Ask {...asked} name="outcome_reason" />
        </>
      ),
    })
  },
  async submit({ visit, loaded, value }) {
    const { person, appointment } = loaded
    if (appointment.on_date > visit.today) throw new Refused('This appointment is still to come')
    await recordAttendance(visit.tx, visit.viewer, appointment, value)
    await visit.record({
      person_id: person.id,
      subject: { kind: 'appointment', id: appointment.id },
      detail: { outcome: value.outcome },
    })
    return { to: listAt(person.id).href, flash: `Saved: ${attendanceWords[value.outcome].toLowerCase()}.` }
  },
})
