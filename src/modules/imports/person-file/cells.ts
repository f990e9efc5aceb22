import { normalPostcode } from '#platform/forms'
import { type ReferenceKey, referenceList } from '#platform/reference'
import type { ReadCell } from '#platform/sheets'
import { type CalendarDate, calendarDate, isCalendarDate } from '#platform/time'

/** A cell that is not right: what would be. */
export interface Wrong {
  expected: string
}

/** What a cell comes to: its value as it is kept, null where nothing is recorded, or what would have been right. */
export type Read = string | null | Wrong

/** How the cells of a column are read. */
export type Reader = (cell: ReadCell, asked: Asked) => Read

/** What a reader may ask of the file and the day. */
export interface Asked {
  today: CalendarDate
  dayOf(number: number): string | undefined
}

/** The blanks that are not empty: each is kept as it stands. */
const blanks = ['prefer_not_to_say', 'not_asked']
const withBlanks = `; or ${blanks.join(', ')}, or nothing where it is not known`

const trimmed = (cell: ReadCell): string => (typeof cell === 'string' ? cell : String(cell)).normalize('NFC').trim()

/** A reader to which the blanks are open too; `unknown` is read as nothing. */
export const orBlank =
  (reader: Reader): Reader =>
  (cell, asked) => {
    const code = typeof cell === 'string' ? cell.trim().toLowerCase() : ''
    if (code === 'unknown') return null
    if (blanks.includes(code)) return code
    const read = reader(cell, asked)
    return read !== null && typeof read === 'object' ? { expected: `${read.expected}${withBlanks}` } : read
  }

/** Words of at most so many letters. */
export const words =
  (most: number): Reader =>
  (cell) => {
    const text = trimmed(cell).replace(/\s+/g, ' ')
    if (text === '') return null
    if (text.length > most) return { expected: `must be at most ${most} letters long` }
    // Letters that are none: control characters, which no name has and no database keeps.
    return /\p{Cc}/u.test(text) ? { expected: 'must be letters that can be printed' } : text
  }

/** One of some codes. */
export function oneOf(codes: readonly string[]): Reader {
  const known = new Map(codes.map((code) => [code.toLowerCase(), code]))
  const expected = `must be ${codes.length === 1 ? codes[0] : `one of ${codes.join(', ')}`}`
  return (cell) => {
    const text = trimmed(cell)
    return text === '' ? null : (known.get(text.toLowerCase()) ?? { expected })
  }
}

// A fund that has closed is right for whoever joined it in its time.
const whenAllWereOpen = calendarDate('2023-01-01')
const codesOf = (key: ReferenceKey, today: CalendarDate) => [
  ...new Set([...referenceList(key, whenAllWereOpen), ...referenceList(key, today)].map(({ code }) => code)),
]

/** One of the codes of a reference list. */
export const codeOf = (key: ReferenceKey, today: CalendarDate): Reader => oneOf(codesOf(key, today))

/** Yes or no; a spreadsheet's own true and false are that too. */
export const yesOrNo: Reader = (cell, asked) =>
  typeof cell === 'boolean' ? (cell ? 'yes' : 'no') : plainYesOrNo(cell, asked)
const plainYesOrNo = oneOf(['yes', 'no'])

/** Several codes with semicolons between, kept in the order of the list. */
export function severalOf(key: ReferenceKey, today: CalendarDate): Reader {
  const codes = codesOf(key, today)
  const expected = `must be codes with semicolons between, of ${codes.join(', ')}`
  return (cell) => {
    const named = trimmed(cell)
      .toLowerCase()
      .split(';')
      .map((one) => one.trim())
      .filter((one) => one !== '')
    if (named.some((one) => !codes.includes(one))) return { expected }
    return named.length === 0 ? null : codes.filter((code) => named.includes(code)).join(';')
  }
}

/** A whole number between two limits. */
export const wholeBetween =
  (least: number, most: number): Reader =>
  (cell) => {
    const text = trimmed(cell)
    if (text === '') return null
    const number = /^\d{1,6}(\.0+)?$/.test(text) ? Number(text) : -1
    return number >= least && number <= most
      ? String(number)
      : { expected: `must be a whole number from ${least} to ${most}` }
  }

/** Hours a week, kept to a tenth. */
export const hours: Reader = (cell) => {
  const text = trimmed(cell)
  if (text === '') return null
  const number = /^\d{1,3}(\.\d{1,6})?$/.test(text) ? Math.round(Number(text) * 10) / 10 : 0
  return number > 0 && number <= 100
    ? String(number)
    : { expected: 'must be hours a week, a number above 0 and at most 100, such as 16 or 37.5' }
}

/** A postcode, kept as `KW15 1AA`. */
export const postcode: Reader = (cell) => {
  const text = trimmed(cell)
  return text === ''
    ? null
    : (normalPostcode(text) ?? { expected: 'must be a full postcode, such as KW15 1AA, or nothing' })
}

/** A National Insurance number, kept without spaces; old records have temporary ones too, whose first letters HMRC gives to nobody. */
export const niNumber: Reader = (cell) => {
  const text = trimmed(cell).toUpperCase().replace(/[\s-]/g, '')
  if (text === '' || /^[A-Z]{2}\d{6}[A-D]$/.test(text)) return text === '' ? null : text
  return { expected: 'must be a National Insurance number, two letters, six figures and A, B, C or D, or nothing' }
}

const realDays = new Map<string, boolean>()

function isReal(text: string): boolean {
  const known = realDays.get(text)
  if (known !== undefined) return known
  const real = isCalendarDate(text)
  if (realDays.size < 100_000) realDays.set(text, real)
  return real
}

const aDay = 'must be a real date written YYYY-MM-DD, such as 2024-03-31'

/** A day, not in the future: `2024-03-31`, `31/03/2024`, or a spreadsheet's own date. */
export const pastDay =
  (earliest: string, why: string): Reader =>
  (cell, { today, dayOf }) => {
    const day = dayIn(cell, dayOf)
    if (day === '') return null
    if (day === undefined || !isReal(day)) return { expected: aDay }
    if (day > today) return { expected: `must not be in the future: today is ${today}` }
    return day < earliest ? { expected: `must not be before ${earliest}${why}` } : day
  }

function dayIn(cell: ReadCell, dayOf: Asked['dayOf']): string | undefined {
  if (typeof cell === 'number') return dayOf(cell)
  const text = trimmed(cell)
  const written = /^(\d{4}-\d{2}-\d{2})([T ]00:00(:00(\.0+)?)?Z?)?$/.exec(text)
  if (written !== null) return written[1]
  const [, day = '', month = '', year = ''] = /^(\d{1,2})[/.](\d{1,2})[/.](\d{4})$/.exec(text) ?? []
  if (year !== '') return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  return text === '' ? '' : undefined
}
