import { page, raw, type Visit } from '#platform/http'
import { referenceList, referenceText } from '#platform/reference'
import { type Sheet, sheetAsDownload } from '#platform/sheets'
import { econ1 } from '../dashboards/econ1/econ1.queries.ts'
import { scopeOf } from '../dashboards/progress/asked.ts'
import { needOf } from './need.queries.ts'
import { needPage } from './need-page.tsx'
import { reachedOf } from './reach.queries.ts'
import { reachIn } from './reach.ts'

const access = ['coordinator', 'team_lead', 'analyst'] as const
const audit = { none: 'figures of the viewer’s own area, or of the nation, which name nobody' }

async function askedFor(visit: Visit) {
  const { tx, today } = visit
  const area = scopeOf(visit)
  const needs = await needOf(tx, area, referenceList('areas', today).length)
  const { reached, econ } = await visit.statistics(async (stats) => ({
    reached: await reachedOf(stats, { as_at: today, area }),
    econ: await econ1(stats, { as_at: today, area }),
  }))
  return { area, today, needs, econ, reach: reachIn(needs, reached, today) }
}

export const reachAgainstNeed = page({
  path: '/reports/need',
  access,
  audit,
  async show(visit) {
    const { area, ...asked } = await askedFor(visit)
    return needPage({
      ...asked,
      place: area === undefined ? 'Scotland' : referenceText('areas', area),
      national: area === undefined,
    })
  },
})

export const needFigures = raw({
  method: 'GET',
  path: '/reports/need/figures',
  access,
  audit,
  async answer(visit) {
    const { reach, today } = await askedFor(visit)
    const sheet: Sheet = {
      name: 'Reach',
      headings: ['measure', 'who', 'started', 'need', 'per_1000', 'low', 'high', 'table_of', 'source', 'invented'],
      rows: reach.map(({ of, reached, need, rate, low, high }) => [
        ...[of.measure, of.title, reached, need?.people ?? null, rate, low, high],
        ...[need?.as_at ?? null, need?.source ?? null, need === undefined ? null : need.invented ? 'yes' : 'no'],
      ]),
    }
    const format = visit.url.searchParams.get('format') === 'xlsx' ? 'xlsx' : 'csv'
    return sheetAsDownload(sheet, `reach-to-${today}`, format)
  },
})
