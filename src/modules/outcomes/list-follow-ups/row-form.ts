import { z } from 'zod'
import { choice, formOf, text } from '#platform/forms'
import { wayCodes, ways } from '../retry/ways.ts'

/** What a worker writes down from a row of the list: the way they tried just now, and what came of it. */
export const results = {
  yes: 'In work',
  no: 'Not in work',
  not_reached: 'Nobody reached',
  wrong_number: 'Wrong number or address',
  do_not_ask: 'Asked not to be contacted',
} as const
export type RowResult = keyof typeof results
const resultCodes = Object.keys(results) as RowResult[]

export const rowForm = formOf(
  {
    follow_up: text({ label: 'The follow-up', required: 'Choose the person in the list again', max: 36 }),
    how: choice({
      label: 'How did you try?',
      required: 'Choose how you tried',
      options: wayCodes.map((value) => ({ value, text: ways[value] })),
    }),
    result: choice({
      label: 'What came of it?',
      required: 'Choose what came of it',
      options: resultCodes.map((value) => ({ value, text: results[value] })),
    }),
  },
  ({ follow_up }) =>
    z.uuid().safeParse(follow_up).success ? [] : [{ field: '', message: 'Choose the person in the list again' }],
)
