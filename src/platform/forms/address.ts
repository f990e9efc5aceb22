import { normalPostcode } from './contact.ts'
import { asked, blank, type Field, type Must, type Question, subjectOf } from './field.ts'
import { wordsIn } from './typed.ts'

/** Where somebody is, as it is written on an envelope in the United Kingdom. */
export interface Address {
  line_1: string
  line_2: string | null
  town: string
  postcode: string
}

const PARTS = ['line1', 'line2', 'town', 'postcode'] as const
const MOST = 100

/** An address in the boxes `name-line1`, `name-line2` (may be blank), `name-town` and `name-postcode`. */
export function address(question: Question & Must): Field<Address>
export function address(question: Question): Field<Address | null>
export function address(question: Question): Field<Address | null> {
  return {
    ...asked('address', question),
    boxes: (name) => PARTS.map((part) => `${name}-${part}`),
    parse(typed, name) {
      const [line1 = '', line2 = '', town = '', code = ''] = PARTS.map((part) => wordsIn(typed, `${name}-${part}`))
      if (`${line1}${line2}${town}${code}` === '') return { ...blank(question), part: 'line1' }
      const long = PARTS.find((part) => wordsIn(typed, `${name}-${part}`).length > MOST)
      if (long) return { error: `${subjectOf(question)}: at most ${MOST} characters a line`, part: long }
      if (line1 === '') return { error: `${subjectOf(question)} must include the first line`, part: 'line1' }
      if (town === '') return { error: `${subjectOf(question)} must include a town or city`, part: 'town' }
      const postcode = normalPostcode(code)
      if (postcode === undefined) {
        return { error: `${subjectOf(question)} must include a full UK postcode, like KW15 1AA`, part: 'postcode' }
      }
      return { value: { line_1: line1, line_2: line2 === '' ? null : line2, town, postcode } }
    },
    typedFrom(value, name): Record<string, string> {
      if (value === null) return {}
      const lines = { line1: value.line_1, line2: value.line_2 ?? '', town: value.town, postcode: value.postcode }
      return Object.fromEntries(PARTS.map((part) => [`${name}-${part}`, lines[part]]))
    },
  }
}
