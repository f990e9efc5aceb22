import { found, page } from '#platform/http'
import { referenceText, ruleOn } from '#platform/reference'
import { addMonths, type CalendarDate, formatDate, periodOf } from '#platform/time'
import { Button, ButtonGroup, Columns, Heading, InsetText, Side, Table } from '#platform/ui'
import { type Commitment, commitmentsOf } from '../commit/commitments.queries.ts'
import { ownBusiness, readers, writesHere } from '../funding.access.ts'
import { pounds } from '../pounds.ts'
import { type Forecast, forecastOf, type Month, monthsOf, quartersOf } from './forecast.ts'
import { type BudgetLine, paidByMonth, plannedOf, sameInOtherYears, selectOptionalLine } from './lines.queries.ts'
import { monthName } from './month-name.ts'

/** A line of the budget: what is promised out of it and to whom, and what was planned and paid month by month. */
export const showLine = page({
  path: '/funding/lines/:line',
  access: readers,
  audit: ownBusiness,
  async show({ tx, viewer, parameters, today }) {
    const line = found(await selectOptionalLine(tx, parameters.line))
    const [planned, paid] = [await plannedOf(tx, [line.id]), await paidByMonth(tx, [line.id])]
    const months = monthsOf(line.financial_year).map((month) => ({
      month,
      planned: planned.find((one) => one.month === month)?.pence ?? null,
      paid: paid.find((one) => one.month === month)?.pence ?? 0,
    }))
    const forecast = forecastOf(line.pence, months, today)
    const years = (await sameInOtherYears(tx, line)).filter(({ id }) => id !== line.id)
    const rule = ruleOn('funding-stream-rules', line.stream, periodOf(line.financial_year).from, line.area_id)
    return {
      title: 'A line of the budget',
      wide: true,
      back: { href: `/funding?year=${line.financial_year}`, text: 'Money' },
      main: (
        <>
          <Heading sub={`${referenceText('funding-streams', line.stream)}, ${line.financial_year}`}>
            {line.what}
          </Heading>
          <Columns
            side={
              <Side
                label="About the line"
                items={[
                  { term: 'In the budget', detail: pounds(line.pence) },
                  { term: 'Promised', detail: pounds(line.promised) },
                  { term: 'Still to promise', detail: pounds(line.pence - line.promised) },
                  { term: 'Paid', detail: pounds(line.paid) },
                  ...(years.length === 0
                    ? []
                    : [
                        {
                          term: 'Other years',
                          detail: years.map(({ id, financial_year, pence }) => (
                            <span key={id}>
                              <a href={`/funding/lines/${id}`}>{financial_year}</a> {pounds(pence)}
                              <br />
                            </span>
                          )),
                        },
                      ]),
                  ...(rule === undefined ? [] : [{ term: 'May pay for', detail: rule.eligible.join('; ') }]),
                ]}
              />
            }
          >
            <Likely line={line} forecast={forecast} today={today} />
            {writesHere(viewer) && (
              <ButtonGroup>
                <Button href={`/funding/lines/${line.id}/promise`}>Promise money</Button>
                <Button href={`/funding/lines/${line.id}/plan`} kind="secondary">
                  Plan the months
                </Button>
                <a href={`/funding/lines/${line.id}/change`}>Change the budget</a>
              </ButtonGroup>
            )}
            <h2>Promised to</h2>
            <Promised commitments={await commitmentsOf(tx, line.area_id, line.id)} />
            <h2>Planned and paid</h2>
            <Months months={months} today={today} />
            <h3>By quarter</h3>
            <Quarters months={months} today={today} />
          </Columns>
        </>
      ),
    }
  },
})

function Likely({ line, forecast, today }: { line: BudgetLine; forecast: Forecast; today: CalendarDate }) {
  if (forecast.whole === null)
    return <p>No month that is over was planned: nothing can be said of the year’s end yet.</p>
  const { whole, planned, paid, months, warning } = forecast
  const over = periodOf(line.financial_year).to < today
  const words = over
    ? `${pounds(whole)} of ${pounds(line.pence)} was paid in the year.`
    : `If it goes on as it has, ${pounds(whole)} of ${pounds(line.pence)} will have been spent at the year’s end: in the ${months} planned months that are over, ${pounds(paid)} was paid where ${pounds(planned)} was planned.`
  return warning === undefined ? (
    <p>{words}</p>
  ) : (
    <InsetText>
      <strong>{referenceText('spend-warnings', warning)}.</strong> {words}
    </InsetText>
  )
}

function Promised({ commitments }: { commitments: readonly Commitment[] }) {
  return (
    <Table
      caption="Promised out of this line"
      hideCaption
      dense
      stack
      empty="Nothing is promised out of this line yet."
      columns={[
        { key: 'who', text: 'Organisation' },
        { key: 'what', text: 'What for' },
        { key: 'days', text: 'Costs from and to' },
        { key: 'pence', text: 'Promised', numeric: true },
        { key: 'left', text: 'Left to claim', numeric: true },
      ]}
      rows={commitments.map((one) => ({
        who: (
          <>
            <a href={`/funding/commitments/${one.id}`}>{one.organisation}</a>{' '}
            <span class="nwd-sub">
              {one.kind === 'grant' ? 'Grant' : 'Contract'} {one.number}
            </span>
          </>
        ),
        what: one.what,
        days: `${formatDate(one.from_on)} to ${formatDate(one.to_on)}`,
        pence: pounds(one.pence),
        left: pounds(one.left),
      }))}
    />
  )
}

function Months({ months, today }: { months: readonly Month[]; today: CalendarDate }) {
  let [planned, paid] = [0, 0]
  return (
    <Table
      caption="Planned and paid by month"
      hideCaption
      dense
      columns={[
        { key: 'month', text: 'Month', nowrap: true },
        ...['Planned', 'Paid', 'Planned so far', 'Paid so far'].map((text) => ({ key: text, text, numeric: true })),
      ]}
      rows={months.map((one) => {
        planned += one.planned ?? 0
        paid += one.paid
        const begun = one.month <= today
        return {
          month: `${monthName(one.month)}${begun && addMonths(one.month, 1) > today ? ' (not over)' : ''}`,
          Planned: one.planned === null ? 'not planned' : pounds(one.planned),
          Paid: begun ? pounds(one.paid) : '',
          'Planned so far': pounds(planned),
          'Paid so far': begun ? pounds(paid) : '',
        }
      })}
    />
  )
}

function Quarters({ months, today }: { months: readonly Month[]; today: CalendarDate }) {
  return (
    <Table
      caption="Planned and paid by quarter"
      hideCaption
      dense
      columns={[
        { key: 'quarter', text: 'Quarter' },
        { key: 'planned', text: 'Planned', numeric: true },
        { key: 'paid', text: 'Paid', numeric: true },
      ]}
      rows={quartersOf(months).map(({ month, planned, paid }) => ({
        quarter: `${monthName(month)} to ${monthName(addMonths(month, 2))}${month <= today && addMonths(month, 3) > today ? ' (not over)' : ''}`,
        planned: planned === null ? 'not planned' : pounds(planned),
        paid: month <= today ? pounds(paid) : '',
      }))}
    />
  )
}
