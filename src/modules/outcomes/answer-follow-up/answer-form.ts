import { choice, date, formOf } from '#platform/forms'
import type { CalendarDate } from '#platform/time'
import { type SaidBy, saidBy } from '../follow-up.ts'

/** How somebody was tried and not reached. */
const triedBy = {
  phone: 'Phone',
  text: 'Text message',
  email: 'E-mail',
  visit: 'In person',
  employer: 'Through the employer',
} as const
type TriedBy = keyof typeof triedBy

const saidByCodes = Object.keys(saidBy) as SaidBy[]
const triedByCodes = Object.keys(triedBy) as TriedBy[]

/** The question of a follow-up: yes, no, or not reached, with who said so or how it was tried, and when. */
export const answerForm = (follow_up: { due_on: CalendarDate; asks: string }) =>
  formOf(
    {
      answer: choice({
        label: follow_up.asks,
        called: 'The answer',
        required: 'Choose yes, no or not reached',
        options: [
          { value: 'yes', text: 'Yes, in work' },
          { value: 'no', text: 'No, not in work' },
          {
            value: 'not_reached',
            text: 'Not reached',
            hint: 'We tried and nobody answered. It comes back when it is time to try again.',
          },
        ],
      }),
      said_by: choice({
        label: 'Who said so?',
        options: saidByCodes.map((value) => ({ value, text: saidBy[value] })),
      }),
      how: choice({
        label: 'How did you try?',
        options: triedByCodes.map((value) => ({ value, text: triedBy[value] })),
      }),
      on_day: date({
        label: 'On which day were you told, or did you try?',
        called: 'The day',
        required: 'Enter the day you were told, or tried',
        notFuture: true,
        notBefore: follow_up.due_on,
      }),
    },
    (value) => {
      if (value.answer === 'not_reached')
        return value.how === null ? [{ field: 'how', message: 'Choose how you tried' }] : []
      return value.said_by === null ? [{ field: 'said_by', message: 'Choose who said so, or what was seen' }] : []
    },
  )
