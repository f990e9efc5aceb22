import { page, raw } from '#platform/http'
import { referenceText } from '#platform/reference'
import { type Sheet, sheetsAsDownload } from '#platform/sheets'
import { type Ways, waysOf } from './asked.ts'
import { wayPage } from './way-page.tsx'
import { wayStepInWords } from './ways.ts'

const access = ['coordinator', 'team_lead'] as const
const audit = { none: 'the ways that referrals of the viewer’s own area went, which name nobody' }

export const ways = page({
  path: '/reports/ways',
  access,
  audit,
  async show(visit) {
    const found = await waysOf(visit)
    return wayPage({ ...found, place: referenceText('areas', found.area) })
  },
})

const sheetsOf = ({ map, ways: whole, rare }: Ways): Sheet[] => [
  {
    name: 'Step to step',
    headings: ['from', 'to', 'times', 'quarter_within_working_days', 'half_within', 'three_quarters_within'],
    rows: [
      ...map.flows.map(({ from, to, of, quarter, half, threeQuarters }) => [
        ...[wayStepInWords[from], wayStepInWords[to], of, quarter, half, threeQuarters],
      ]),
      ...map.folded.map(({ from, ways: many, count }) => [
        ...[wayStepInWords[from], `${many} rare ways`, count, null, null, null],
      ]),
      ...map.here.map(({ at, count }) => [wayStepInWords[at], 'there still', count, null, null, null]),
    ],
  },
  {
    name: 'Whole ways',
    headings: ['way', 'referrals', 'half_within_working_days'],
    rows: [
      ...whole.map(({ steps, of, half }) => [steps.map((step) => wayStepInWords[step]).join(' → '), of, half]),
      ...(rare.ways === 0 ? [] : [[`${rare.ways} rare ways`, rare.referrals, null]]),
    ],
  },
]

export const wayFigures = raw({
  method: 'GET',
  path: '/reports/ways/figures',
  access,
  audit,
  async answer(visit) {
    return sheetsAsDownload(sheetsOf(await waysOf(visit)), `ways-to-${visit.today}`)
  },
})
