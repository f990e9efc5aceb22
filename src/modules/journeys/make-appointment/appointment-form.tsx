import {
  Ask,
  choice,
  choices,
  confirm,
  date,
  type FieldError,
  formOf,
  type Option,
  type Typed,
  text,
  time,
  wholeNumber,
} from '#platform/forms'
import { howWords } from '../appointments/appointments.queries.ts'

export const optionsOf = <Code extends string>(words: Readonly<Record<Code, string>>) =>
  (Object.keys(words) as Code[]).map((value) => ({ value, text: words[value] }))

/** When, and where or how: the same of a new appointment and of one that is moved. */
export const whenAndWhere = {
  on_date: date({ label: 'Date', required: 'Enter the date' }),
  at_time: time({ label: 'Time', required: 'Enter the time, like 2:30pm' }),
  how: choice({ label: 'How do you meet?', required: 'Choose how you meet', options: optionsOf(howWords) }),
  place: text({ label: 'Where, or which number or link' }),
  at_office: confirm({ label: 'The place', says: 'It is one of our offices, so our calendars may say where' }),
}

export const placeMissing = (value: { how: string; place: string | null }): FieldError[] =>
  value.how === 'place' && value.place === null ? [{ field: 'place', message: 'Enter the place where you meet' }] : []

const alone = formOf(whenAndWhere)

/** When, and where or how, as boxes. */
export function WhenAndWhere({ typed, errors }: { typed: Typed; errors: readonly FieldError[] }) {
  const asked = { form: alone, typed, errors }
  return (
    <>
      <div class="nwd-pair">
        <Ask {...asked} name="on_date" />
        <Ask {...asked} name="at_time" />
      </div>
      <Ask {...asked} name="how" />
      <Ask {...asked} name="place" />
      <Ask {...asked} name="at_office" />
    </>
  )
}

/** What is asked of a new appointment; `colleagues` are those who may be there besides. */
export const appointmentForm = (colleagues: readonly Option[]) =>
  formOf(
    {
      ...whenAndWhere,
      minutes_long: wholeNumber({ label: 'How many minutes?', called: 'Minutes', min: 5, max: 720 }),
      about: text({ label: 'What is it about?', required: 'Say what it is about' }),
      also: choices({ label: 'Who else is there?', options: colleagues }),
    },
    (value) => placeMissing(value),
  )
