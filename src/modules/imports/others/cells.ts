import { z } from 'zod'
import { type ReferenceKey, referenceList } from '#platform/reference'
import { type CalendarDate, calendarDate } from '#platform/time'
import type { Code } from '../kind.ts'
import { oneOf, pastDay, type Reader, words } from '../person-file/cells.ts'
import type { OtherColumn } from './other-kind.ts'

/** Words for a column of words. */
export const wordsColumn = (label: string, most: number, also: readonly string[] = []): OtherColumn => ({
  label,
  also,
  reader: () => words(most),
})

/** A column of days that have been. */
export const dayColumn = (label: string, also: readonly string[] = []): OtherColumn => ({
  label,
  also,
  reader: () => pastDay('2000-01-01', ''),
  looks: (value) => /^\d{4}-\d{2}-\d{2}$|^\d{1,2}[/.]\d{1,2}[/.]\d{4}$/.test(value),
})

/** A column of some codes, each with its words. */
export const codesColumn = (
  label: string,
  codesOn: (today: CalendarDate) => readonly Code[],
  also: readonly string[] = [],
): OtherColumn => ({
  label,
  also,
  codes: codesOn,
  reader: (today) => oneOf(codesOn(today).map(({ code }) => code)),
})

const longAgo = calendarDate('2023-01-01')

/** The codes of a reference list, those that have ended among them. */
export const listed =
  (key: ReferenceKey, not: readonly string[] = []) =>
  (today: CalendarDate): Code[] => {
    const rows = [...referenceList(key, longAgo), ...referenceList(key, today)]
    return [...new Map(rows.map(({ code, text }) => [code, { code, text }])).values()].filter(
      ({ code }) => !not.includes(code),
    )
  }

const email = z.email()

/** An e-mail address. */
export const emailReader: Reader = (cell) => {
  const text = String(cell).trim()
  if (text === '') return null
  return email.safeParse(text).success ? text : { expected: 'must be an e-mail address, like name@example.scot' }
}

/** An address of the web; without its beginning, as people write it, it gets one. */
export const webReader: Reader = (cell) => {
  const text = String(cell).trim()
  if (text === '') return null
  const whole = /^www\./i.test(text) ? `https://${text}` : text
  return /^https?:\/\/[A-Za-z0-9\-._~:/?#[\]@!$&'()*+,;=%]+$/i.test(whole) && URL.canParse(whole)
    ? whole
    : { expected: 'must be a web address that begins with http:// or https://' }
}

/** A time of day, kept as HH:MM: `14:30`, `2.30pm`, or a spreadsheet's own time. */
export const timeReader: Reader = (cell) => {
  const expected = 'must be a time, such as 14:30'
  if (typeof cell === 'number') return cell >= 0 && cell < 1 ? clockOf(Math.round(cell * 1440)) : { expected }
  const text = String(cell).trim().toLowerCase()
  if (text === '') return null
  const [, hour = '', minute = '00', half] =
    /^(\d{1,2})(?:[:.](\d{2}))?(?::\d{2})?\s*([ap])?\.?(?:m\.?)?$/.exec(text) ?? []
  const late = half === 'p' && hour !== '12' ? 12 : half === 'a' && hour === '12' ? -12 : 0
  const minutes = (Number(hour) + late) * 60 + Number(minute)
  const real = hour !== '' && Number(minute) < 60 && minutes >= 0 && minutes < 1440
  return real && (half !== undefined || /[:.]/.test(text)) ? clockOf(minutes) : { expected }
}

const clockOf = (minutes: number) =>
  `${String(Math.floor(minutes / 60) % 24).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`

/** Several things with semicolons between, each of at most so many letters. */
export const someWords =
  (most: number): Reader =>
  (cell) => {
    const all = String(cell)
      .normalize('NFC')
      .split(';')
      .map((one) => one.trim())
      .filter((one) => one !== '')
    if (all.some((one) => one.length > most))
      return { expected: `must be words of at most ${most} letters, with semicolons between` }
    return all.length === 0 ? null : all.join(';')
  }
