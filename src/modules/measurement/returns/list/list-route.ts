import { found, page, type Visit } from '#platform/http'
import { referenceText } from '#platform/reference'
import { addDays, type CalendarDate, periodOf, quarter } from '#platform/time'
import { coordinator } from '../access.ts'
import { countQuality, setDay } from '../quality/quality.queries.ts'
import { linesOf } from '../quality/score.ts'
import { stateOf } from '../return.ts'
import { findingsOf, returnsOf } from '../returns.queries.ts'
import { liveRows } from '../rows.ts'
import { type Listed, listPage } from './list-page.tsx'

/** The last day of the last quarter that has ended. */
export const lastQuarterEnd = (today: CalendarDate): CalendarDate => addDays(periodOf(quarter(today)).from, -1)

/** Every return of an area with where it stands; only what waits to be signed has findings to look at. */
async function listed(visit: Visit, area: string): Promise<Listed[]> {
  const all = await returnsOf(visit.tx, area)
  const list: Listed[] = []
  // One after another: they share the visit's one connection.
  for (const it of all) {
    const waits = it.signature === null && !it.superseded
    list.push({ it, state: stateOf(it, waits ? await findingsOf(visit.tx, it.id) : []) })
  }
  return list
}

export const returnsList = page({
  path: '/returns',
  access: coordinator,
  audit: { none: 'counts of the viewer’s own area, which name nobody' },
  async show(visit) {
    const { today, viewer } = visit
    const area = found(viewer.area_id)
    const returns = await listed(visit, area)
    const lines = await visit.statistics(async (tx) => {
      await setDay(tx, today)
      return linesOf(await countQuality(tx, liveRows(area, today)))
    })
    const as_at = lastQuarterEnd(today)
    const signed = returns.some(({ it }) => it.as_at === as_at && it.signature !== null)
    return listPage({
      area: referenceText('areas', area),
      today,
      due: { quarter: quarter(as_at), as_at, signed },
      returns,
      people: lines.find(({ code }) => code === 'eligibility')?.expected ?? 0,
      lines,
    })
  },
})
