import { addDays, type CalendarDate, financialYear, type Period, periodOf } from '#platform/time'

/** Which referrals are looked at, by the day they began: a stretch of time under the name by which an address asks for it. */
export interface Stretch extends Period {
  /** `12-months`, or a financial year such as `2025-26` */
  name: string
}

/** How many financial years back may be asked for. */
const yearsBack = 3

const lastYear = (today: CalendarDate): Stretch => ({ name: '12-months', from: addDays(today, -364), to: today })

/** The stretches that may be looked at on a day, the usual one first: the last 365 days, then this financial year and those before it. */
export function stretchesOn(today: CalendarDate): Stretch[] {
  const first = Number(financialYear(today).slice(0, 4))
  const years = Array.from({ length: yearsBack }, (_, back) => {
    const name = `${first - back}-${String((first - back + 1) % 100).padStart(2, '0')}`
    const { from, to } = periodOf(name)
    return { name, from, to: to < today ? to : today }
  })
  return [lastYear(today), ...years]
}

/** The stretch that an address asks for; what it cannot ask for is the last 365 days. */
export const stretchOf = (url: URL, today: CalendarDate): Stretch =>
  stretchesOn(today).find(({ name }) => name === url.searchParams.get('in')) ?? lastYear(today)

/** What a stretch is called. */
export const stretchInWords = ({ name }: Pick<Stretch, 'name'>, today: CalendarDate): string => {
  if (name === '12-months') return 'The last 12 months'
  return name === financialYear(today) ? `${name} so far` : name
}
