import { categoryInWords, type Dimension, dimensionInWords } from '#modules/measurement'
import type { Option } from '#platform/forms'
import { referenceOptions } from '#platform/reference'
import type { CalendarDate } from '#platform/time'

/** Everybody, as a form sends it. */
export const everybody = 'all:all'

/** Whom a plan may point to, as the answers to a question: everybody, or a category of a breakdown of the measures, written `gender:woman`. */
export function groupOptionsOn(today: CalendarDate): Option[] {
  const codes = (options: readonly { value: string }[]) => options.map(({ value }) => value)
  const categories: readonly (readonly [Dimension, readonly string[]])[] = [
    ['gender', ['woman', 'man', 'other']],
    ['age_band', ['16-19', '20-24', '25-34', '35-49', '50+']],
    ['disabled', ['yes', 'no']],
    ['ethnic_group', ['minority_ethnic', 'white']],
    ['parent', ['yes', 'no']],
    ['priority_family', codes(referenceOptions('priority-family-groups', today))],
    ['simd_quintile', ['1', '2', '3', '4', '5']],
    ['stream', codes(referenceOptions('funding-streams', today))],
  ]
  return [
    { value: everybody, text: 'Everybody' },
    ...categories.flatMap(([dimension, its]) =>
      its.map((category) => ({ value: `${dimension}:${category}`, text: groupInWords(dimension, category) })),
    ),
  ]
}

/** The breakdown and category of an answer. */
export function groupOf(answer: string): { dimension: string; category: string } {
  const at = answer.indexOf(':')
  return { dimension: answer.slice(0, at), category: answer.slice(at + 1) }
}

/** A group in words: `Gender: woman`; everybody where it is no group. */
export const groupInWords = (dimension: Dimension | 'all', category: string): string =>
  dimension === 'all'
    ? 'Everybody'
    : `${dimensionInWords(dimension).replace(' when registered', '')}: ${categoryInWords(dimension, category).toLowerCase()}`
