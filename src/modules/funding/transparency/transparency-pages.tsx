import { figuresOut } from '#modules/measurement'
import { areas } from '#modules/partnership'
import type { Tx } from '#platform/db'
import { attachment, found, page, raw } from '#platform/http'
import { referenceText } from '#platform/reference'
import { formatDate } from '#platform/time'
import { Button, ButtonGroup, Heading, Table, Tabs } from '#platform/ui'
import type { Standing } from '../books/books.queries.ts'
import { pounds } from '../pounds.ts'
import { yearIn } from '../years.ts'
import {
  anyPublicGrant,
  type PublicMoney,
  type PublicPromise,
  publicMoney,
  publicPromises,
  together,
  togetherBy,
} from './public-money.queries.ts'
import { threeSixtyGiving } from './three-sixty.ts'
import { WhatItDid } from './what-it-did.tsx'

const open = { none: 'public money, for everybody' } as const
const streamName = (code: string) => referenceText('funding-streams', code)
const namesIn = async (tx: Tx) => new Map((await areas(tx)).map(({ id, name }) => [id, name]))

const columns = [
  { key: 'came', text: 'Came in' },
  { key: 'promised', text: 'Promised' },
  { key: 'paid', text: 'Paid' },
  { key: 'carried', text: 'Carried over' },
  { key: 'lapsed', text: 'Given back' },
] as const

const money = (one: Standing) => Object.fromEntries(columns.map(({ key }) => [key, pounds(one[key])]))

function MoneyTable({
  caption,
  first,
  rows,
  empty,
}: {
  caption: string
  first: string
  rows: Record<string, preact.ComponentChildren>[]
  empty: string
}) {
  return (
    <Table
      caption={caption}
      hideCaption
      dense
      stack={rows.length <= 10}
      empty={empty}
      columns={[{ key: 'name', text: first }, ...columns.map((column) => ({ ...column, numeric: true }))]}
      rows={rows}
    />
  )
}

const yearsIn = (all: readonly PublicMoney[]) =>
  [...new Set(all.map(({ financial_year }) => financial_year))].sort().reverse()

const said = (one: Standing) =>
  `${pounds(one.came)} came in, ${pounds(one.promised)} of it is promised to organisations and ${pounds(one.paid)} is paid.`

/** Public money of the nation: a year, by where it came from and by area, with each area's page behind its name. */
export const transparency = page({
  path: '/transparency',
  access: 'everyone',
  audit: open,
  async show({ tx, url }) {
    const all = await publicMoney(tx)
    const years = yearsIn(all)
    const year = yearIn(url.searchParams.get('year') ?? years[0] ?? '2026-27')
    const names = await namesIn(tx)
    const inYear = all.filter(({ financial_year }) => financial_year === year)
    const byArea = new Map(togetherBy(inYear, ({ area_id }) => area_id))
    return {
      title: 'Public money for employability',
      wide: true,
      main: (
        <>
          <Heading sub="Where the money came from, where it went, and what it did: every area of Scotland, by financial year.">
            Public money for employability
          </Heading>
          {years.length > 0 && (
            <Tabs
              label="Financial year"
              tabs={years.map((one) => ({ href: `/transparency?year=${one}`, text: one, current: one === year }))}
            />
          )}
          <p>{inYear.length === 0 ? 'Nothing is written down for this year yet.' : said(together(inYear))}</p>
          <h2>Where it came from</h2>
          <MoneyTable
            caption={`Where the money of ${year} came from`}
            first="Stream"
            empty="No money was given for this year yet."
            rows={togetherBy(
              inYear.toSorted((a, b) => a.stream.localeCompare(b.stream)),
              ({ stream }) => stream,
            ).map(([stream, one]) => ({ name: streamName(stream), ...money(one) }))}
          />
          <h2>Where it went</h2>
          <MoneyTable
            caption={`Money of ${year} by area`}
            first="Area"
            empty="There is no area yet."
            rows={[...names].map(([id, name]) => ({
              name: <a href={`/transparency/${id}?year=${year}`}>{name}</a>,
              ...money(byArea.get(id) ?? together([])),
            }))}
          />
          <h2>What it did</h2>
          <WhatItDid out={await figuresOut(tx)} />
          <h2>Every year</h2>
          <MoneyTable
            caption="The nation’s money by year"
            first="Year"
            empty="No money is written down yet."
            rows={years.map((one) => ({
              name: one,
              ...money(together(all.filter(({ financial_year }) => financial_year === one))),
            }))}
          />
          <Notes grants={await anyPublicGrant(tx)} />
        </>
      ),
    }
  },
})

