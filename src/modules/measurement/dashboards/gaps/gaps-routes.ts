import { page, raw } from '#platform/http'
import { referenceText } from '#platform/reference'
import { type Sheet, sheetAsDownload } from '#platform/sheets'
import { measureEntry } from '../../measures.ts'
import { categoryInWords, dimensionInWords } from '../../words.ts'
import { progressOf } from '../progress/asked.ts'
import { gapInWords } from '../progress/gaps.ts'
import { everyGap, type GapOf } from './every-gap.ts'
import { gapsPage } from './gaps-page.tsx'

const access = ['coordinator', 'team_lead', 'analyst'] as const
const audit = { none: 'figures of the viewer’s own area, or of the nation, which name nobody' }

export const gaps = page({
  path: '/reports/gaps',
  access,
  audit,
  async show(visit) {
    const progress = await progressOf(visit)
    const place = progress.area === undefined ? 'Scotland' : referenceText('areas', progress.area)
    return gapsPage({ place, progress })
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
    const progress = await progressOf(visit)
    const format = visit.url.searchParams.get('format') === 'xlsx' ? 'xlsx' : 'csv'
    return sheetAsDownload(sheetOf(everyGap(progress)), `differences-to-${progress.today}`, format)
  },
})
