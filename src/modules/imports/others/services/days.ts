import type { Reader } from '../../person-file/cells.ts'

const days = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const
const names = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']

function dayOf(word: string): number {
  const name = word.replace(/s$/, '')
  return name.length < 2 ? -1 : names.findIndex((full) => full.startsWith(name))
}

/** Days of the week, kept as `MO;TH`: by their names or beginnings, with anything between, or `Monday to Friday`. */
export const daysReader: Reader = (cell) => {
  const expected = 'must be days of the week with semicolons between, such as Monday;Thursday'
  const text = String(cell).trim().toLowerCase()
  if (text === '') return null
  const range = /^([a-z]+)\s*(?:-|–|to)\s*([a-z]+)$/.exec(text)
  const [from, until] = range === null ? [-1, -1] : [dayOf(range[1] ?? ''), dayOf(range[2] ?? '')]
  if (range !== null) return from < 0 || until < from ? { expected } : days.slice(from, until + 1).join(';')
  const found = text
    .split(/[^a-z]+|\band\b/)
    .filter((word) => word !== '' && word !== 'and')
    .map(dayOf)
  return found.length === 0 || found.includes(-1) ? { expected } : days.filter((_, at) => found.includes(at)).join(';')
}
