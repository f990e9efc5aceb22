import { page, raw } from '#platform/http'
import { referenceText } from '#platform/reference'
import { type Sheet, sheetsAsDownload } from '#platform/sheets'
import { categoryInWords, dimensionInWords } from '../../words.ts'
import { type Progress, progressOf } from './asked.ts'
import { gapInWords } from './gaps.ts'
import { progressPage } from './progress-page.tsx'
import { gapsOf, quartersIn, waitInWords } from './sections.tsx'

const access = ['coordinator', 'team_lead', 'analyst'] as const
const audit = { none: 'figures of the viewer’s own area, or of the nation, which name nobody' }

export const progress = page({
  path: '/reports/progress',
  access,
  audit,
  async show(visit) {
    const found = await progressOf(visit)
    return progressPage({
      place: found.area === undefined ? 'Scotland' : referenceText('areas', found.area),
      progress: found,
    })
  },
})

const sheetsOf = (found: Progress): Sheet[] => [
  {
    name: 'Groups',
    headings: ['dimension', 'group', 'share', 'of', 'others_share', 'of_others', 'points', 'low', 'high', 'says'],
    rows: gapsOf(found).map((gap) => [
      dimensionInWords(gap.dimension),
      categoryInWords(gap.dimension, gap.category),
      gap.share,
      gap.of,
      gap.others,
      gap.ofOthers,
      gap.difference?.points ?? null,
      gap.difference?.low ?? null,
      gap.difference?.high ?? null,
      gapInWords(gap),
    ]),
  },
  {
    name: 'Quarters',
    headings: ['quarter', 'count', 'denominator', 'rate', 'low', 'high', 'status'],
    rows: quartersIn(found).map((row) => [
      row.period,
      row.count,
      row.denominator,
      row.rate,
      row.interval?.low ?? null,
      row.interval?.high ?? null,
      row.status,
    ]),
  },
  {
    name: 'Waits',
    headings: ['wait', 'began', 'over', 'quarter_within', 'half_within', 'three_quarters_within'],
    rows: [...found.waiting].map(([wait, one]) => [
      waitInWords[wait],
      one.of,
      one.over,
      one.quarter,
      one.half,
      one.threeQuarters,
    ]),
  },
]

export const progressFigures = raw({
  method: 'GET',
  path: '/reports/progress/figures',
  access,
  audit,
  async answer(visit) {
    const found = await progressOf(visit)
    return sheetsAsDownload(sheetsOf(found), `progress-${found.of}-to-${found.today}`)
  },
})
