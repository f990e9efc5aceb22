import { FormErrors, formOf } from '#platform/forms'
import { form, Refused } from '#platform/http'
import { referenceText } from '#platform/reference'
import { dateInLondon, formatDate, periodOf } from '#platform/time'
import { Button, ButtonGroup, Form, Heading, Table } from '#platform/ui'
import { streamsIn } from '../books/books.queries.ts'
import { areaOf, ownBusiness, readers, writesHere } from '../funding.access.ts'
import { yearsOf } from '../journal/journal.queries.ts'
import { pounds } from '../pounds.ts'
import { isOver, yearBy, yearIn } from '../years.ts'
import { endYear, type Leaving, leavingOf, type Open, openIn } from './year-end.queries.ts'

const whys: Readonly<Record<Open['why'], string>> = {
  claimed: 'Claimed and not paid: pay it, or send it back',
  committed: 'Promised and not claimed: wait for the claim, or give it back',
  budgeted: 'In the budget and not promised: take it out of the budget',
}

const nothingToAsk = formOf({})

/** The end of a financial year: what is still open and where, what is carried over by each stream's rule, and closing the books. */
export const yearEnd = form({
  path: '/funding/years/:slug',
  access: readers,
  audit: { show: ownBusiness, submit: 'funding.year.closed' },
  async load({ tx, viewer, parameters }) {
    const [area, year] = [areaOf(viewer), yearIn(parameters.slug)]
    const closed = (await yearsOf(tx, area)).find(({ financial_year }) => financial_year === year)?.closed_at ?? null
    const streams = await streamsIn(tx, area, year)
    const leaving: Leaving[] =
      closed === null
        ? leavingOf(streams, year, area)
        : streams.map(({ stream, carried, lapsed }) => ({
            stream,
            free: carried + lapsed,
            carried,
            lapsed,
            percent: 0,
          }))
    return { area, year, closed, leaving, open: await openIn(tx, area, year) }
  },
  form: nothingToAsk,
  show(view) {
    const { year, closed, open, leaving } = view.loaded
    const { viewer, today, url } = view.visit
    const over = isOver(year, today)
    const said =
      closed !== null
        ? `The books were closed on ${formatDate(dateInLondon(closed))}.`
        : !over
          ? `The year ends on ${formatDate(periodOf(year).to)}: its books can be closed after that.`
          : open.length === 0
            ? 'Nothing is open: the books can be closed.'
            : `${open.length === 1 ? '1 thing is' : `${open.length} things are`} still open: the books cannot be closed yet.`
    return {
      title: `End of the year ${year}`,
      wide: true,
      back: { href: `/funding?year=${year}`, text: 'Money' },
      main: (
        <>
          <FormErrors errors={view.errors} />
          <Heading sub={said}>End of the year {year}</Heading>
          <h2>Still open</h2>
          <Table
            caption="What is still open"
            hideCaption
            dense
            stack
            empty="Nothing is open."
            columns={[
              { key: 'what', text: 'Where' },
              { key: 'why', text: 'Why, and what to do' },
              { key: 'pence', text: 'Amount', numeric: true },
            ]}
            rows={open.map((one) => ({
              what: <a href={one.href}>{one.what}</a>,
              why: whys[one.why],
              pence: pounds(one.pence),
            }))}
          />
          <h2>What becomes of unused money</h2>
          <Table
            caption="Unused money by stream"
            hideCaption
            dense
            empty="No money was given for this year."
            columns={[
              { key: 'stream', text: 'Stream' },
              { key: 'free', text: 'Unused', numeric: true },
              { key: 'carried', text: `Carried into ${yearBy(year, 1)}`, numeric: true },
              { key: 'lapsed', text: 'Given back', numeric: true },
            ]}
            rows={leaving.map((one) => ({
              stream: (
                <>
                  {referenceText('funding-streams', one.stream)}{' '}
                  {closed === null && (
                    <span class="nwd-sub">
                      {one.percent === 0
                        ? 'Nothing may be carried over'
                        : `Up to ${one.percent}% of what came in may be carried over`}
                    </span>
                  )}
                </>
              ),
              free: pounds(one.free),
              carried: pounds(one.carried),
              lapsed: pounds(one.lapsed),
            }))}
          />
          {writesHere(viewer) && closed === null && over && (
            <Form action={url.pathname} token={view.token}>
              <p>Once they are closed, nothing can be written in the books of {year} any more.</p>
              <ButtonGroup>
                <Button>Close the books of {year}</Button>
              </ButtonGroup>
            </Form>
          )}
        </>
      ),
    }
  },
  async submit({ visit, loaded: { area, year, open } }) {
    if (!writesHere(visit.viewer)) throw new Refused('Only the coordinator closes the books')
    if (!isOver(year, visit.today))
      throw new Refused(`The year ends on ${formatDate(periodOf(year).to)}: close its books after that`)
    if (open.length > 0)
      throw new Refused(
        open
          .slice(0, 10)
          .map(({ what, why, pence }) => ({ field: '', message: `${what}: ${pounds(pence)}. ${whys[why]}` })),
      )
    if (!(await endYear(visit.tx, visit.viewer, area, year, visit.today)))
      throw new Refused(`Somebody else has closed the books of ${year}. Nothing was written twice`)
    await visit.record({ detail: { year } })
    return { to: `/funding/years/${year}`, flash: `The books of ${year} are closed.` }
  },
})
