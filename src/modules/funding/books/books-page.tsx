import { partnershipOf } from '#modules/partnership'
import type { Tx } from '#platform/db'
import { page } from '#platform/http'
import { referenceText } from '#platform/reference'
import { type CalendarDate, dateInLondon, financialYear, formatDate } from '#platform/time'
import { Button, ButtonGroup, Columns, Heading, Side, Table, Tabs, Tag } from '#platform/ui'
import { type Forecast, forecastOf, monthsOf } from '../budget/forecast.ts'
import { type BudgetLine, budgetLines, paidByMonth, plannedOf } from '../budget/lines.queries.ts'
import { claimsWaiting } from '../claim/claims.queries.ts'
import { areaOf, ownBusiness, readers, writesHere } from '../funding.access.ts'
import { yearsOf } from '../journal/journal.queries.ts'
import { pounds } from '../pounds.ts'
import { yearIn } from '../years.ts'
import { freeOf, type StreamBooks, streamsIn } from './books.queries.ts'

/** The forecast of each line of a year, by the line's identifier. */
export async function forecastsOf(
  tx: Tx,
  year: string,
  lines: readonly BudgetLine[],
  today: CalendarDate,
): Promise<Map<string, Forecast>> {
  const ids = lines.map(({ id }) => id)
  const [planned, paid] = [await plannedOf(tx, ids), await paidByMonth(tx, ids)]
  return new Map(
    lines.map(({ id, pence }) => {
      const months = monthsOf(year).map((month) => ({
        month,
        planned: planned.find((one) => one.budget_line_id === id && one.month === month)?.pence ?? null,
        paid: paid.find((one) => one.budget_line_id === id && one.month === month)?.pence ?? 0,
      }))
      return [id, forecastOf(pence, months, today)]
    }),
  )
}

/** How a line is likely to end its year, in words. */
export function ForecastWords({ forecast, budget }: { forecast: Forecast | undefined; budget: number }) {
  if (forecast === undefined || forecast.whole === null) return <>No plan yet</>
  const { whole, warning } = forecast
  return (
    <>
      {pounds(whole)}{' '}
      {warning !== undefined && (
        <Tag tone="orange">
          {warning === 'under' ? `${pounds(budget - whole)} under the budget` : `${pounds(whole - budget)} over it`}
        </Tag>
      )}
    </>
  )
}

/** The books of an area's partnership: a year's money by stream and by line of the budget, and what is likely to come of it. */
export const books = page({
  path: '/funding',
  access: readers,
  audit: ownBusiness,
  async show({ tx, viewer, today, url }) {
    const area = areaOf(viewer)
    const year = yearIn(url.searchParams.get('year') ?? financialYear(today))
    const years = await yearsOf(tx, area)
    const closed = years.find(({ financial_year }) => financial_year === year)?.closed_at ?? null
    const streams = await streamsIn(tx, area, year)
    const lines = await budgetLines(tx, area, year)
    const forecasts = await forecastsOf(tx, year, lines, today)
    const waiting = await claimsWaiting(tx, area)
    const warned = lines.filter(({ id }) => forecasts.get(id)?.warning !== undefined).length
    const shown = [...new Set([financialYear(today), ...years.map(({ financial_year }) => financial_year)])]
      .sort()
      .reverse()
    return {
      title: 'Money of the partnership',
      wide: true,
      back: { href: '/partnership', text: 'The partnership' },
      main: (
        <>
          <Heading sub={(await partnershipOf(tx, area)).name}>Money</Heading>
          <Tabs
            label="Financial year"
            tabs={shown.map((one) => ({ href: `/funding?year=${one}`, text: one, current: one === year }))}
          />
          <Columns side={<Doors year={year} waiting={waiting} closed={closed} writes={writesHere(viewer)} />}>
            <p>{said(streams, warned)}</p>
            {writesHere(viewer) && closed === null && (
              <ButtonGroup>
                <Button href={`/funding/lines/new?year=${year}`}>Add to the budget</Button>
                <Button href="/funding/allocations/new" kind="secondary">
                  Write down money given
                </Button>
              </ButtonGroup>
            )}
            <h2>By stream</h2>
            <Streams streams={streams} />
            <h2>The budget</h2>
            <Lines lines={lines} forecasts={forecasts} />
          </Columns>
        </>
      ),
    }
  },
})

