import type { Colleague } from '#modules/partnership'
import { Ask, choice, choices, date, type FieldError, formOf, longText, type Typed, text, time } from '#platform/forms'
import { referenceOptions } from '#platform/reference'
import type { CalendarDate } from '#platform/time'
import { Details } from '#platform/ui'

const words = (today: CalendarDate) => ({
  kind: choice({
    label: 'What was it?',
    required: 'Choose what it was',
    options: referenceOptions('note-kinds', today),
  }),
  happened_on: date({
    label: 'When was it?',
    called: 'The day',
    required: 'Enter the day it happened',
    notFuture: true,
  }),
  at_time: time({ label: 'Time' }),
  who_was_there: text({ label: 'Who else was there?' }),
  words: longText({
    label: 'What was said and done',
    hint: 'They can read this. Write what happened, in words you would say to them.',
    required: 'Write what was said and done',
    max: 10_000,
  }),
})

/** What a note asks for, and which colleagues are told of it. */
export interface Asking {
  today: CalendarDate
  colleagues: readonly Colleague[]
}

export const noteForm = ({ today, colleagues }: Asking) =>
  formOf({
    ...words(today),
    told: choices({
      label: 'Who should read it?',
      hint: 'It stands in their day until they have read it. Everybody who sees the record can read it anyway.',
      options: colleagues.map(({ user_id, name }) => ({ value: user_id, text: name })),
    }),
  })

export const correctionForm = (today: CalendarDate) =>
  formOf({
    ...words(today),
    reason: text({ label: 'What was wrong with it?', required: 'Say what was wrong with the note' }),
  })

/** The questions of a note; who is told is folded away until it is wanted. */
export function NoteQuestions(props: { asking: Asking; typed: Typed; errors: readonly FieldError[] }) {
  const { asking, typed, errors } = props
  const asked = { form: noteForm(asking), typed, errors }
  return (
    <>
      <Ask {...asked} name="kind" small />
      <div class="nwd-pair">
        <Ask {...asked} name="happened_on" />
        <Ask {...asked} name="at_time" />
      </div>
      <Ask {...asked} name="who_was_there" />
      <Ask {...asked} name="words" rows={8} />
      {asking.colleagues.length > 0 && (
        <Details summary="Tell colleagues" open={[typed.told ?? []].flat().length > 0}>
          <Ask {...asked} name="told" small />
        </Details>
      )}
    </>
  )
}
