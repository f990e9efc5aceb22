import { dayNames, days } from './asked.ts'

/** A distance as people say it: under half a mile as it is, then whole and half miles. @param metres 0 or more */
export function distanceInWords(metres: number): string {
  const miles = metres / 1609.344
  if (miles < 0.5) return 'less than half a mile away'
  const halves = Math.round(miles * 2) / 2
  if (miles >= 10) return `about ${Math.round(miles)} miles away`
  const whole = Math.floor(halves)
  const words = whole === halves ? String(whole) : `${whole === 0 ? '' : whole}½`
  return `about ${words} ${halves <= 1 ? 'mile' : 'miles'} away`
}

/** Ages in words, or nothing when it is for every age. @param least, most in years; an upper end of 99 or more is no end */
export function agesInWords(least: number | null | undefined, most: number | null | undefined): string | undefined {
  const from = least !== null && least !== undefined && least > 0 ? least : undefined
  const to = most !== null && most !== undefined && most < 99 ? most : undefined
  if (from !== undefined && to !== undefined) return from === to ? `aged ${from}` : `aged ${from} to ${to}`
  if (from !== undefined) return `aged ${from} and over`
  return to === undefined ? undefined : `aged ${to} and under`
}

/** Days of the week in their order, a run of three or more from first to last: “Monday to Friday”, “Tuesday and Thursday”. */
export function daysInWords(given: readonly string[]): string {
  const places = days.flatMap((day, at) => (given.includes(day) ? [at] : []))
  const [first] = places
  const last = places.at(-1)
  if (first === undefined || last === undefined) return ''
  const name = (at: number) => dayNames[days[at] ?? 'MO']
  if (places.length >= 3 && last - first === places.length - 1)
    return places.length === 7 ? 'Every day' : `${name(first)} to ${name(last)}`
  return listed(places.map(name))
}

/** Words in a row, with “and” before the last. */
export const listed = (words: readonly string[], and = 'and'): string =>
  words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} ${and} ${words.at(-1)}`

/** A time of day as people say it: `09:00` is “9am”, `12:30:00` is “12.30pm”. */
export function timeInWords(time: string): string {
  const [hour = 0, minute = 0] = time.split(':').map((part) => Number.parseInt(part, 10))
  if (minute === 0 && hour === 12) return 'midday'
  const clock = `${((hour + 11) % 12) + 1}${minute === 0 ? '' : `.${String(minute).padStart(2, '0')}`}`
  return `${clock}${hour < 12 ? 'am' : 'pm'}`
}