function Notes({ grants }: { grants: boolean }) {
  return (
    <>
      <h2>About these figures</h2>
      <p>
        Added up from the books of the partnerships, which balance to the penny and are never changed afterwards.
        Employers who were paid for a placement are in the sums but not listed, and nothing here is given for groups of
        people: nobody can be recognised by it.
      </p>
      <ButtonGroup>
        {grants && (
          <Button href="/transparency/360giving" kind="secondary">
            Grants as 360Giving data
          </Button>
        )}
        <a href="/statistics">Statistics</a>
      </ButtonGroup>
    </>
  )
}

/** Public money of one area: by stream, to which organisations, and what its published figures say. */
export const transparencyOfArea = page({
  path: '/transparency/:area',
  access: 'everyone',
  audit: open,
  async show({ tx, parameters, url }) {
    const names = await namesIn(tx)
    const name = found(names.get(parameters.area))
    const all = (await publicMoney(tx)).filter(({ area_id }) => area_id === parameters.area)
    const years = yearsIn(all)
    const year = yearIn(url.searchParams.get('year') ?? years[0] ?? '2026-27')
    const inYear = all.filter(({ financial_year }) => financial_year === year)
    const promises = (await publicPromises(tx, parameters.area)).filter(({ financial_year }) => financial_year === year)
    return {
      title: `Public money in ${name}`,
      wide: true,
      back: { href: `/transparency?year=${year}`, text: 'Every area' },
      main: (
        <>
          <Heading sub={inYear.length === 0 ? `Nothing is written down for ${year} yet.` : said(together(inYear))}>
            Public money in {name}
          </Heading>
          {years.length > 0 && (
            <Tabs
              label="Financial year"
              tabs={years.map((one) => ({
                href: `/transparency/${parameters.area}?year=${one}`,
                text: one,
                current: one === year,
              }))}
            />
          )}
          <h2>Where it came from</h2>
          <MoneyTable
            caption={`Money of ${year} by stream`}
            first="Stream"
            empty="No money was given for this year yet."
            rows={inYear.map((one) => ({ name: streamName(one.stream), ...money(one) }))}
          />
          <h2>Where it went</h2>
          <Promises promises={promises} />
          <h2>What it did</h2>
          <WhatItDid out={await figuresOut(tx)} area={parameters.area} />
          <Notes grants={await anyPublicGrant(tx)} />
        </>
      ),
    }
  },
})

function Promises({ promises }: { promises: readonly PublicPromise[] }) {
  return (
    <Table
      caption="Grants and contracts"
      hideCaption
      dense
      stack
      empty="Nothing was promised to organisations in this year yet."
      columns={[
        { key: 'who', text: 'Organisation' },
        { key: 'kind', text: 'What it is' },
        { key: 'what', text: 'What for' },
        { key: 'days', text: 'From and to' },
        { key: 'pence', text: 'Promised', numeric: true },
        { key: 'paid', text: 'Paid', numeric: true },
      ]}
      rows={promises.map((one) => ({
        who: one.organisation,
        kind: `${one.kind === 'grant' ? 'Grant' : 'Contract'}, ${streamName(one.stream)}`,
        what: one.what,
        days: `${formatDate(one.from_on)} to ${formatDate(one.to_on)}`,
        pence: pounds(one.pence),
        paid: pounds(one.paid),
      }))}
    />
  )
}

/** Every grant as a 360Giving package. Not found while there is none, because a package without a grant is not valid. */
export const grantsAsData = raw({
  method: 'GET',
  path: '/transparency/360giving',
  access: 'everyone',
  audit: open,
  async answer({ tx }) {
    const data = threeSixtyGiving(await publicPromises(tx), await namesIn(tx), streamName)
    found(data.grants[0])
    return attachment(JSON.stringify(data, null, 2), 'grants-360giving.json', 'application/json')
  },
})
