import { choice, date, type Form, formOf, longText, type Typed, text, type ValueOf } from '#platform/forms'
import type { CalendarDate } from '#platform/time'
import { mergeEdits } from '../improvement/merge-edits.ts'
import type { ScaleAnswer } from '../instruments/instrument.ts'
import type { Discussion } from './discussions.queries.ts'
import type { Said } from './said.ts'

const rule = 'What the partnership said together, and nobody’s own answer.'

/** What is written down of a statement at a workshop; `seen` is what the page showed, `press` what the button asks besides. */
export const statementForm = (scale: readonly ScaleAnswer[]) =>
  formOf(
    {
      note: longText({ label: 'What was said', hint: rule, max: 2000 }),
      rating: choice({
        label: 'What do we agree?',
        called: 'What we agree',
        options: [
          ...scale.map(({ code, label }) => ({ value: code, text: label })),
          { value: 'not-agreed', text: 'We do not agree' },
          { value: 'not-yet', text: 'No rating yet' },
        ],
      }),
      reason: text({ label: 'Why not?', called: 'Why you do not agree', max: 500 }),
      agreed_by: text({ label: 'Who agrees?', required: 'Say who agrees, such as the partnership', max: 200 }),
      held_on: date({ label: 'When?', called: 'The day', required: 'Enter the day of the workshop', notFuture: true }),
      seen: text({ label: 'Seen' }),
      press: choice({
        label: 'Press',
        options: [
          { value: 'next', text: 'Next' },
          { value: 'improve', text: 'Make it an improvement' },
        ],
      }),
    },
    ({ rating, reason }) =>
      rating === 'not-agreed' && reason === null
        ? [{ field: 'reason', message: 'Say why you do not agree: the next round begins from there' }]
        : [],
  )

export type StatementForm = ReturnType<typeof statementForm>
type Value = ValueOf<StatementForm>

/** What was written down of a statement, as the boxes hold it. */
export const written = (said: Discussion | undefined, today: CalendarDate) => ({
  note: said === undefined || said.note === '' ? null : said.note,
  rating: said === undefined ? 'not-yet' : ratingOf(said),
  reason: said === undefined || said.reason === '' ? null : said.reason,
  agreed_by: said === undefined || said.agreed_by === '' ? 'The partnership' : said.agreed_by,
  held_on: said?.held_on ?? today,
})

const ratingOf = ({ standing, answer }: Said): string =>
  standing === 'agreed' ? (answer ?? '') : standing === 'not_agreed' ? 'not-agreed' : 'not-yet'

type Written = ReturnType<typeof written>

/** The value of the form as it is kept. */
export function saidOf({ note, rating, reason, agreed_by, held_on }: Written): Said {
  const standing = rating === 'not-agreed' ? 'not_agreed' : rating === 'not-yet' ? 'open' : 'agreed'
  return {
    note: note ?? '',
    standing,
    answer: standing === 'agreed' ? rating : null,
    reason: standing === 'not_agreed' ? (reason ?? '') : '',
    agreed_by,
    held_on,
  }
}

/** What was typed, with what somebody else wrote down since the page was opened; and where both wrote different words. */
export function withOthers(
  value: Value,
  { before, now, today }: { before: Discussion | undefined; now: Discussion | undefined; today: CalendarDate },
) {
  const { seen: _, press: __, ...mine } = value
  return mergeEdits<Written>(written(before, today), { ...mine, rating: mine.rating ?? 'not-yet' }, written(now, today))
}

/** The form as it is shown again after somebody else wrote: their words where only they wrote, mine where both did. */
export const typedAgain = (form: Form<Value>, merged: Written, now: Discussion | undefined): Typed =>
  form.typedFrom({ ...merged, seen: now?.id ?? '' })