function said(streams: readonly StreamBooks[], warned: number): string {
  const sum = (of: (one: StreamBooks) => number) => streams.reduce((all, one) => all + of(one), 0)
  if (streams.length === 0) return 'No money was given for this year yet.'
  const free = sum(freeOf)
  return [
    `${pounds(sum(({ came }) => came))} came in, ${pounds(sum(({ promised }) => promised))} of it is promised and ${pounds(sum(({ paid }) => paid))} is paid.`,
    free === 0 ? 'All of it is set aside.' : `${pounds(free)} is set aside for nothing yet.`,
    warned === 0 ? '' : `${warned === 1 ? '1 line is' : `${warned} lines are`} likely to end under or over the budget.`,
  ].join(' ')
}

function Streams({ streams }: { streams: readonly StreamBooks[] }) {
  return (
    <Table
      caption="The year’s money by stream"
      hideCaption
      dense
      empty="No money was given for this year yet."
      columns={[
        { key: 'stream', text: 'Stream' },
        ...['Came in', 'In the budget', 'Promised', 'Claimed', 'Paid', 'Not set aside'].map((text) => ({
          key: text,
          text,
          numeric: true,
        })),
      ]}
      rows={streams.map((one) => ({
        stream: (
          <>
            {referenceText('funding-streams', one.stream)}{' '}
            {one.carried_in > 0 && <span class="nwd-sub">{pounds(one.carried_in)} carried in</span>}{' '}
            {one.carried > 0 && <span class="nwd-sub">{pounds(one.carried)} carried into the next year</span>}{' '}
            {one.lapsed > 0 && <span class="nwd-sub">{pounds(one.lapsed)} given back</span>}
          </>
        ),
        'Came in': pounds(one.came),
        'In the budget': pounds(one.budget),
        Promised: pounds(one.promised),
        Claimed: pounds(one.claimed),
        Paid: pounds(one.paid),
        'Not set aside': pounds(freeOf(one)),
      }))}
    />
  )
}

function Lines({ lines, forecasts }: { lines: readonly BudgetLine[]; forecasts: ReadonlyMap<string, Forecast> }) {
  return (
    <Table
      caption="Lines of the budget"
      hideCaption
      dense
      empty="Nothing is in the budget of this year yet."
      columns={[
        { key: 'what', text: 'What for' },
        ...['Budget', 'Promised', 'Paid'].map((text) => ({ key: text, text, numeric: true })),
        { key: 'forecast', text: 'Likely at the year’s end' },
      ]}
      rows={lines.map((line) => ({
        what: (
          <>
            <a href={`/funding/lines/${line.id}`}>{line.what}</a>{' '}
            <span class="nwd-sub">{referenceText('funding-streams', line.stream)}</span>
          </>
        ),
        Budget: pounds(line.pence),
        Promised: pounds(line.promised),
        Paid: pounds(line.paid),
        forecast: <ForecastWords forecast={forecasts.get(line.id)} budget={line.pence} />,
      }))}
    />
  )
}

function Doors({
  year,
  waiting,
  closed,
  writes,
}: {
  year: string
  waiting: number
  closed: Date | null
  writes: boolean
}) {
  const links: [string, string][] = [
    ['/funding/claims', waiting === 0 ? 'Claims' : `Claims: ${waiting} to deal with`],
    [`/funding/journal/${year}`, 'Journal'],
    [`/funding/years/${year}`, closed === null ? `End of the year ${year}` : `How ${year} was closed`],
    ['/funding/calls', 'Calls for applications'],
    ...(writes ? ([[`/funding/bought/${year}`, 'What it bought']] satisfies [string, string][]) : []),
    ['/funding/streams', 'What each stream may pay for'],
    ['/transparency', 'What the public sees'],
  ]
  return (
    <Side
      label="About the money"
      items={[
        {
          term: 'The books',
          detail:
            closed === null
              ? writes
                ? 'Open'
                : 'Open; the coordinator writes in them'
              : `Closed on ${formatDate(dateInLondon(closed))}`,
        },
        {
          term: 'Also here',
          detail: links.map(([href, text], index) => (
            <span key={href}>
              {index > 0 && <br />}
              <a href={href}>{text}</a>
            </span>
          )),
        },
      ]}
    />
  )
}
