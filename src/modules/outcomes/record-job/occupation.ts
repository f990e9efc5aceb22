import { type ReferenceRow, referenceList } from '#platform/reference'
import type { CalendarDate } from '#platform/time'

type Group = ReferenceRow<'soc-2020'>

/** A group as it is offered: its title and its code. */
export const groupLabel = ({ text, code }: Pick<Group, 'text' | 'code'>) => `${text} (${code})`

const groupsOn = (day: CalendarDate) => referenceList('soc-2020', day)

/** The minor groups of the classification (three digits): as finely as anybody is asked. */
export const minorGroups = (day: CalendarDate): Group[] => groupsOn(day).filter(({ level }) => level === 'minor')

const plain = (words: string) => words.toLowerCase().normalize('NFKD')
const wordsOf = (words: string) => plain(words).match(/[\p{L}\p{N}]+/gu) ?? []

/** How well a group fits what was typed: 3 a name people use for it as a whole, 2 its title, 1 the beginnings of words in either, 0 not. */
function closeness({ text, words }: Group, typed: readonly string[]): number {
  const whole = typed.join(' ')
  if (words.some((name) => wordsOf(name).join(' ') === whole)) return 3
  if (wordsOf(text).join(' ') === whole) return 2
  const begins = (name: string) => typed.every((part) => wordsOf(name).some((word) => word.startsWith(part)))
  return [text, ...words].some(begins) ? 1 : 0
}

/** The minor groups that a few letters may mean, best first: every word typed begins a word of the group's title, or of one name for such work. */
export function occupationsLike(typed: string, day: CalendarDate, most = 8): Group[] {
  const parts = wordsOf(typed)
  if (parts.length === 0) return []
  return minorGroups(day)
    .map((group) => ({ group, fits: closeness(group, parts) }))
    .filter(({ fits }) => fits > 0)
    .sort((a, b) => b.fits - a.fits || a.group.code.localeCompare(b.group.code))
    .slice(0, most)
    .map(({ group }) => group)
}

/** The code that was typed or chosen whole: `613`, `Caring personal services (613)`, or a unit group of four digits; null when it is none. */
export function occupationCode(typed: string, day: CalendarDate): string | null {
  const code = /^(\d{1,4})$|\((\d{1,4})\)$/.exec(typed.trim())
  const found = code?.[1] ?? code?.[2]
  if (found === undefined) return null
  return groupsOn(day).some((group) => group.code === found.slice(0, 3)) ? found : null
}

/** An occupation in words; a unit group by the minor group it belongs to. */
export function occupationWords(code: string, day: CalendarDate): string {
  const group = groupsOn(day).find((one) => one.code === code.slice(0, 3))
  return group === undefined ? code : `${group.text} (${code})`
}
