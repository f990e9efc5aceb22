import { page, raw, type Visit } from '#platform/http'
import { referenceText } from '#platform/reference'
import { type Sheet, sheetAsDownload } from '#platform/sheets'
import { yearsIn } from '../../area-reports/figures.ts'
import { measureEntry } from '../../measures.ts'
import { statistics } from '../../statistics.ts'
import { categoryInWords, dimensionInWords } from '../../words.ts'
import { groupedBy, scopeOf } from '../progress/asked.ts'
import { gapInWords } from '../progress/gaps.ts'
import { everyGap, type GapOf } from './every-gap.ts'
import { gapsPage } from './gaps-page.tsx'

const access = ['coordinator', 'team_lead', 'analyst'] as const
const audit = { none: 'figures of the viewer’s own area, or of the nation, which name nobody' }

async function askedFor(visit: Visit) {
  const { today, url } = visit
  const area = scopeOf(visit)
  const result = await visit.statistics((tx) => statistics(tx, { as_at: today, area, by: groupedBy }))
  const year = url.searchParams.get('year')
  return { area, today, result, period: yearsIn(result).find((one) => one === year) ?? 'all' }
}

export const gaps = page({
  path: '/reports/gaps',
  access,
  audit,
  async show(visit) {
    const asked = await askedFor(visit)
    const place = asked.area === undefined ? 'Scotland' : referenceText('areas', asked.area)
    return gapsPage({ place, asked, all: visit.url.searchParams.get('show') === 'all' })
  },
})

const sheetOf = (all: readonly GapOf[]): Sheet => ({
  name: 'Differences',
  headings: [
    ...['measure', 'dimension', 'group', 'share', 'of', 'others_share', 'of_others', 'points', 'low', 'high'],
    ...['points_year_before', 'says'],
  ],
  rows: all.map((gap) => [
    ...[measureEntry(gap.of).title, dimensionInWords(gap.dimension), categoryInWords(gap.dimension, gap.category)],
    ...[gap.share, gap.of_group, gap.others, gap.ofOthers],
    ...[gap.difference?.points ?? null, gap.difference?.low ?? null, gap.difference?.high ?? null],
    ...[gap.before?.points ?? null, gapInWords(gap)],
  ]),
})

export const gapFigures = raw({
  method: 'GET',
  path: '/reports/gaps/figures',
  access,
  audit,
  async answer(visit) {
    const asked = await askedFor(visit)
    const format = visit.url.searchParams.get('format') === 'xlsx' ? 'xlsx' : 'csv'
    return sheetAsDownload(sheetOf(everyGap(asked)), `differences-to-${asked.today}`, format)
  },
})
