import { type CalendarDate, financialYear } from '#platform/time'

const after = (year: string, by: number): string => {
  const first = Number(year.slice(0, 4)) + by
  return `${first}-${String((first + 1) % 100).padStart(2, '0')}`
}

/** The years that may be planned on a day: the last, this one, and the two that follow. */
export const yearsOn = (today: CalendarDate): string[] => [-1, 0, 1, 2].map((by) => after(financialYear(today), by))

/** The year before. */
export const yearBefore = (year: string): string => after(year, -1)

/** The year that an address asks for (`?year=2026-27`); what it cannot ask for is this one. */
export const yearAsked = (url: URL, today: CalendarDate): string =>
  yearsOn(today).find((year) => year === url.searchParams.get('year')) ?? financialYear(today)
