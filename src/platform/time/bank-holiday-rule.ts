import { addDays, type CalendarDate, calendarDate, dayOfWeek } from './calendar-date.ts'

/** A day off by the standing rule or by proclamation. */
export interface BankHoliday {
  date: CalendarDate
  code: string
  text: string
}

/** Proclaimed days, and the standing day each stands in for. */
const PROCLAIMED: ReadonlyArray<{ date: string; code: string; text: string; insteadOf?: string }> = [
  { date: '2020-05-08', code: 'early_may', text: 'Early May bank holiday (VE day)', insteadOf: '2020-05-04' },
  { date: '2022-06-02', code: 'spring', text: 'Spring bank holiday', insteadOf: '2022-05-30' },
  { date: '2022-06-03', code: 'proclaimed', text: 'Platinum Jubilee bank holiday' },
  { date: '2022-09-19', code: 'proclaimed', text: 'Bank holiday for the State Funeral' },
  { date: '2023-05-08', code: 'proclaimed', text: 'Bank holiday for the coronation' },
  { date: '2026-06-15', code: 'proclaimed', text: 'World Cup bank holiday' },
]

/**
 * Scotland's bank holidays in a year, in order of date: the standing days of the Banking and Financial Dealings Act 1971, schedule 1,
 * with a substitute weekday for each that falls at a weekend, and the proclaimed days.
 */
export function bankHolidaysOf(year: number): BankHoliday[] {
  const fixed = [
    { date: calendarDate(`${year}-01-01`), code: 'new_year', text: "New Year's Day" },
    { date: calendarDate(`${year}-01-02`), code: 'second_january', text: '2nd January' },
    { date: calendarDate(`${year}-11-30`), code: 'st_andrew', text: "St Andrew's Day" },
    { date: calendarDate(`${year}-12-25`), code: 'christmas', text: 'Christmas Day' },
    { date: calendarDate(`${year}-12-26`), code: 'boxing', text: 'Boxing Day' },
  ]
  const movable = [
    { date: addDays(easterSunday(year), -2), code: 'good_friday', text: 'Good Friday' },
    { date: firstMonday(year, 5), code: 'early_may', text: 'Early May bank holiday' },
    { date: addDays(firstMonday(year, 6), -7), code: 'spring', text: 'Spring bank holiday' },
    { date: firstMonday(year, 8), code: 'summer', text: 'Summer bank holiday' },
  ]
  const replaced = new Set(PROCLAIMED.map((day) => day.insteadOf))
  const proclaimed = PROCLAIMED.filter((day) => day.date.startsWith(String(year))).map(({ date, code, text }) => {
    return { date: calendarDate(date), code, text }
  })
  const standing = [...withSubstitutes(fixed), ...movable].filter((day) => !replaced.has(day.date))
  return [...standing, ...proclaimed].sort((a, b) => (a.date < b.date ? -1 : 1))
}

function withSubstitutes(fixed: BankHoliday[]): BankHoliday[] {
  const taken = new Set(fixed.map((day) => day.date))
  return fixed.map((day) => {
    if (dayOfWeek(day.date) <= 5) return day
    let substitute = day.date
    while (dayOfWeek(substitute) > 5 || taken.has(substitute)) substitute = addDays(substitute, 1)
    taken.add(substitute)
    return { ...day, date: substitute, text: `${day.text} (substitute day)` }
  })
}

function firstMonday(year: number, month: number): CalendarDate {
  const first = calendarDate(`${year}-${String(month).padStart(2, '0')}-01`)
  return addDays(first, (8 - dayOfWeek(first)) % 7)
}

/** Western Easter by the anonymous Gregorian computus (Meeus, Jones and Butcher). */
function easterSunday(year: number): CalendarDate {
  const golden = year % 19
  const century = Math.floor(year / 100)
  const yearOfCentury = year % 100
  const leapCorrection = Math.floor((century + 8) / 25)
  const moonCorrection = Math.floor((century - leapCorrection + 1) / 3)
  const epact = (19 * golden + century - Math.floor(century / 4) - moonCorrection + 15) % 30
  const toSunday = (32 + 2 * (century % 4) + 2 * Math.floor(yearOfCentury / 4) - epact - (yearOfCentury % 4)) % 7
  const late = Math.floor((golden + 11 * epact + 22 * toSunday) / 451)
  const marchDay = epact + toSunday - 7 * late + 114
  const month = String(Math.floor(marchDay / 31)).padStart(2, '0')
  return calendarDate(`${year}-${month}-${String((marchDay % 31) + 1).padStart(2, '0')}`)
}
