import {
  Ask,
  choice,
  choiceWithBlanks,
  confirm,
  date,
  type FieldError,
  type Form,
  formOf,
  type Typed,
  text,
} from '#platform/forms'
import { referenceOptions, ruleOn } from '#platform/reference'
import type { CalendarDate } from '#platform/time'
import type { Member } from './groups-on.ts'

/** Somebody of the household, as it is typed. */
export interface MemberForm {
  relation: string
  name: string | null
  born: CalendarDate | null
  disabled: string | null
  from_on: CalendarDate | null
  until_on: CalendarDate | null
  mistake: boolean
  reason: string | null
}

export const memberForm = (on: CalendarDate): Form<MemberForm> =>
  formOf<MemberForm>(
    {
      relation: choice({
        label: 'What are they to the person?',
        called: 'What they are',
        required: 'Choose what they are to the person',
        options: referenceOptions('household-relations', on),
      }),
      name: text({ label: 'What are they called?', hint: 'Only if the person wants it written down.', max: 100 }),
      born: date({ label: 'Date of birth', hint: 'Of a child. Leave it blank when it is not known.', notFuture: true }),
      disabled: choiceWithBlanks({
        label: 'Are they disabled?',
        options: [
          { value: 'yes', text: 'Yes' },
          { value: 'no', text: 'No' },
        ],
        blanks: ['prefer_not_to_say', 'unknown', 'not_asked'],
      }),
      from_on: date({
        label: 'Lives there since',
        hint: 'Left blank: since they were born; of grown-ups, since today.',
        notFuture: true,
      }),
      until_on: date({ label: 'No longer lives there since', hint: 'Only if they have left.', notFuture: true }),
      mistake: confirm({ label: 'Mistake', says: 'This was written down by mistake: take it out' }),
      reason: text({ label: 'Why is it taken out?', hint: 'Only if it was a mistake.', max: 300 }),
    },
    check,
  )

function check({ relation, born, from_on, until_on, mistake, reason }: MemberForm, { today }: { today: CalendarDate }) {
  const wrong = (field: string, message: string): FieldError[] => [{ field, message }]
  const kind = ruleOn('household-relations', relation, today)?.is
  if (mistake) return reason === null ? wrong('reason', 'Enter why it is taken out') : []
  if (born !== null && kind !== 'child') return wrong('born', 'A date of birth is written down of children alone')
  if (born !== null && from_on !== null && from_on < born)
    return wrong('from_on', 'Nobody lives there before they are born')
  const since = sinceOf({ born, from_on }, today)
  if (until_on !== null && until_on < since) return wrong('until_on', 'The day they left is before the day they came')
  return []
}

const sinceOf = ({ born, from_on }: Pick<MemberForm, 'born' | 'from_on'>, today: CalendarDate) =>
  from_on ?? born ?? today

/** What was typed, as a row. */
export function memberOf(value: MemberForm, today: CalendarDate): Member & { name: string | null } {
  const { relation, name, born, disabled, until_on } = value
  return { relation, name, born, disabled: disabled ?? 'not_asked', from_on: sinceOf(value, today), until_on }
}

export function MemberQuestions(props: {
  form: Form<MemberForm>
  typed: Typed
  errors: readonly FieldError[]
  known?: boolean
}) {
  return (
    <>
      <Ask {...props} name="relation" small />
      <div class="nwd-pair">
        <Ask {...props} name="name" width={20} />
        <Ask {...props} name="born" />
      </div>
      <Ask {...props} name="disabled" small />
      <div class="nwd-pair">
        <Ask {...props} name="from_on" />
        <Ask {...props} name="until_on" />
      </div>
      {props.known && (
        <>
          <Ask {...props} name="mistake" />
          <Ask {...props} name="reason" />
        </>
      )}
    </>
  )
}
