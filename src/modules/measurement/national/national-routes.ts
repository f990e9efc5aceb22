import type { Viewer } from '#platform/access'
import { page, raw, type Visit } from '#platform/http'
import { type Sheet, sheetAsDownload } from '#platform/sheets'
import { definitionsPage } from '../definitions/definitions-page.tsx'
import { rateOf } from '../measures.ts'
import { type Statistics, statistics } from '../statistics.ts'
import { fiveMinutes, keptFor } from './kept-for.ts'
import { areaTotals, lastQuarterEnd, type NationalFigure, nationalFigures } from './national-figures.ts'
import { fileName, nationalPage, publicFigures, publicPage } from './national-pages.tsx'

const analysts = ['analyst'] as const
const audit = { none: 'figures that name nobody' }

type Counting = Pick<Visit<object, Viewer | undefined>, 'today' | 'clock' | 'statistics'>

/** The nation's figures as at the end of the latest quarter. Counting everybody takes seconds, so they are counted once in five minutes. */
const nation = (visit: Counting, by: 'area'[]): Promise<Statistics> => {
  const as_at = lastQuarterEnd(visit.today)
  return keptFor(fiveMinutes, `${as_at} ${by}`, visit.clock, () =>
    visit.statistics((tx) => statistics(tx, { as_at, by })),
  )
}

const nationSheet = (figures: readonly NationalFigure[]): Sheet => ({
  name: 'Scotland',
  headings: ['measure', 'count', 'denominator', 'rate', 'status'],
  rows: figures.map(({ measure, count, denominator, why }) => [
    measure,
    count,
    denominator,
    count === null ? null : rateOf(count, denominator),
    why === 'hidden' ? 'suppressed' : why,
  ]),
})

const areasSheet = (result: Statistics): Sheet => ({
  name: 'Areas',
  headings: ['area', 'started', 'entered_employment'],
  rows: areaTotals(result).areas.map(({ code, started, entered }) => [
    code,
    started ?? 'suppressed',
    entered ?? 'suppressed',
  ]),
})

export const national = page({
  path: '/statistics/national',
  access: analysts,
  audit,
  show: async (visit) => nationalPage(await nation(visit, ['area'])),
})

export const nationalFiguresFile = raw({
  method: 'GET',
  path: '/statistics/national/figures',
  access: analysts,
  audit,
  async answer(visit) {
    const result = await nation(visit, ['area'])
    const areas = visit.url.searchParams.get('of') === 'areas'
    const sheet = areas ? areasSheet(result) : nationSheet(nationalFigures(result))
    return sheetAsDownload(sheet, fileName(areas ? 'areas' : 'scotland', result.as_at), 'csv')
  },
})

export const publicStatistics = page({
  path: '/statistics',
  access: 'everyone',
  audit,
  show: async (visit) => publicPage(await nation(visit, [])),
})

export const publicFiguresFile = raw({
  method: 'GET',
  path: '/statistics/figures',
  access: 'everyone',
  audit,
  async answer(visit) {
    const result = await nation(visit, [])
    return sheetAsDownload(nationSheet(publicFigures(result)), fileName('scotland', result.as_at), 'csv')
  },
})

export const publicDefinitions = page({
  path: '/statistics/definitions',
  access: 'everyone',
  audit: { none: 'definitions' },
  show: async () => definitionsPage({ href: '/statistics', text: 'Statistics' }),
})
