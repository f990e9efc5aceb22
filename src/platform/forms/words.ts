import { type Field, type Must, oneBox, type Parsed, type Question, subjectOf } from './field.ts'

interface Words extends Question {
  /** The most characters: 200 in one line, 4,000 in many, unless given. */
  max?: number | undefined
}

/** One line of words; line ends become spaces. */
export function text(question: Words & Must): Field<string>
export function text(question: Words): Field<string | null>
export function text(question: Words): Field<string | null> {
  const max = question.max ?? 200
  const read = (words: string) => within(max, words.replace(/\s*\n\s*/g, ' '), question)
  return { ...oneBox('text', question, read, same), max }
}

/** Words over several lines. */
export function longText(question: Words & Must): Field<string>
export function longText(question: Words): Field<string | null>
export function longText(question: Words): Field<string | null> {
  const max = question.max ?? 4000
  return { ...oneBox('long_text', question, (words) => within(max, words, question), same), max }
}

function within(max: number, words: string, question: Question): Parsed<string> {
  if (words.length <= max) return { value: words }
  const [limit, typed] = [max, words.length].map((n) => n.toLocaleString('en-GB'))
  return { error: `${subjectOf(question)} must be ${limit} characters or fewer: it is ${typed}` }
}

function same(words: string): string {
  return words
}
