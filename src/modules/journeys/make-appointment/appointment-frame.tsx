import type { ComponentChildren } from 'preact'
import { fullName, personForm } from '#modules/people'
import type { FieldError } from '#platform/forms'
import type { Shown, Visit } from '#platform/http'
import { formatDayAndDate, formatTime } from '#platform/time'
import { appointmentsAt, type LoadedAppointment } from './load-appointment.ts'

interface About {
  view: {
    visit: Pick<Visit, 'url' | 'record'>
    errors: readonly FieldError[]
    token: string
    loaded: LoadedAppointment
  }
  heading: string
  children: ComponentChildren
}

/** A form about one appointment of a person, in the frame that each of them has; that it was opened is audited. */
export async function appointmentFrame({ view, heading, children }: About): Promise<Shown> {
  const { person, appointment } = view.loaded
  const { about, on_date, at_time } = appointment
  await view.visit.record({ person_id: person.id })
  return personForm({
    person,
    heading,
    sub: `${fullName(person)}: ${about}, ${formatDayAndDate(on_date)}, ${formatTime(at_time)}`,
    view,
    button: 'Save',
    back: appointmentsAt(person.id),
    children,
  })
}
