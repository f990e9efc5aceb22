import {
  Ask,
  choice,
  date,
  email,
  type FieldError,
  type Form,
  longText,
  niNumber,
  phone,
  postcode,
  type Typed,
  text,
} from '#platform/forms'
import { referenceOptions } from '#platform/reference'
import type { CalendarDate } from '#platform/time'
import { Fieldset } from '#platform/ui'
import type { ContactDetails, PersonDetails } from '../people.queries.ts'

/** Who a person is and how to reach them, as it is typed. */
export interface Details extends PersonDetails, Omit<ContactDetails, 'preferred_contact'> {
  aim: string | null
  preferred_contact: string | null
}

/** The questions about a person's name, date of birth, what they aim for and safe contact, as fields for a form. */
export function detailsFields(on: CalendarDate) {
  return {
    given_name: text({ label: 'Given name', required: 'Enter the given name', max: 100 }),
    family_name: text({ label: 'Family name', required: 'Enter the family name', max: 100 }),
    known_as: text({ label: 'What do they like to be called?', max: 100 }),
    date_of_birth: date({
      label: 'Date of birth',
      hint: 'Leave it blank when it is not known.',
      notFuture: true,
    }),
    aim: text({ label: 'What are they aiming for?', hint: 'In their own words.', max: 300 }),
    preferred_contact: choice({
      label: 'How do they want to be contacted?',
      options: referenceOptions('contact-methods', on),
    }),
    best_time: text({ label: 'When is best?', hint: 'For example: weekdays after 3pm.', max: 200 }),
    do_not: longText({
      label: 'What should nobody do?',
      hint: 'For example: do not leave a voicemail, do not write to the house.',
      max: 500,
    }),
    adjustments: longText({
      label: 'What makes it easier for them?',
      hint: 'For example: large print, an interpreter, a quiet room, a letter before a call. They tell it once.',
      max: 500,
    }),
    phone: phone({ label: 'Telephone' }),
    email: email({ label: 'E-mail' }),
    address: longText({ label: 'Address', max: 300 }),
    postcode: postcode({ label: 'Postcode' }),
    ni_number: niNumber({ label: 'National Insurance number' }),
  }
}

interface QuestionsProps<V extends Details> {
  form: Form<V>
  typed: Typed
  errors: readonly FieldError[]
}

/** The questions as they are asked: the person first, then safe contact, then the rest. */
export function DetailsQuestions<V extends Details>(props: QuestionsProps<V>) {
  return (
    <>
      <Fieldset legend="Who they are">
        <div class="nwd-pair">
          <Ask {...props} name="given_name" width={20} />
          <Ask {...props} name="family_name" width={20} />
          <Ask {...props} name="known_as" width={20} />
          <Ask {...props} name="date_of_birth" />
        </div>
        <Ask {...props} name="aim" />
      </Fieldset>
      <Fieldset legend="How to reach them safely">
        <Ask {...props} name="preferred_contact" small />
        <Ask {...props} name="best_time" />
        <Ask {...props} name="do_not" rows={2} />
        <Ask {...props} name="adjustments" rows={2} />
        <div class="nwd-pair">
          <Ask {...props} name="phone" />
          <Ask {...props} name="email" />
        </div>
      </Fieldset>
      <Fieldset legend="Where they live, and their number">
        <Ask {...props} name="address" rows={3} />
        <div class="nwd-pair">
          <Ask {...props} name="postcode" />
          <Ask {...props} name="ni_number" />
        </div>
      </Fieldset>
    </>
  )
}

/** What was answered, in the two rows in which it is kept. */
export function rowsOf(details: Details): { person: PersonDetails & { aim: string | null }; contact: ContactDetails } {
  const { given_name, family_name, known_as, date_of_birth, aim } = details
  const { address, postcode, email, phone, ni_number, best_time, do_not, adjustments, preferred_contact } = details
  return {
    person: { given_name, family_name, known_as, date_of_birth, aim },
    contact: {
      address,
      postcode,
      email,
      phone,
      ni_number,
      best_time,
      do_not,
      adjustments,
      preferred_contact: preferred_contact ?? 'unknown',
    },
  }
}
