import { type StatisticsRow, statistics } from '#modules/measurement'
import { page } from '#platform/http'
import { referenceText } from '#platform/reference'
import { formatDate } from '#platform/time'
import { Heading, InsetText, Table } from '#platform/ui'
import { streamsIn } from '../books/books.queries.ts'
import { areaOf, coordinators, ownBusiness } from '../funding.access.ts'
import { pounds } from '../pounds.ts'
import { yearIn } from '../years.ts'
import { type UnitCost, unitCost } from './unit-cost.ts'

const whyNot = {
  none: 'nobody yet',
  few: 'fewer than five people',
  too_early: 'too early',
  nothing_paid: 'nothing paid yet',
} as const

function inWords(cost: UnitCost): string {
  if ('not' in cost) return whyNot[cost.not]
  const whole = (pence: number) => pounds(Math.round(pence / 100) * 100)
  if (cost.low === null) return whole(cost.pence)
  return `${whole(cost.pence)}, likely ${whole(cost.low)} to ${cost.high === null ? 'much more' : whole(cost.high)}`
}

/** What a year's money bought: the cost of a start, of a job, and of a job that lasted 26 weeks, by stream, each with the range that it lies in. */
export const bought = page({
  path: '/funding/bought/:slug',
  access: coordinators,
  audit: ownBusiness,
  async show({ tx, viewer, parameters, today, statistics: counting }) {
    const [area, year] = [areaOf(viewer), yearIn(parameters.slug)]
    const streams = await streamsIn(tx, area, year)
    const { rows } = await counting((inside) => statistics(inside, { area, as_at: today, by: ['stream'] }))
    return {
      title: `What the money of ${year} bought`,
      wide: true,
      back: { href: `/funding?year=${year}`, text: 'Money' },
      main: (
        <>
          <Heading
            sub={`What is paid of ${year}, beside those who started in that year and what they had achieved by ${formatDate(today)}.`}
          >
            What the money of {year} bought
          </Heading>
          <InsetText>
            Do not rank streams by this. They help people who are at different distances from work, so a dearer job may
            be the better bought; people who started in one year are helped with the money of the next; and other money
            pays beside it.
          </InsetText>
          <Table
            caption="Cost of a start, a job and a job that lasted"
            hideCaption
            dense
            empty="No money was given for this year."
            columns={[
              { key: 'stream', text: 'Stream' },
              { key: 'paid', text: 'Paid', numeric: true },
              { key: 'start', text: 'For each start' },
              { key: 'job', text: 'For each job begun' },
              { key: 'lasted', text: 'For each job of 26 weeks' },
            ]}
            rows={streams.map(({ stream, paid }) => ({
              stream: referenceText('funding-streams', stream),
              paid: pounds(paid),
              start: inWords(unitCost(paid, of(rows, 'started', year, stream)?.count ?? 0)),
              job: inWords(costOf(rows, 'entered_employment', year, stream, paid)),
              lasted: inWords(costOf(rows, 'in_work_26w', year, stream, paid)),
            }))}
          />
          <p class="nwd-sub">
            The range is Wilson’s 95% interval of the share who got there, turned into money. Nothing is said of fewer
            than five people. A job of 26 weeks counts only those who could have reached 26 weeks by now, so that its
            cost falls as more of them do.
          </p>
        </>
      ),
    }
  },
})

const of = (rows: readonly StatisticsRow[], measure: StatisticsRow['measure'], period: string, stream: string) =>
  rows.find(
    (one) => one.measure === measure && one.period === period && one.dimension === 'stream' && one.category === stream,
  )

function costOf(
  rows: readonly StatisticsRow[],
  measure: StatisticsRow['measure'],
  year: string,
  stream: string,
  paid: number,
): UnitCost {
  const row = of(rows, measure, year, stream)
  return row === undefined ? { not: 'none' } : unitCost(paid, row.count, row.denominator)
}
