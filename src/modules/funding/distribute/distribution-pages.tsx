import { areas } from '#modules/partnership'
import { FormErrors, formOf } from '#platform/forms'
import { form, found, page, Refused, type Visit } from '#platform/http'
import { referenceText } from '#platform/reference'
import { calendarDate, formatDate, formatDateTime } from '#platform/time'
import { Button, ButtonGroup, Form, Heading, SummaryList, Table, Tag } from '#platform/ui'
import { analysts, ownBusiness } from '../funding.access.ts'
import { pounds } from '../pounds.ts'
import { yearBy } from '../years.ts'
import { distribute, type Step } from './distribution.ts'
import {
  approve,
  type DataSet,
  type Distribution,
  dataSets,
  distributions,
  selectOptionalDistribution,
} from './distributions.queries.ts'

const nameOf = ({ stream, financial_year }: Distribution) =>
  `${referenceText('funding-streams', stream)}, ${financial_year}`

/** Every proposal of how the nation's money is shared out, and the tables of need that they may go by. */
export const listDistributions = page({
  path: '/funding/distributions',
  access: analysts,
  audit: ownBusiness,
  async show({ tx }) {
    const all = await distributions(tx)
    const waiting = all.filter(({ approved_at }) => approved_at === null).length
    return {
      title: 'How the nation’s money is shared out',
      wide: true,
      main: (
        <>
          <Heading
            sub={`${all.length - waiting} approved, ${waiting} proposed. What the public sees is on the page of public money.`}
          >
            How the nation’s money is shared out
          </Heading>
          <ButtonGroup>
            <Button href="/funding/distributions/new">Share money out</Button>
            <Button href="/funding/data-sets/new" kind="secondary">
              Add a table of need
            </Button>
            <a href="/funding/streams">What each stream may pay for</a>
            <a href="/transparency">What the public sees</a>
          </ButtonGroup>
          <Table
            caption="Distributions, the latest first"
            hideCaption
            dense
            stack
            empty="Nothing was shared out yet."
            columns={[
              { key: 'name', text: 'Stream and year' },
              { key: 'pence', text: 'Amount', numeric: true },
              { key: 'by', text: 'Proposed by' },
              { key: 'state', text: 'How it stands' },
            ]}
            rows={all.map((one) => ({
              name: (
                <>
                  <a href={`/funding/distributions/${one.id}`}>{nameOf(one)}</a>{' '}
                  <span class="nwd-sub">Distribution {one.number}</span>
                </>
              ),
              pence: pounds(one.pence),
              by: one.by_name,
              state: <State one={one} />,
            }))}
          />
          <h2>Tables of need</h2>
          <DataSets sets={await dataSets(tx)} />
        </>
      ),
    }
  },
})

function State({ one }: { one: Distribution }) {
  return one.approved_at === null ? <Tag tone="orange">Proposed</Tag> : <Tag tone="green">Approved</Tag>
}

function DataSets({ sets }: { sets: readonly DataSet[] }) {
  return (
    <Table
      caption="Tables of need"
      hideCaption
      dense
      stack
      empty="There is no table of need yet. Add one, and money can be shared out by it."
      columns={[
        { key: 'name', text: 'What it counts' },
        { key: 'as_at', text: 'Figures of', nowrap: true },
        { key: 'source', text: 'Source' },
        { key: 'licence', text: 'Licence' },
      ]}
      rows={sets.map((one) => ({
        name: `${one.name}${one.invented ? ' (made up)' : ''}`,
        as_at: formatDate(one.as_at),
        source: one.source,
        licence: one.licence,
      }))}
    />
  )
}

const nothingToAsk = formOf({})

async function load({ tx, parameters }: Visit<{ distribution: string }>) {
  const one = found(await selectOptionalDistribution(tx, parameters.distribution))
  const shared = distribute(one.asked)
  const names = new Map((await areas(tx)).map(({ id, name }) => [id, name]))
  return {
    one,
    names,
    steps: 'steps' in shared ? shared.steps : [],
    refused: 'refused' in shared ? shared.refused : undefined,
  }
}

/** A distribution, each step as a table that downloads; and, for an analyst who did not propose it, approving it, which gives every area its share. */
export const showDistribution = form({
  path: '/funding/distributions/:distribution',
  access: analysts,
  audit: { show: ownBusiness, submit: 'funding.distribution.approved' },
  load,
  form: nothingToAsk,
  show(view) {
    const { one, names, steps } = view.loaded
    const mine = one.made_by === view.visit.viewer.user_id
    return {
      title: `Distribution ${one.number}`,
      wide: true,
      back: { href: '/funding/distributions', text: 'Distributions' },
      main: (
        <>
          <FormErrors errors={view.errors} />
          <Heading sub={nameOf(one)}>Distribution {one.number}</Heading>
          <p>
            <State one={one} />{' '}
            {one.approved_at === null
              ? `Proposed by ${one.by_name}.${mine ? ' Another analyst approves it.' : ''}`
              : `Approved by ${one.approved_by} on ${formatDateTime(one.approved_at)}. Each area’s share stands in its books.`}
          </p>
          {one.approved_at === null && !mine && (
            <Form action={view.visit.url.pathname} token={view.token}>
              <ButtonGroup>
                <Button>Approve, and give every area its share</Button>
              </ButtonGroup>
            </Form>
          )}
          <Rules one={one} />
          <Needs one={one} steps={steps} names={names} />
          <Amounts one={one} steps={steps} names={names} />
        </>
      ),
    }
  },
  async submit({ visit, loaded: { one, steps, refused } }) {
    if (refused !== undefined) throw new Refused(refused)
    if (one.made_by === visit.viewer.user_id) throw new Refused('You proposed it yourself: another analyst approves it')
    await approve(visit.tx, visit.viewer, one, steps, visit.today)
    await visit.record({ subject: { kind: 'funding.distribution', id: one.id }, detail: { pence: one.pence } })
    return {
      to: `/funding/distributions/${one.id}`,
      flash: `${pounds(one.pence)} stand in the books of ${steps.length} areas.`,
    }
  },
})

