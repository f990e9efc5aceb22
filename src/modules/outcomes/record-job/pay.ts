/** What a pay is for, as it was told. */
export type PayPeriod = 'hour' | 'week' | 'year'

/** Pay as it was told: pence for a period. */
export interface Pay {
  pence: number
  period: PayPeriod
}

/** Weeks of pay in a year: employers set a yearly pay as an hour's pay × hours a week × 52, holidays paid among them. Our own rule, to be agreed. */
const weeksInAYear = 52

/**
 * Pay in whole pence an hour, rounded down, so that it reaches a rate in whole pence exactly when the pay itself does. In: the pay as told, and hours
 * a week to a tenth. Out: null when pay for a week or a year is known without the hours it is for.
 */
export function pencePerHour({ pence, period }: Pay, hours_per_week: number | null): number | null {
  if (period === 'hour') return pence
  if (hours_per_week === null) return null
  const tenths = Math.round(hours_per_week * 10) * (period === 'week' ? 1 : weeksInAYear)
  return (pence * 10 - ((pence * 10) % tenths)) / tenths
}

export const payPeriods: Readonly<Record<PayPeriod, string>> = { hour: 'An hour', week: 'A week', year: 'A year' }

/** An amount as it is read: `£13.45`, `£26,000`. */
export function pounds(pence: number): string {
  const whole = Math.floor(pence / 100).toLocaleString('en-GB')
  return pence % 100 === 0 && pence >= 100_000 ? `£${whole}` : `£${whole}.${String(pence % 100).padStart(2, '0')}`
}
