import { type CalendarDate, calendarDate, formatDate, isCalendarDate } from '#platform/time'
import {
  asked,
  blank,
  type Field,
  type Must,
  oneBox,
  type Parsed,
  type Question,
  subjectOf,
  type When,
} from './field.ts'
import { type Typed, wordsIn } from './typed.ts'

interface Bounds extends Question {
  notFuture?: boolean | undefined
  notPast?: boolean | undefined
  /** The earliest day that is right; 1 January 1900 unless given. */
  notBefore?: CalendarDate | undefined
  notAfter?: CalendarDate | undefined
}

const PARTS = ['day', 'month', 'year'] as const
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const EARLIEST = calendarDate('1900-01-01')

/** A day, typed in three boxes `name-day`, `name-month` (number or word) and `name-year`, or as `YYYY-MM-DD` in one box `name`. */
export function date(question: Bounds & Must): Field<CalendarDate>
export function date(question: Bounds): Field<CalendarDate | null>
export function date(question: Bounds): Field<CalendarDate | null> {
  return {
    ...asked('date', question),
    boxes: (name) => [...PARTS.map((part) => `${name}-${part}`), name],
    parse(typed, name, when) {
      const found = dayIn(typed, name, question)
      if ('error' in found || found.value === null) return found
      const wrong = outside(found.value, question, when)
      return wrong === undefined ? found : { error: `${subjectOf(question)} ${wrong}` }
    },
    typedFrom(value, name) {
      if (value === null) return {}
      const [year = '', month = '', day = ''] = value.split('-')
      return { [`${name}-day`]: String(Number(day)), [`${name}-month`]: String(Number(month)), [`${name}-year`]: year }
    },
  }
}

/** A time of day, kept as `HH:MM`: `14:30`, `2.30pm`, `9am`, `midday`. */
export function time(question: Question & Must): Field<string>
export function time(question: Question): Field<string | null>
export function time(question: Question): Field<string | null> {
  return oneBox(
    'time',
    question,
    (words) => readTime(words, subjectOf(question)),
    (value) => value,
  )
}

function dayIn(typed: Typed, name: string, question: Question): Parsed<CalendarDate | null> {
  const subject = subjectOf(question)
  const [day = '', month = '', year = ''] = PARTS.map((part) => wordsIn(typed, `${name}-${part}`))
  const missing = PARTS.filter((part) => wordsIn(typed, `${name}-${part}`) === '')
  if (missing.length === PARTS.length) {
    const whole = wordsIn(typed, name)
    if (whole === '') return blank(question)
    return isCalendarDate(whole) ? { value: whole } : { error: `${subject} must be a real date, like 2026-11-23` }
  }
  if (missing.length > 0) return { error: `${subject} must include a ${missing.join(' and ')}`, part: missing[0] }
  if (!/^\d{4}$/.test(year)) return { error: `${subject} must include a year of 4 numbers`, part: 'year' }
  const number = monthNumber(month)
  if (number === undefined) return { error: `${subject} must include a month from 1 to 12`, part: 'month' }
  const iso = `${year}-${number.padStart(2, '0')}-${day.padStart(2, '0')}`
  return isCalendarDate(iso) ? { value: iso } : { error: `${subject} must be a real date`, part: 'day' }
}

function monthNumber(month: string): string | undefined {
  if (/^(0?[1-9]|1[0-2])$/.test(month)) return month
  const named = /^[a-z]{3,9}\.?$/i.test(month) ? MONTHS.indexOf(month.slice(0, 3).toLowerCase()) : -1
  return named < 0 ? undefined : String(named + 1)
}

function outside(day: CalendarDate, bounds: Bounds, { today }: When): string | undefined {
  const earliest = bounds.notBefore ?? EARLIEST
  if (bounds.notFuture && day > today) return 'must be today or in the past'
  if (bounds.notPast && day < today) return 'must be today or in the future'
  if (day < earliest) return `must be on or after ${formatDate(earliest)}`
  if (bounds.notAfter !== undefined && day > bounds.notAfter)
    return `must be on or before ${formatDate(bounds.notAfter)}`
  return undefined
}

function readTime(words: string, subject: string): Parsed<string> {
  const plain = words.toLowerCase().replace(/\s/g, '')
  if (/^(12)?(midday|noon)$/.test(plain)) return { value: '12:00' }
  if (/^(12)?midnight$/.test(plain)) return { value: '00:00' }
  const match = /^(\d{1,2})(?:[:.]?(\d{2}))?(am|pm)?$/.exec(plain)
  const [hour, minute, half] = [Number(match?.[1]), Number(match?.[2] ?? 0), match?.[3]]
  const right = match && minute < 60 && (half ? hour >= 1 && hour <= 12 : hour < 24 && match[2] !== undefined)
  if (!right) return { error: `${subject} must be a time, like 9am or 14:30` }
  if (!half && /^[1-6]\D/.test(plain)) return { error: `${subject} must say am or pm, like 2:30pm` }
  const hours = half ? (hour % 12) + (half === 'pm' ? 12 : 0) : hour
  return { value: `${String(hours).padStart(2, '0')}:${String(minute).padStart(2, '0')}` }
}
