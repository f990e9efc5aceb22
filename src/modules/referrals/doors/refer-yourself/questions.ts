import { choice, choices, confirm, email, type FieldError, formOf, longText, phone, text } from '#platform/forms'
import { referenceOptions } from '#platform/reference'
import type { CalendarDate } from '#platform/time'

/** Where somebody lives: only the areas whose partnership takes who comes by themself. */
export const areaForm = (areas: readonly { id: string; name: string }[]) =>
  formOf({
    area: choice({
      label: 'Which council do you live in?',
      hint: 'The team for that place will get what you write.',
      required: 'Choose your council',
      options: areas.map(({ id, name }) => ({ value: id, text: name })),
    }),
  })

export const nameForm = formOf({
  given_name: text({ label: 'First name', required: 'Write your first name', max: 100, autocomplete: 'given-name' }),
  family_name: text({ label: 'Last name', required: 'Write your last name', max: 100, autocomplete: 'family-name' }),
})

export const ways = [
  { value: 'phone', text: 'Phone me' },
  { value: 'text', text: 'Text me' },
  { value: 'email', text: 'E-mail me' },
  { value: 'letter', text: 'Write to me' },
] as const

/** One way to reach them, and what that way needs; nothing of the others is asked. */
export const reachForm = formOf(
  {
    preferred_contact: choice({
      label: 'How should we get in touch?',
      hint: 'Choose the way that is safe and easy for you.',
      required: 'Choose how we should get in touch',
      options: ways,
    }),
    phone: phone({ label: 'Your phone number', autocomplete: 'tel' }),
    mobile: phone({ label: 'Your mobile number', autocomplete: 'tel' }),
    email: email({ label: 'Your e-mail address', autocomplete: 'email' }),
    address: longText({ label: 'Your address', max: 500 }),
  },
  (value) => missing(value),
)

const boxes = { phone: 'phone', text: 'mobile', email: 'email', letter: 'address' } as const
const wanted = {
  phone: 'Write your phone number',
  mobile: 'Write your mobile number',
  email: 'Write your e-mail address',
  address: 'Write your address',
} as const

function missing(value: Readonly<Record<'preferred_contact' | (typeof boxes)[keyof typeof boxes], string | null>>) {
  const way = ways.find((one) => one.value === value.preferred_contact)?.value
  if (way === undefined || value[boxes[way]] !== null) return []
  return [{ field: boxes[way], message: wanted[boxes[way]] }] satisfies FieldError[]
}

export const safeForm = formOf({
  best_time: text({ label: 'When is a good time?', hint: 'For example: after 4pm, or not on Mondays' }),
  do_not: longText({
    label: 'Is there anything we should not do?',
    hint: 'For example: do not leave a message. Somebody else answers my phone.',
    max: 1000,
  }),
})

export const helpForm = (today: CalendarDate) =>
  formOf({
    needs: choices({
      label: 'What would help you?',
      hint: 'Choose as many as you like, or none.',
      options: referenceOptions('needs', today),
    }),
  })

export const moreForm = formOf({
  hopes: longText({
    label: 'Is there anything you want to tell us?',
    hint: 'For example: a job you would like, or something that makes it hard. You can leave this empty.',
    max: 2000,
  }),
})

export const agreeForm = formOf({
  agree: confirm({
    label: 'Do you agree?',
    says: 'Yes, the team may read this and get in touch with me',
    required: 'Tick the box if you agree. If you do not, nothing is sent',
  }),
})
