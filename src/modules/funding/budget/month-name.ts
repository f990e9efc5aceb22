/** The month of a day in words: `April 2026`. */
export const monthName = (day: string): string =>
  new Date(`${day}T12:00:00Z`).toLocaleDateString('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' })
