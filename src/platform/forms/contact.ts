import { z } from 'zod'
import { type Field, type Must, oneBox, type Question, subjectOf } from './field.ts'

const POSTCODE = /^(GIR0AA|[A-PR-UWYZ](\d{1,2}|[A-HK-Y]\d(\d|[ABEHMNPRV-Y])?|\d[A-HJKPS-UW])\d[ABD-HJLNP-UW-Z]{2})$/
const NI_NUMBER = /^(?!BG|GB|KN|NK|NT|TN|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z]\d{6}[A-D]$/
const PHONE = /^0(1\d{8,9}|[2378]\d{9}|800\d{6})$/
const emailSchema = z.email().max(254)

/** An e-mail address, in small letters. */
export function email(question: Question & Must): Field<string>
export function email(question: Question): Field<string | null>
export function email(question: Question): Field<string | null> {
  return written('email', question, 'must be an e-mail address, like name@example.scot', (words) => {
    const address = words.toLowerCase()
    return emailSchema.safeParse(address).success ? address : undefined
  })
}

/** A United Kingdom telephone number, kept as digits from the leading 0: `+44 (0)7700 900-123` is `07700900123`. */
export function phone(question: Question & Must): Field<string>
export function phone(question: Question): Field<string | null>
export function phone(question: Question): Field<string | null> {
  return written('phone', question, 'must be a UK telephone number, like 01632 960 001 or 07700 900 123', (words) => {
    const digits = words.replace(/[\s().-]/g, '').replace(/^(\+44|0044)0?/, '0')
    return PHONE.test(digits) ? digits : undefined
  })
}

/** A United Kingdom postcode, kept as `KW15 1AA`. */
export function postcode(question: Question & Must): Field<string>
export function postcode(question: Question): Field<string | null>
export function postcode(question: Question): Field<string | null> {
  return written('postcode', question, 'must be a full UK postcode, like KW15 1AA', normalPostcode)
}

/** A National Insurance number by HMRC's format, kept as two letters, six digits and a letter without spaces. */
export function niNumber(question: Question & Must): Field<string>
export function niNumber(question: Question): Field<string | null>
export function niNumber(question: Question): Field<string | null> {
  const right = 'must be two letters, six numbers and then A, B, C or D, as on a payslip'
  return written('ni_number', question, right, (words) => {
    const number = words.toUpperCase().replace(/[\s-]/g, '')
    return NI_NUMBER.test(number) ? number : undefined
  })
}

/** The postcode as `KW15 1AA`, or undefined when it has not the shape of one. */
export function normalPostcode(words: string): string | undefined {
  const letters = words.toUpperCase().replace(/[\s.-]/g, '')
  return POSTCODE.test(letters) ? `${letters.slice(0, -3)} ${letters.slice(-3)}` : undefined
}

function written(
  kind: 'email' | 'phone' | 'postcode' | 'ni_number',
  question: Question,
  right: string,
  normal: (words: string) => string | undefined,
): Field<string | null> {
  return oneBox(
    kind,
    question,
    (words) => {
      const value = normal(words)
      return value === undefined ? { error: `${subjectOf(question)} ${right}` } : { value }
    },
    (value) => value,
  )
}
