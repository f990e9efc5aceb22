import { type Field, type Must, oneBox, type Parsed, type Question, subjectOf } from './field.ts'

interface Limits extends Question {
  min?: number | undefined
  max?: number | undefined
}

/** A whole number, from 0 to 1,000,000,000 unless given. */
export function wholeNumber(question: Limits & Must): Field<number>
export function wholeNumber(question: Limits): Field<number | null>
export function wholeNumber(question: Limits): Field<number | null> {
  const read = (words: string) => {
    const digits = words.replace(/[\s,]/g, '')
    if (!/^-?\d{1,12}$/.test(digits)) return { error: `${subjectOf(question)} must be a whole number, like 12` }
    return between(Number(digits), question, (n) => n.toLocaleString('en-GB'))
  }
  return oneBox('whole_number', question, read, String)
}

/** An amount in pounds, kept in whole pence, from 0 to £1,000,000,000 unless given; `min` and `max` are in pence. */
export function money(question: Limits & Must): Field<number>
export function money(question: Limits): Field<number | null>
export function money(question: Limits): Field<number | null> {
  const read = (words: string) => {
    const match = /^£?(\d{1,10})(?:\.(\d{1,2}))?$/.exec(words.replace(/[\s,]/g, ''))
    if (!match) return { error: `${subjectOf(question)} must be an amount in pounds, like 12 or 12.60` }
    const pence = Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0'))
    return between(pence, { max: 100_000_000_000, ...question }, (n) => `£${pounds(n)}`)
  }
  return oneBox('money', question, read, pounds)
}

function between(n: number, { min = 0, max = 1_000_000_000, ...question }: Limits, say: (n: number) => string) {
  const outside = n < min || n > max
  const found: Parsed<number> = outside
    ? { error: `${subjectOf(question)} must be from ${say(min)} to ${say(max)}` }
    : { value: n === 0 ? 0 : n }
  return found
}

function pounds(pence: number): string {
  return `${Math.floor(pence / 100)}.${String(pence % 100).padStart(2, '0')}`
}
