import type { Field, Question } from '#platform/forms'
import { text } from '#platform/forms'
import { groupLabel, minorGroups, occupationCode, occupationsLike } from './occupation.ts'

export const noneOfThese = 'none'

/**
 * The kind of work, as a code of the Standard Occupational Classification. A few letters are enough: what can mean one thing only is taken, and of
 * several the form asks which, in the box `name-pick`. Null when it is left blank or is none of those found.
 */
export function occupationField(question: Question): Field<string | null> {
  const typedWords = text({ ...question, max: 120 })
  return {
    ...typedWords,
    boxes: (name) => [name, `${name}-pick`],
    parse(typed, name, when) {
      const words = typedWords.parse(typed, name, when)
      if ('error' in words || words.value === null) return words
      const code = occupationCode(words.value, when.today)
      if (code !== null) return { value: code }
      const found = occupationsLike(words.value, when.today)
      const [only, ...others] = found
      if (only === undefined)
        return { error: 'No kind of work goes by those words. Try another word, or leave it blank' }
      if (others.length === 0) return { value: only.code }
      const picked = typed[`${name}-pick`]
      if (picked === noneOfThese) return { value: null }
      if (found.some((group) => group.code === picked)) return { value: String(picked) }
      return { error: `Choose which kind of work “${words.value}” is`, part: 'pick' }
    },
    typedFrom: (code, name): Record<string, string> => (code === null ? {} : { [name]: code }),
  }
}

/** What the box offers while somebody types, as the browser does it, without a script. */
export const offered = (day: Parameters<typeof minorGroups>[0]) =>
  minorGroups(day).map((group) => ({ value: groupLabel(group), names: group.words.join(', ') }))