function Rules({ one: { asked, financial_year } }: { one: Distribution }) {
  const { floor_pence, floor_percent, cap_percent, phase } = asked
  const before = yearBy(financial_year, -1)
  const floors = [
    ...(floor_percent === 0 ? [] : [`${floor_percent}% of ${before}`]),
    ...(floor_pence === 0 ? [] : [`${pounds(floor_pence)} for every area`]),
  ]
  return (
    <>
      <h2>The rules</h2>
      <SummaryList
        rows={[
          { key: 'To share out', value: pounds(asked.pence) },
          {
            key: 'By need',
            value: asked.indicators
              .map(
                ({ name, as_at, weight, source }) =>
                  `${name} of ${formatDate(calendarDate(as_at))}, weight ${weight} (${source})`,
              )
              .join('; '),
          },
          {
            key: 'Transition',
            value:
              phase.of === 1
                ? 'None: by need at once'
                : `Year ${phase.year} of ${phase.of}: the rest goes by what was given in ${before}`,
          },
          { key: 'At least', value: floors.length === 0 ? 'No floor' : `the greater of ${floors.join(' and ')}` },
          { key: 'At most', value: cap_percent === null ? 'No cap' : `${cap_percent}% of ${before}` },
          { key: 'Whole pence', value: 'Rounded down; pennies left over go one each to the greatest remainders' },
        ]}
      />
    </>
  )
}

interface Steps {
  one: Distribution
  steps: readonly Step[]
  names: ReadonlyMap<string, string>
}

const percent = (share: number) => `${(share * 100).toFixed(3)}%`

function Needs({ one: { asked }, steps, names }: Steps) {
  return (
    <>
      <h2>First: each area’s need</h2>
      <Table
        caption="First step: each area’s share of need"
        hideCaption
        dense
        columns={[
          { key: 'area', text: 'Area' },
          ...asked.indicators.flatMap(({ name }, index) => [
            { key: `value${index}`, text: name, numeric: true },
            { key: `share${index}`, text: 'Share', numeric: true },
          ]),
          { key: 'need', text: 'Weighted need', numeric: true },
          { key: 'blended', text: 'After transition', numeric: true },
        ]}
        rows={steps.map((step) => ({
          area: names.get(step.area) ?? step.area,
          ...Object.fromEntries(
            asked.indicators.flatMap(({ values }, index) => [
              [`value${index}`, (values[step.area] ?? 0).toLocaleString('en-GB')],
              [`share${index}`, percent(step.shares[index] ?? 0)],
            ]),
          ),
          need: percent(step.need),
          blended: percent(step.blended),
        }))}
      />
    </>
  )
}

function Amounts({ one: { asked, financial_year }, steps, names }: Steps) {
  return (
    <>
      <h2>Then: each area’s money</h2>
      <Table
        caption="Second step: floors, caps and whole pence"
        hideCaption
        dense
        columns={[
          { key: 'area', text: 'Area' },
          { key: 'former', text: yearBy(financial_year, -1), numeric: true },
          { key: 'alone', text: 'By share alone', numeric: true },
          { key: 'floor', text: 'Floor', numeric: true },
          { key: 'cap', text: 'Cap', numeric: true },
          { key: 'held', text: 'Held' },
          { key: 'pence', text: `Gets in ${financial_year}`, numeric: true },
          { key: 'change', text: 'Change', numeric: true },
        ]}
        rows={[
          ...steps.map((step) => {
            const former = asked.former[step.area] ?? 0
            return {
              area: names.get(step.area) ?? step.area,
              former: pounds(former),
              alone: pounds(Math.round(step.blended * asked.pence)),
              floor: step.floor === 0 ? 'none' : pounds(step.floor),
              cap: step.cap === null ? 'none' : pounds(step.cap),
              held: step.held === undefined ? '' : step.held === 'floor' ? 'At its floor' : 'At its cap',
              pence: pounds(step.pence),
              change: former === 0 ? '' : `${(((step.pence - former) / former) * 100).toFixed(1)}%`,
            }
          }),
          {
            area: <strong>All areas</strong>,
            former: pounds(Object.values(asked.former).reduce((all, pence) => all + pence, 0)),
            pence: <strong>{pounds(steps.reduce((all, { pence }) => all + pence, 0))}</strong>,
          },
        ]}
      />
    </>
  )
}
