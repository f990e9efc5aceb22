import { page, raw } from '#platform/http'
import { referenceText } from '#platform/reference'
import { type Sheet, sheetsAsDownload } from '#platform/sheets'
import { needInWords, placeInWords } from '../people-in.ts'
import { askedOf, type Needs } from './asked.ts'
import { byNeed, byReason, gapsByPlace } from './gaps.ts'
import { needsPage } from './needs-page.tsx'

const access = ['coordinator', 'team_lead'] as const
const audit = { none: 'what the viewer’s own area was asked for, which names nobody' }

export const needs = page({
  path: '/reports/needs',
  access,
  audit,
  async show(visit) {
    const found = await askedOf(visit)
    return needsPage({ ...found, place: referenceText('areas', found.area), today: visit.today })
  },
})

const reasonOf = (reason: string) => referenceText('decline-reasons', reason)

const sheetsOf = ({ asked, by, within }: Needs): Sheet[] => [
  {
    name: 'Needs',
    headings: ['need', 'from', 'to', 'asked', 'taken', 'waiting', 'not_taken', 'share_not_taken', 'low', 'high'],
    rows: byNeed(asked).map(({ need, became, asked: all, share, interval }) => [
      ...[needInWords(need), within.from, within.to, all, became.taken, became.waiting, became.not_taken, share],
      ...[interval?.low ?? null, interval?.high ?? null],
    ]),
  },
  {
    name: 'Gaps by place',
    headings: ['need', 'place', 'asked', 'taken', 'waiting', 'not_taken', 'times_declined', 'most_often_because'],
    rows: gapsByPlace(asked).map(({ need, place, became, asked: all, declined }) => [
      ...[needInWords(need), placeInWords(by, place), all, became.taken, became.waiting, became.not_taken],
      ...[declined.reduce((sum, { times }) => sum + times, 0), declined[0] ? reasonOf(declined[0].reason) : null],
    ]),
  },
  {
    name: 'Reasons',
    headings: ['reason', 'need', 'place', 'times'],
    rows: byReason(asked).flatMap(({ reason }) =>
      asked.flatMap(({ need, place, declined }) =>
        declined
          .filter((one) => one.reason === reason)
          .map(({ times }) => [reasonOf(reason), needInWords(need), placeInWords(by, place), times]),
      ),
    ),
  },
]

export const needFiguresAsked = raw({
  method: 'GET',
  path: '/reports/needs/figures',
  access,
  audit,
  async answer(visit) {
    return sheetsAsDownload(sheetsOf(await askedOf(visit)), `asked-for-to-${visit.today}`)
  },
})
