import { type StatisticsRow, statistics } from '#modules/measurement'
import { page } from '#platform/http'
import { referenceText } from '#platform/reference'
import { formatDate } from '#platform/time'
import { Heading, InsetText, Table } from '#platform/ui'
import { streamsIn } from '../books/books.queries.ts'
import { areaOf, coordinators, ownBusiness } from '../funding.access.ts'
import { pounds } from '../pounds.ts'
import { yearIn } from '../years.ts'
import { ByProvider, providersIn } from './by-provider.tsx'
import { costInWords as inWords } from './in-words.ts'
import { type UnitCost, unitCost } from './unit-cost.ts'

/** What a year's money bought: the cost of a start, of a job, and of a job that lasted 26 weeks, by stream and by organisation, each with the range that it lies in. */
export const bought = page({
  path: '/funding/bought/:slug',
  access: coordinators,
  audit: ownBusiness,
  async show(visit) {
    const { tx, viewer, parameters, today, statistics: counting } = visit
    const [area, year] = [areaOf(viewer), yearIn(parameters.slug)]
    const streams = await streamsIn(tx, area, year)
    const { rows } = await counting((inside) => statistics(inside, { area, as_at: today, by: ['stream'] }))
    const providers = await providersIn(visit, area, year)
    return {
      title: `What the money of ${year} bought`,
      wide: true,
      back: { href: `/funding?year=${year}`, text: 'Money' },
      main: (
        <>
          <Heading
            sub={`What is paid of ${year} less what was taken back, beside those who started in that year and what they had achieved by ${formatDate(today)}.`}
          >
            What the money of {year} bought
          </Heading>
          <InsetText>
            Do not rank streams or organisations by this. They help people who are at different distances from work, so
            a dearer job may be the better bought; people who started in one year are helped with the money of the next;
            and other money pays beside it.
          </InsetText>
          <h2>By stream</h2>
          <Table
            caption="Cost of a start, a job and a job that lasted"
            hideCaption
            dense
            stack
            empty="No money was given for this year."
            columns={[
              { key: 'stream', text: 'Stream' },
              { key: 'paid', text: 'Paid', numeric: true },
              { key: 'start', text: 'For each start' },
              { key: 'job', text: 'For each job begun' },
              { key: 'lasted', text: 'For each job of 26 weeks' },
            ]}
            rows={streams
              .map(({ stream, paid, reclaimed }) => ({ stream, paid: paid - reclaimed }))
              .map(({ stream, paid }) => ({
                stream: referenceText('funding-streams', stream),
                paid: pounds(paid),
                start: inWords(unitCost(paid, of(rows, 'started', year, stream)?.count ?? 0)),
                job: inWords(costOf(rows, 'entered_employment', year, stream, paid)),
                lasted: inWords(costOf(rows, 'in_work_26w', year, stream, paid)),
              }))}
          />
          <h2>By organisation</h2>
          <ByProvider providers={providers} />
          <h2>By group</h2>
          <p>
            Money is not paid by group. <a href={`/requirements/actual?year=${year}`}>Planned against actual</a> gives
            the cost for each group whose line of the requirements is tied to lines of the budget.
          </p>
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
