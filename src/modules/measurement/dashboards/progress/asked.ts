import type { Visit } from '#platform/http'
import { yearsIn } from '../../area-reports/figures.ts'
import { goingOn } from '../../demand/going-on/going-on.queries.ts'
import { byTownCountry } from '../../demand/town-country/town-country.queries.ts'
import { type Dimension, entered, type Measure } from '../../measures.ts'
import { type Statistics, statistics } from '../../statistics.ts'
import { waitingTimes } from './waiting.queries.ts'

/** What groups are compared by: each somebody in one group only, so that "everybody else" is everybody else. */
export const groupedBy = [
  'gender',
  'age_band',
  'disabled',
  'ethnic_group',
  'parent',
  'simd_quintile',
] as const satisfies readonly Dimension[]

/** The shares that may be looked at over time and between groups. */
export const shares = [
  ...entered,
  'in_work_4w',
  'in_work_13w',
  'in_work_26w',
  'in_work_52w',
] as const satisfies readonly Measure[]
export type Share = (typeof shares)[number]

/** Whose figures a viewer's dashboards hold: their area's, or the nation's where they belong to none. */
export const scopeOf = ({ viewer }: Pick<Visit, 'viewer'>): string | undefined => viewer.area_id ?? undefined

/** Everything the dashboard is made from, as it is asked for by its address; what an address cannot ask for is taken for the widest. */
export async function progressOf(visit: Visit) {
  const { today, url } = visit
  const area = scopeOf(visit)
  const of: Share = shares.find((one) => one === url.searchParams.get('of')) ?? 'entered_employment'
  return visit.statistics(async (tx) => {
    const result: Statistics = await statistics(tx, { as_at: today, area, by: groupedBy })
    const period = yearsIn(result).find((year) => year === url.searchParams.get('year')) ?? 'all'
    const classes = await byTownCountry(tx, { as_at: today, area, measure: of, period })
    const waiting = await waitingTimes(tx, { as_at: today, area })
    const going = area === undefined ? undefined : await goingOn(tx, { as_at: today, area })
    return { area, today, result, waiting, going, classes, of, period }
  })
}
export type Progress = Awaited<ReturnType<typeof progressOf>>
