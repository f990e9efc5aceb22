import type { CalendarDate } from '#platform/time'
import { lists, type ReferenceKey, type ReferenceRow } from './lists.ts'
import type { Row } from './read-list.ts'

const BLANKS = new Map([
  ['prefer_not_to_say', 'Prefer not to say'],
  ['unknown', 'Not known'],
  ['not_asked', 'Not asked'],
])

/** The rows of a list that hold on a day, in the order of the file; in an area, with that area's own in place of the national. */
export function referenceList<Key extends ReferenceKey>(
  key: Key,
  on: CalendarDate,
  area?: string,
): ReferenceRow<Key>[] {
  const held = rowsOf(key).filter((row) => holds(row, on) && (row.area === undefined || row.area === area))
  return held.filter(
    (row) => row.area !== undefined || !held.some((own) => own.area !== undefined && own.code === row.code),
  )
}

/** The row of a code that holds on a day: the area's own, else the national one; undefined when none does. */
export function ruleOn<Key extends ReferenceKey>(
  key: Key,
  code: string,
  on: CalendarDate,
  area?: string,
): ReferenceRow<Key> | undefined {
  return referenceList(key, on, area).find((row) => row.code === code)
}

/**
 * The words of a code, whether or not it still holds, for a record that was made when it did; of the three blanks as well. Throws
 * RangeError when the list has never had the code.
 */
export function referenceText(key: ReferenceKey, code: string): string {
  const text = rowsOf(key).findLast((row) => row.code === code && row.area === undefined)?.text ?? BLANKS.get(code)
  if (text === undefined) throw new RangeError(`no code ${code} in the reference list ${key}`)
  return text
}

/** The rows that hold on a day as the options of a form's question. */
export function referenceOptions(
  key: ReferenceKey,
  on: CalendarDate,
  area?: string,
): { value: string; text: string }[] {
  return referenceList(key, on, area).map(({ code, text }) => ({ value: code, text }))
}

/** True when there is a list of that name. */
export const isReferenceKey = (name: string): name is ReferenceKey => Object.hasOwn(lists, name)

/** True when the list has, or ever had, the code. Blanks are not codes. */
export function isReferenceCode(key: ReferenceKey, code: string): boolean {
  return rowsOf(key).some((row) => row.code === code)
}

function rowsOf<Key extends ReferenceKey>(key: Key): readonly ReferenceRow<Key>[] {
  const all: { readonly [K in ReferenceKey]: readonly ReferenceRow<K>[] } = lists
  return all[key]
}

function holds(row: Row, on: CalendarDate): boolean {
  return row.from <= on && (row.until === undefined || on < row.until)
}
