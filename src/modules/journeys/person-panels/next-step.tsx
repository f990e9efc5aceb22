import type { VNode } from 'preact'
import { callName, type Person } from '#modules/people'
import type { Visit } from '#platform/http'
import { formatDayAndDate, formatTime } from '#platform/time'
import { Button, NextStep } from '#platform/ui'
import { firstOpenAppointmentOf } from '../appointments/appointments.queries.ts'
import { workers } from '../journeys.access.ts'
import { openSpellOf } from '../spells/spells.queries.ts'

/** What comes next for somebody who is supported: the appointment to record or to come, or that none is arranged. For those who write the record. */
export async function supportNextStep(visit: Visit, person: Person): Promise<VNode | null> {
  if (!workers.some((role) => role === visit.viewer.role)) return null
  if ((await openSpellOf(visit.tx, person.id)) === undefined) return null
  const next = await firstOpenAppointmentOf(visit.tx, person.id)
  const at = `/people/${person.id}/appointments`
  if (next === undefined)
    return (
      <NextStep actions={<Button href={`${at}/new`}>Make an appointment</Button>}>
        <b>No appointment is arranged</b> with {callName(person)}.
      </NextStep>
    )
  const day = `${formatDayAndDate(next.on_date)}, ${formatTime(next.at_time)}`
  const record = <Button href={`${at}/${next.id}/attendance`}>Record it</Button>
  return next.on_date < visit.today ? (
    <NextStep actions={record}>
      <b>Did {callName(person)} come?</b> {day}, with {next.with_name}: {next.about}.
    </NextStep>
  ) : (
    <NextStep actions={next.on_date === visit.today ? record : <a href={at}>Appointments</a>}>
      <b>
        {callName(person)} meets {next.with_user_id === visit.viewer.user_id ? 'you' : next.with_name}
      </b>{' '}
      {next.on_date === visit.today ? `today at ${formatTime(next.at_time)}` : `on ${day}`}
      {next.place === null ? '' : `, ${next.place}`}: {next.about}.
    </NextStep>
  )
}
