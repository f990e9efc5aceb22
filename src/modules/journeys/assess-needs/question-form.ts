import { choice, choices, type Field, formOf, longText } from '#platform/forms'
import { optionsOf, type Question } from './instrument.ts'
import type { Given } from './path.ts'

const ratherNot = { value: 'prefer_not_to_say', text: 'Prefer not to say', alone: true }

/** The form of one question: whatever its kind, it comes to an answer. Words may be left out; a choice may be "prefer not to say". */
export function questionForm(question: Question) {
  return formOf({ answer: fieldOf(question) })
}

function fieldOf(question: Question): Field<Given> {
  const asked = { label: question.text, called: question.measures, hint: question.help }
  const options = [...optionsOf(question).map(({ code, text, alone }) => ({ value: code, text, alone })), ratherNot]
  const required = 'Choose an answer, or “Prefer not to say”'
  if (question.kind === 'words') {
    const hint = `${question.help ?? ''} Leave it blank if they would rather not say.`.trim()
    return inAnswer(
      longText({ ...asked, hint, max: 4000 }),
      (words) => (words === null ? { codes: ['unknown'], words } : { codes: [], words }),
      (given) => given.words,
    )
  }
  if (question.kind === 'choices')
    return inAnswer(
      choices({ ...asked, required, options }),
      (codes) => ({ codes, words: null }),
      (given) => given.codes,
    )
  return inAnswer(
    choice({ ...asked, required, options }),
    (code) => ({ codes: [code], words: null }),
    (given) => given.codes[0] ?? '',
  )
}

function inAnswer<T>(field: Field<T>, toGiven: (value: T) => Given, fromGiven: (given: Given) => T): Field<Given> {
  return {
    ...field,
    parse(typed, name, when) {
      const parsed = field.parse(typed, name, when)
      return 'error' in parsed ? parsed : { value: toGiven(parsed.value) }
    },
    typedFrom: (given, name) => field.typedFrom(fromGiven(given), name),
  }
}

const blankWords = { prefer_not_to_say: 'Prefer not to say', unknown: 'Nothing written' }

/** An answer in the words that were shown with it. */
export function answerWords(given: Given, options: readonly { code: string; text: string }[]): string {
  const chosen = given.codes.map(
    (code) =>
      options.find((option) => option.code === code)?.text ?? blankWords[code as keyof typeof blankWords] ?? code,
  )
  return [...chosen, ...(given.words === null ? [] : [given.words])].join('; ')
}
