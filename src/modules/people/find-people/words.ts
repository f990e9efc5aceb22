import { type CalendarDate, isCalendarDate } from '#platform/time'

/** What somebody searches by: a National Insurance number, a date of birth, or a name. */
export type Sought =
  | { by: 'ni_number'; ni_number: string }
  | { by: 'date_of_birth'; born: CalendarDate }
  | { by: 'name'; name: string }

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/** Reads one search box. `QQ 12 34 56 C` is a National Insurance number, `3/4/2001` or `3 April 2001` a date of birth, the rest a name. */
export function soughtIn(words: string): Sought {
  const name = words.trim().replace(/\s+/g, ' ').slice(0, 100)
  const tight = name.toUpperCase().replace(/[\s-]/g, '')
  if (/^[A-Z]{2}\d{6}[A-D]$/.test(tight)) return { by: 'ni_number', ni_number: tight }
  const born = dayIn(name)
  return born === undefined ? { by: 'name', name } : { by: 'date_of_birth', born }
}

function dayIn(words: string): CalendarDate | undefined {
  if (isCalendarDate(words)) return words
  const match = /^(\d{1,2})[\s/.-]+(\d{1,2}|[a-z]{3,9})[\s/.,-]+(\d{4})$/i.exec(words)
  const [, day = '', month = '', year = ''] = match ?? []
  const number = /^\d/.test(month) ? Number(month) : months.indexOf(month.slice(0, 3).toLowerCase()) + 1
  const iso = `${year}-${String(number).padStart(2, '0')}-${day.padStart(2, '0')}`
  return isCalendarDate(iso) ? iso : undefined
}
