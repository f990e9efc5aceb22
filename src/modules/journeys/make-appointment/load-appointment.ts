import { found, type Visit } from '#platform/http'
import { selectOptionalAppointment } from '../appointments/appointments.queries.ts'
import { personInFull } from '../journeys.access.ts'

/** The appointment of the path, of a person whose record the viewer sees. */
export async function loadAppointment(visit: Visit<{ person: string; appointment: string }>) {
  const person = await personInFull(visit)
  const appointment = found(await selectOptionalAppointment(visit.tx, person.id, visit.parameters.appointment))
  return { person, appointment, today: visit.today }
}

export type LoadedAppointment = Awaited<ReturnType<typeof loadAppointment>>

export const appointmentsAt = (person: string) => ({ href: `/people/${person}/appointments`, text: 'Appointments' })
