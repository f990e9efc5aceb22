import { asked, blank, type Field, type Must, type Option, oneBox, type Question, subjectOf } from './field.ts'
import { valuesIn, wordsIn } from './typed.ts'

interface Choosing<Code extends string> extends Question {
  options: readonly Option<Code>[]
}

const BLANKS = {
  prefer_not_to_say: 'Prefer not to say',
  unknown: 'Not known',
  not_asked: 'Not asked',
} as const

/** A question with no answer: the person would rather not, nobody knows, or it was not put to them. Three different things. */
export type Blank = keyof typeof BLANKS

/** One of several; the value is the option's code. */
export function choice<const Code extends string>(question: Choosing<Code> & Must): Field<Code>
export function choice<const Code extends string>(question: Choosing<Code>): Field<Code | null>
export function choice<const Code extends string>(question: Choosing<Code>): Field<Code | null> {
  const read = (words: string) => {
    const chosen = question.options.find((option) => option.value === words)
    return chosen ? { value: chosen.value } : { error: `${subjectOf(question)}: choose one of the answers listed` }
  }
  return { ...oneBox('choice', question, read, (value) => value), options: question.options }
}

/** One of several or a blank: "Prefer not to say" unless other blanks are given. */
export function choiceWithBlanks<const Code extends string, const B extends Blank = 'prefer_not_to_say'>(
  question: Choosing<Code> & Must & { blanks?: readonly B[] | undefined },
): Field<Code | B>
export function choiceWithBlanks<const Code extends string, const B extends Blank = 'prefer_not_to_say'>(
  question: Choosing<Code> & { blanks?: readonly B[] | undefined },
): Field<Code | B | null>
export function choiceWithBlanks(question: Choosing<string> & { blanks?: readonly Blank[] | undefined }) {
  const blanks = (question.blanks ?? ['prefer_not_to_say']).map((value) => ({ value, text: BLANKS[value] }))
  return choice({ ...question, options: [...question.options, ...blanks] })
}

/** Any of several, each once, in the order of the options; none, when it need not be answered, is []. */
export function choices<const Code extends string>(question: Choosing<Code>): Field<Code[]> {
  return {
    ...asked('choices', question),
    options: question.options,
    boxes: (name) => [name],
    parse(typed, name) {
      const codes = valuesIn(typed, name)
      const chosen = question.options.filter((option) => codes.includes(option.value))
      const alone = chosen.find((option) => option.alone)
      if (codes.length === 0 && question.required !== undefined) return { error: question.required }
      if (codes.some((code) => !chosen.some((option) => option.value === code))) {
        return { error: `${subjectOf(question)}: choose only from the answers listed` }
      }
      if (alone && chosen.length > 1)
        return { error: `${subjectOf(question)}: choose “${alone.text}” or the others, not both` }
      return { value: chosen.map((option) => option.value) }
    },
    typedFrom: (value, name) => ({ [name]: value }),
  }
}

/** Yes or no, as true or false. */
export function yesNo(question: Question & Must): Field<boolean>
export function yesNo(question: Question): Field<boolean | null>
export function yesNo(question: Question): Field<boolean | null> {
  const read = (words: string) =>
    words === 'yes' || words === 'no'
      ? { value: words === 'yes' }
      : { error: `${subjectOf(question)}: choose yes or no` }
  return { ...oneBox('yes_no', question, read, (value) => (value ? 'yes' : 'no')), options: YES_NO }
}

/** Yes, and why, or no. */
export type YesWithReason = { yes: true; reason: string } | { yes: false; reason: null }

/** Yes or no, and with yes some words in the box `name-reason`: `reason` says what to ask for, `reasonRequired` the message without it. */
export function yesWithReason(question: Reasoned & Must): Field<YesWithReason>
export function yesWithReason(question: Reasoned): Field<YesWithReason | null>
export function yesWithReason(question: Reasoned): Field<YesWithReason | null> {
  const max = question.max ?? 1000
  return {
    ...asked('yes_with_reason', question),
    options: YES_NO,
    reasonLabel: question.reason,
    max,
    boxes: (name) => [name, `${name}-reason`],
    parse(typed, name) {
      const answer = wordsIn(typed, name)
      const reason = wordsIn(typed, `${name}-reason`)
      if (answer === '') return blank(question)
      if (answer === 'no') return { value: { yes: false, reason: null } }
      if (answer !== 'yes') return { error: `${subjectOf(question)}: choose yes or no` }
      if (reason === '') return { error: question.reasonRequired, part: 'reason' }
      if (reason.length > max) return { error: `${question.reason}: at most ${max} characters`, part: 'reason' }
      return { value: { yes: true, reason } }
    },
    typedFrom(value, name): Record<string, string> {
      if (value === null) return {}
      return value.yes ? { [name]: 'yes', [`${name}-reason`]: value.reason } : { [name]: 'no' }
    },
  }
}

/** A box to tick, beside the words `says`. With `required` it must be ticked; without, it is true or false. */
export function confirm(question: Ticked & Must): Field<true>
export function confirm(question: Ticked): Field<boolean>
export function confirm(question: Ticked): Field<boolean> {
  return {
    ...asked('confirm', question),
    options: [{ value: 'yes', text: question.says ?? 'Yes' }],
    boxes: (name) => [name],
    parse(typed, name) {
      const ticked = wordsIn(typed, name) === 'yes'
      return !ticked && question.required !== undefined ? { error: question.required } : { value: ticked }
    },
    typedFrom: (value, name): Record<string, string> => (value ? { [name]: 'yes' } : {}),
  }
}

interface Ticked extends Question {
  says?: string | undefined
}

interface Reasoned extends Question {
  reason: string
  reasonRequired: string
  max?: number | undefined
}

const YES_NO = [
  { value: 'yes', text: 'Yes' },
  { value: 'no', text: 'No' },
] as const
