import {
  choice,
  choices,
  confirm,
  date,
  email,
  type FieldError,
  formOf,
  longText,
  type Option,
  phone,
  postcode,
  text,
} from '#platform/forms'
import { referenceOptions } from '#platform/reference'
import { addMonths, type CalendarDate } from '#platform/time'

/** Who is referred. */
export const personForm = () =>
  formOf({
    given_name: text({ label: 'Given name', required: 'Enter the given name', max: 100 }),
    family_name: text({ label: 'Family name', required: 'Enter the family name', max: 100 }),
    known_as: text({ label: 'What they like to be called', hint: 'If it is not the given name', max: 100 }),
    date_of_birth: date({
      label: 'Date of birth',
      hint: 'For example 27 3 2009. Leave it blank if you do not know it.',
      notFuture: true,
    }),
  })

/** How to reach them, and how not. */
export const reachForm = (today: CalendarDate) =>
  formOf(
    {
      preferred_contact: choice({
        label: 'How would they like to be reached?',
        required: 'Choose how they would like to be reached',
        options: referenceOptions('contact-methods', today),
      }),
      phone: phone({ label: 'Telephone number' }),
      email: email({ label: 'E-mail address' }),
      address: longText({ label: 'Address', max: 500 }),
      postcode: postcode({ label: 'Postcode' }),
      best_time: text({ label: 'Best time to make contact', hint: 'For example: after school, from 4pm' }),
      do_not: longText({
        label: 'What should we not do?',
        hint: 'For example: do not leave a voice message, do not write to the house',
        max: 1000,
      }),
    },
    (value) => unreachable(value),
  )

const needed = {
  phone: { box: 'phone', message: 'Enter the telephone number, or choose another way to reach them' },
  text: { box: 'phone', message: 'Enter the telephone number, or choose another way to reach them' },
  email: { box: 'email', message: 'Enter the e-mail address, or choose another way to reach them' },
  letter: { box: 'address', message: 'Enter the address, or choose another way to reach them' },
} as const

function unreachable(value: Reach): FieldError[] {
  const way = Object.entries(needed).find(([code]) => code === value.preferred_contact)?.[1]
  if (way !== undefined) return value[way.box] === null ? [{ field: way.box, message: way.message }] : []
  const any = [value.phone, value.email, value.address, value.best_time].some((answer) => answer !== null)
  return any
    ? []
    : [{ field: 'phone', message: 'Enter at least one way to reach them, or when and where to find them' }]
}

interface Reach {
  preferred_contact: string
  phone: string | null
  email: string | null
  address: string | null
  best_time: string | null
}

/** What they need, and what they hope for. */
export const needsForm = (today: CalendarDate) =>
  formOf({
    needs: choices({
      label: 'What do they need help with?',
      required: 'Choose at least one thing they need help with',
      options: referenceOptions('needs', today),
    }),
    needs_words: longText({ label: 'Is there more we should know?', max: 2000 }),
    hopes: longText({
      label: 'What do they hope for?',
      hint: 'In their own words, as they said it',
      required: 'Write what they hope for, in their own words',
      max: 2000,
    }),
  })

/** The parts that go with a referral, each by itself as the person chooses. */
export const sharedParts = [
  { value: 'contact', text: 'How to reach them', hint: 'Without this, nobody can get in touch and nothing is sent' },
  {
    value: 'safe_contact',
    text: 'What not to do when making contact',
    hint: 'Without this, whoever is asked to support them is told to ask you first',
  },
  { value: 'about', text: 'Their date of birth, what they aim for, and what helps them' },
  { value: 'needs', text: 'What they need help with, and what they hope for' },
  { value: 'history', text: 'What happened here before', hint: 'Earlier referrals and support in this area' },
  {
    value: 'progress',
    text: 'How they get on, told to you afterwards',
    hint: 'That they met, registered and started work; no more',
  },
] as const

export const givenHow = [
  { value: 'spoken', text: 'They said so' },
  { value: 'written', text: 'They signed it' },
  { value: 'online', text: 'They ticked it online' },
] as const

/** Whom a person names who names nobody: whoever the partnership asks to support them. */
export const anyone = 'anyone'

/**
 * What they agreed may be passed on, each part by itself, to whom, how, and until when.
 * @param partners organisations that they may name, when it shall be that one alone; nobody is named by a door that lists none
 */
export const agreementForm = (today: CalendarDate, partners: readonly Option[] = []) =>
  formOf(
    {
      parts: choices({
        label: 'What did they agree we may pass on?',
        required: 'Choose what they agreed to. If they did not agree, nothing can be sent',
        options: sharedParts,
      }),
      partner_id: choice({
        label: 'Who may be asked to support them?',
        hint: 'Leave this as it is unless they want one organisation and no other',
        options: partners,
      }),
      given_how: choice({
        label: 'How did they agree?',
        required: 'Choose how they agreed',
        options: givenHow,
      }),
      expires_on: date({
        label: 'Until when did they agree?',
        called: 'The last day',
        hint: 'Leave it blank when they did not name a day',
        notPast: true,
        notAfter: addMonths(today, 60),
      }),
      read: confirm({
        label: 'The wording',
        says: 'They read the words above, or heard me read them',
        required: 'Confirm that they read or heard the words above',
      }),
    },
    ({ parts }) =>
      parts.includes('contact')
        ? []
        : [{ field: 'parts', message: 'Nothing can be sent unless they agree that we may be told how to reach them' }],
  )
