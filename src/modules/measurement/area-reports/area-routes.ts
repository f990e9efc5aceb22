import { found, page, raw, type Visit } from '#platform/http'
import { referenceText } from '#platform/reference'
import { sheetAsDownload } from '#platform/sheets'
import { definitionsPage } from '../definitions/definitions-page.tsx'
import { lookUpsInUse } from '../definitions/look-ups.ts'
import { fairStartScotland, fairStartSheet } from '../fair-start-scotland/fair-start-scotland.ts'
import { sheetOf } from '../sheet.ts'
import { statistics } from '../statistics.ts'
import { areaPage, reachDimensions } from './area-page.tsx'
import { yearsIn } from './figures.ts'

const access = ['coordinator', 'team_lead'] as const
const audit = { none: 'figures of the viewer’s own area, which name nobody' }

const dimensionIn = (visit: Visit) => reachDimensions.find((one) => one === visit.url.searchParams.get('by'))

const ownFigures = (visit: Visit, by: readonly (typeof reachDimensions)[number][]) => {
  const area = found(visit.viewer.area_id)
  return visit.statistics((tx) => statistics(tx, { as_at: visit.today, area, by }))
}

const ownFairStart = (visit: Visit) => {
  const area = found(visit.viewer.area_id)
  return visit.statistics((tx) => fairStartScotland(tx, { as_at: visit.today, area }))
}

export const areaReports = page({
  path: '/reports',
  access,
  audit,
  async show(visit) {
    const by = dimensionIn(visit) ?? 'disabled'
    const result = await ownFigures(visit, [by])
    const fairStart = await ownFairStart(visit)
    const period = yearsIn(result).find((year) => year === visit.url.searchParams.get('year')) ?? 'all'
    return areaPage({ area: referenceText('areas', result.scope), today: visit.today, result, period, by, fairStart })
  },
})

export const areaFigures = raw({
  method: 'GET',
  path: '/reports/figures',
  access,
  audit,
  async answer(visit) {
    const format = visit.url.searchParams.get('format') === 'xlsx' ? 'xlsx' : 'csv'
    if (visit.url.searchParams.get('of') === 'fss')
      return sheetAsDownload(fairStartSheet(await ownFairStart(visit)), `fair-start-scotland-to-${visit.today}`, format)
    const by = dimensionIn(visit)
    const { rows, as_at } = await ownFigures(visit, by === undefined ? [] : [by])
    return sheetAsDownload(sheetOf(rows), `figures-to-${as_at}`, format)
  },
})

export const areaDefinitions = page({
  path: '/reports/definitions',
  access: 'signed-in',
  audit: { none: 'definitions' },
  show: async (visit) =>
    definitionsPage(
      { href: '/reports', text: 'Reports' },
      { today: visit.today, lookUps: await visit.statistics(lookUpsInUse) },
    ),
})
