import { page, raw } from '#platform/http'
import { referenceText } from '#platform/reference'
import { type Sheet, sheetsAsDownload } from '#platform/sheets'
import { groupInWords, needInWords } from '../people-in.ts'
import { balanceOf, type Supplied } from './asked.ts'
import { supplyPage } from './supply-page.tsx'

const access = ['coordinator', 'team_lead'] as const
const audit = { none: 'what the viewer’s own area needs and has, which names nobody' }

export const supply = page({
  path: '/reports/supply',
  access,
  audit,
  async show(visit) {
    const found = await balanceOf(visit)
    return supplyPage({ ...found, place: referenceText('areas', found.area) })
  },
})

const sheetsOf = ({ needs, waiting, within }: Supplied): Sheet[] => [
  {
    name: 'Demand and supply',
    headings: [
      ...['need', 'from', 'to', 'people', 'by_referral', 'by_assessment', 'waiting_now', 'services'],
      ...['services_observed', 'usual_wait_shortest_days', 'usual_wait_longest_days'],
    ],
    rows: needs.map(({ need, people, referred, assessed, waiting: now, services }) => [
      ...[needInWords(need), within.from, within.to, people, referred, assessed, now, services?.services ?? null],
      ...[services?.observed ?? null, services?.shortest ?? null, services?.longest ?? null],
    ]),
  },
  {
    name: 'Waiting now',
    headings: ['by', 'of', 'people', 'half_for_working_days', 'longest_working_days'],
    rows: waiting.map((one) => [one.by, groupInWords(one), one.people, one.half, one.longest]),
  },
]

export const supplyFigures = raw({
  method: 'GET',
  path: '/reports/supply/figures',
  access,
  audit,
  async answer(visit) {
    return sheetsAsDownload(sheetsOf(await balanceOf(visit)), `demand-and-supply-to-${visit.today}`)
  },
})
