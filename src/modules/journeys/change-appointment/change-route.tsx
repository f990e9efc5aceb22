import { Ask, choice, formOf, text } from '#platform/forms'
import { form, Refused } from '#platform/http'
import { type CalendarDate, formatDayAndDate, formatTime } from '#platform/time'
import { howWords } from '../appointments/appointments.queries.ts'
import { askedByWords, callOffAppointment, moveAppointment } from '../appointments/change-appointment.ts'
import { reasonsFor } from '../appointments/reasons.ts'
import { workers } from '../journeys.access.ts'
import { optionsOf, placeMissing, WhenAndWhere, whenAndWhere } from '../make-appointment/appointment-form.tsx'
import { appointmentFrame } from '../make-appointment/appointment-frame.tsx'
import { appointmentsAt, loadAppointment } from '../make-appointment/load-appointment.ts'

const changeForm = (today: CalendarDate) =>
  formOf(
    {
      what: choice({
        label: 'What changes?',
        required: 'Choose what changes',
        options: [
          { value: 'move', text: 'When or where we meet' },
          { value: 'call_off', text: 'We do not meet: it is called off' },
        ],
      }),
      ...whenAndWhere,
      asked_by: choice({ label: 'Who asked?', required: 'Choose who asked', options: optionsOf(askedByWords) }),
      why_moved: choice({ label: 'Why is it moved?', called: 'Why', options: reasonsFor('moved', today) }),
      why_off: choice({ label: 'Why is it called off?', called: 'Why', options: reasonsFor('cancelled', today) }),
      words: text({ label: 'More about why', max: 300 }),
    },
    (value) => {
      if (value.what === 'call_off')
        return value.why_off === null ? [{ field: 'why_off', message: 'Choose why it is called off' }] : []
      const missing = value.why_moved === null ? [{ field: 'why_moved', message: 'Choose why it is moved' }] : []
      return [...placeMissing(value), ...missing]
    },
  )

/** Moves an appointment, or calls it off, with who asked and why. */
export const changeAppointmentRoute = form({
  path: '/people/:person/appointments/:appointment/change',
  access: workers,
  audit: { show: 'journeys.appointment.opened', submit: 'journeys.appointment.changed' },
  load: loadAppointment,
  form: ({ today }) => changeForm(today),
  prefill: ({ appointment, today }) => {
    const how = (Object.keys(howWords) as (keyof typeof howWords)[]).find((one) => one === appointment.how) ?? 'place'
    const { on_date, at_time, place, at_office } = appointment
    return changeForm(today).typedFrom({ what: 'move', on_date, at_time, how, place, at_office })
  },
  show(view) {
    const asked = { form: changeForm(view.loaded.today), typed: view.typed, errors: view.errors }
    return appointmentFrame({
      view,
      heading: 'Move or call off',
      children: (
        <>
          <Ask
            {...asked}
            name="what"
            reveals={{
              move: (
                <>
                  <WhenAndWhere typed={view.typed} errors={view.errors} />
                  <Ask {...asked} name="why_moved" needed />
                </>
              ),
              call_off: <Ask {...asked} name="why_off" needed />,
            }}
          />
          <Ask {...asked} name="asked_by" />
          <Ask {...asked} name="words" />
        </>
      ),
    })
  },
  async submit({ visit, loaded: { person, appointment }, value }) {
    const { what, asked_by, words, why_moved, why_off, on_date, at_time, how, place, at_office } = value
    const moved = what === 'move'
    const why = { asked_by, reason: (moved ? why_moved : why_off) ?? 'other', words }
    const same = on_date === appointment.on_date && at_time === appointment.at_time
    if (moved && same && how === appointment.how && place === appointment.place)
      throw new Refused([{ field: 'on_date', message: 'Enter another day, time or place than it has now' }])
    if (moved && on_date < visit.today)
      throw new Refused([{ field: 'on_date', message: 'The new day must be today or in the future' }])
    if (moved)
      await moveAppointment(visit.tx, visit.viewer, appointment, { on_date, at_time, how, place, at_office }, why)
    else await callOffAppointment(visit.tx, visit.viewer, appointment, why)
    await visit.record({
      person_id: person.id,
      subject: { kind: 'appointment', id: appointment.id },
      detail: { what, asked_by, reason: why.reason },
    })
    const flash = moved
      ? `Moved to ${formatDayAndDate(on_date)}, ${formatTime(at_time)}.`
      : 'The appointment is called off.'
    return { to: appointmentsAt(person.id).href, flash }
  },
})
