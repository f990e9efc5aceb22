import { acceptedEndings, acceptedWords } from '#platform/files'
import { choice, date, type Field, file, formOf, type Upload } from '#platform/forms'
import { kindsFor } from './evidence-field.ts'
import type { LoadedAchieved } from './load-achieved.ts'

/** Where no copy is asked for, none is taken: a file that is sent all the same is let fall. */
const noCopy: Field<Upload | null> = {
  kind: 'file',
  label: '',
  required: false,
  boxes: () => [],
  parse: () => ({ value: null }),
  typedFrom: () => ({}),
}

/** What was seen or heard, on which day; and a copy, where the fund asks for one. */
export const evidenceForm = ({ one, today }: LoadedAchieved) =>
  formOf({
    kind: choice({
      label: 'What have you seen or heard?',
      called: 'What you have seen',
      required: 'Choose what you have seen or heard',
      options: kindsFor(one.type, today).map(({ code, text }) => ({ value: code, text })),
    }),
    seen_on: date({
      label: 'On which day?',
      called: 'The day',
      required: 'Enter the day on which you saw or heard it',
      notFuture: true,
    }),
    copy: one.rule?.copy
      ? file({
          label: 'A copy of it',
          called: 'The copy',
          hint: `${acceptedWords}. Send only what shows that it is theirs, who it is from, and the day. Cover anything else.`,
          accept: acceptedEndings,
        })
      : noCopy,
  })
