import { choice, date, type Field, type FieldError, formOf } from '#platform/forms'
import { referenceList } from '#platform/reference'
import type { CalendarDate } from '#platform/time'
import { type EmployerRole, employerRoleCodes, employerRoles } from '../employer-answers/roles.ts'
import { type SaidBy, saidBy } from '../follow-up.ts'
import { type Way, wayCodes, ways } from '../retry/ways.ts'

interface Asked {
  due_on: CalendarDate
  asks: string
  today: CalendarDate
  /** The person lets us ask the employer. */
  may_ask_employer: boolean
}

const saidByCodes = (Object.keys(saidBy) as SaidBy[]).filter((code) => code !== 'person_by_link' && code !== 'file')

/** A question that is asked only beside its answer: there it is not optional, and `check` sees to it. */
const asked = <T>(field: Field<T>): Field<T> => ({ ...field, required: true })

const whoSaidSo = (may_ask_employer: boolean) =>
  asked(
    choice({
      label: 'Who said so?',
      options: saidByCodes
        .filter((code) => code !== 'employer' || may_ask_employer)
        .map((value) => ({ value, text: saidBy[value] })),
    }),
  )

const whoThere = () =>
  asked(
    choice({
      label: 'Who answered there?',
      options: employerRoleCodes.map((value) => ({ value, text: employerRoles[value] })),
    }),
  )

interface Value {
  answer: 'yes' | 'no' | 'not_reached' | 'closed'
  said_by: SaidBy | null
  role: EmployerRole | null
  no_said_by: SaidBy | null
  no_role: EmployerRole | null
  how: Way | null
  closed_reason: string | null
  on_day: CalendarDate
}

/** Who said yes or no: each answer asks for itself, so that nobody is asked who said so when nobody was reached. */
export const saidOf = (value: Pick<Value, 'answer' | 'said_by' | 'role' | 'no_said_by' | 'no_role'>) =>
  value.answer === 'yes'
    ? { said_by: value.said_by, role: value.role }
    : { said_by: value.no_said_by, role: value.no_role }

function check(value: Value): FieldError[] {
  if (value.answer === 'not_reached')
    return value.how === null ? [{ field: 'how', message: 'Choose how you tried' }] : []
  if (value.answer === 'closed')
    return value.closed_reason === null ? [{ field: 'closed_reason', message: 'Choose why it cannot be asked' }] : []
  const prefix = value.answer === 'yes' ? '' : 'no_'
  const { said_by, role } = saidOf(value)
  if (said_by === null) return [{ field: `${prefix}said_by`, message: 'Choose who said so, or what was seen' }]
  if (said_by === 'employer' && role === null)
    return [{ field: `${prefix}role`, message: 'Choose who answered for the employer' }]
  return []
}

/** The question of a follow-up: yes, no, not reached or not to be asked, each with what only it asks besides, and the day. */
export const answerForm = ({ due_on, asks, today, may_ask_employer }: Asked) =>
  formOf(
    {
      answer: choice({
        label: asks,
        called: 'The answer',
        required: 'Choose yes, no, not reached or cannot be asked',
        options: [
          { value: 'yes', text: 'Yes, in work' },
          { value: 'no', text: 'No, not in work' },
          {
            value: 'not_reached',
            text: 'Not reached',
            hint: 'We tried and nobody answered. It comes back when it is time to try again.',
          },
          { value: 'closed', text: 'Cannot be asked', hint: 'It is closed as unknown, with the reason.' },
        ],
      }),
      said_by: whoSaidSo(may_ask_employer),
      role: whoThere(),
      no_said_by: whoSaidSo(may_ask_employer),
      no_role: whoThere(),
      how: asked(
        choice({ label: 'How did you try?', options: wayCodes.map((value) => ({ value, text: ways[value] })) }),
      ),
      closed_reason: asked(
        choice({
          label: 'Why not?',
          options: referenceList('follow-up-closed-reasons', today)
            .filter(({ by_worker }) => by_worker)
            .map(({ code, text }) => ({ value: code, text })),
        }),
      ),
      on_day: date({
        label: 'On which day were you told, or did you try?',
        called: 'The day',
        required: 'Enter the day you were told, or tried',
        notFuture: true,
        notBefore: due_on,
      }),
    },
    check,
  )
