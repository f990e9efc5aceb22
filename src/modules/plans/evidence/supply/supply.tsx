import {
  type AskedFor,
  askedFor,
  balance,
  demandFor,
  groupInWords,
  groups,
  needInWords,
  places,
  type Stretch,
  StretchSelect,
  servicesIn,
  stretchInWords,
  stretchOf,
} from '#modules/measurement'
import { StackedBars } from '#platform/charts'
import { page, type Visit } from '#platform/http'
import { Button, Heading, SearchForm, Select, Table } from '#platform/ui'
import { fewest } from '../../live/figures.queries.ts'
import { areaOf } from '../../plans.access.ts'
import { asAtInWords, evidenceDay } from '../evidence-day.ts'
import { backToEvidence, ownEvidence, planners } from '../evidence-home.tsx'
import { partInWords, protectParts } from '../protect-parts.ts'

const ways = [...places, ...groups] as const
type Way = (typeof ways)[number]
const wayTitles: Readonly<Record<Way, string>> = {
  district: 'Postcode district',
  urban_rural: 'Town or country',
  gender: 'Gender',
  age_band: 'Age',
  disabled: 'Disabled',
  ethnic_group: 'Ethnic group',
  parent: 'Parent',
}

export interface NeedShown {
  need: string
  /** Taken, waiting, not taken; null where fewer than five could be known by it. Their sum is shown nowhere. */
  parts: (number | null)[]
  /** What the directory has; null where it has no such heading. */
  services: number | null
}

/** Taken, waiting, and ended with nobody saying yes, of some rows together. */
export const partsOf = (rows: readonly AskedFor[]): [number, number, number] => [
  rows.reduce((sum, { became }) => sum + became.taken, 0),
  rows.reduce((sum, { became }) => sum + became.waiting, 0),
  rows.reduce((sum, { became }) => sum + became.not_taken, 0),
]

/** Each need with what came of it, small numbers hidden, the most asked for first. Not said is no need. */
export function needsShown(asked: readonly AskedFor[], services: ReadonlyMap<string, number | null>): NeedShown[] {
  return [...Map.groupBy(asked, ({ need }) => need)]
    .filter(([need]) => need !== 'not_said')
    .map(([need, rows]) => ({
      need,
      whole: partsOf(rows).reduce((sum, one) => sum + one, 0),
      parts: partsOf(rows).map((count) => (count > 0 && count < fewest ? null : count)),
      services: services.get(need) ?? null,
    }))
    .sort((one, other) => other.whole - one.whole || (one.need < other.need ? -1 : 1))
    .map(({ whole: _, ...shown }) => shown)
}

/** One need by place or group: each column by itself hides small numbers, and a column whose whole is hidden is not shown at all. */
export function byWay(
  rows: readonly AskedFor[],
  whole: readonly (number | null)[],
): { value: string; parts: (number | null)[] }[] {
  const values = [...new Set(rows.map(({ place }) => place))].sort()
  const counts = [0, 1, 2].map((at) => {
    const of = values.map((value) => partsOf(rows.filter(({ place }) => place === value))[at] ?? 0)
    return whole[at] === null ? of.map(() => null) : protectParts(of).parts
  })
  return values.map((value, at) => ({ value, parts: counts.map((column) => column[at] ?? null) }))
}

/** What was asked for and what there is, of an area in a time. */
export async function supplyAndDemand(
  visit: Pick<Visit, 'statistics' | 'today'>,
  area: string,
  within: Stretch,
  by: Way = 'district',
) {
  const asked = { area, as_at: evidenceDay(visit.today), within }
  return visit.statistics(async (stats) => {
    const rows = await askedFor(stats, { ...asked, by })
    const demand = balance(await demandFor(stats, asked), await servicesIn(stats, asked))
    const services = new Map(
      demand.map((one) => [one.need, one.services?.services ?? (one.services === undefined ? null : 0)]),
    )
    return { rows: rows.asked, demand, services }
  })
}

/** Supply and demand: what people ask for, what comes of it and what there is; one need by place or by group. */
export const supplyPage = page({
  path: '/evidence/supply',
  access: planners,
  audit: ownEvidence,
  async show(visit) {
    const { viewer, url } = visit
    const today = evidenceDay(visit.today)
    const within = stretchOf(url, today)
    const by = ways.find((one) => one === url.searchParams.get('by')) ?? 'district'
    const { rows, services } = await supplyAndDemand(visit, areaOf(viewer), within, by)
    const needs = needsShown(rows, services)
    const chosen = needs.find(({ need }) => need === url.searchParams.get('need')) ?? needs[0]
    const none = needs.filter((one) => one.services === 0)
    return {
      title: 'Supply and demand',
      wide: true,
      back: backToEvidence,
      main: (
        <>
          <Heading
            sub={`Referrals sent: ${stretchInWords(within, today).toLowerCase()}, ${asAtInWords(today)}. Numbers by which fewer than 5 people could be known are hidden.`}
          >
            Supply and demand
          </Heading>
          {needs.length > 0 && (
            <p class="ds_lead">
              {none.length === 0
                ? 'For every need that was asked for, the directory has at least one service.'
                : `Asked for, and the directory has no service: ${none.map(({ need }) => needInWords(need).toLowerCase()).join('; ')}.`}
            </p>
          )}
          <SearchForm action="/evidence/supply" label="Choose the time, a need and a breakdown">
            <StretchSelect today={today} value={within} />
            <Select
              name="need"
              label="Need"
              value={chosen?.need ?? ''}
              options={needs.map(({ need }) => ({ value: need, text: needInWords(need) }))}
            />
            <Select
              name="by"
              label="By"
              value={by}
              options={ways.map((way) => ({ value: way, text: wayTitles[way] }))}
            />
            <Button small kind="secondary">
              Show
            </Button>
          </SearchForm>
          <Table
            caption="Needs, those asked for most first"
            dense
            columns={[
              { key: 'need', text: 'Need' },
              ...columns,
              { key: 'services', text: 'Services there are', numeric: true },
            ]}
            rows={needs.map(({ need, parts, services: there }) => ({
              need: needInWords(need),
              ...cells(parts),
              services: there === null ? 'no heading' : <a href="/support">{there}</a>,
            }))}
            empty={<p>Nobody was referred in this time. Needs appear with the first referral.</p>}
          />
          {needs.some(({ parts }) => parts.every((part) => part !== null)) && (
            <StackedBars
              title="What came of what was asked for"
              parts={[
                { key: 'taken', text: 'Met', look: 'full' },
                { key: 'waiting', text: 'Waiting', look: 'pale' },
                { key: 'not_taken', text: 'Nobody said yes', look: 'dark' },
              ]}
              bars={needs
                .filter(({ parts }) => parts.every((part) => part !== null))
                .map(({ need, parts: [taken, waiting, notTaken] }) => ({
                  label: needInWords(need),
                  counts: { taken: taken ?? 0, waiting: waiting ?? 0, not_taken: notTaken ?? 0 },
                }))}
            />
          )}
          {chosen !== undefined && <ByWay {...{ by, chosen, rows: rows.filter(({ need }) => need === chosen.need) }} />}
        </>
      ),
    }
  },
})

/** One need by place or group; places in which everything is hidden are counted and not listed. */
function ByWay({ by, chosen, rows }: { by: Way; chosen: NeedShown; rows: readonly AskedFor[] }) {
  const all = byWay(rows, chosen.parts)
  const told = all.filter(({ parts }) => parts.some((part) => part !== null && part > 0))
  return (
    <>
      <Table
        caption={`${needInWords(chosen.need)}, by ${wayTitles[by].toLowerCase()}`}
        dense
        columns={[{ key: 'value', text: wayTitles[by] }, ...columns]}
        rows={told.map(({ value, parts }) => ({ value: groupInWords({ by, value }), ...cells(parts) }))}
        empty={<p>{`${needInWords(chosen.need)}, by ${wayTitles[by].toLowerCase()}: too few to show anything.`}</p>}
      />
      {told.length > 0 && told.length < all.length && (
        <p class="nwd-sub">{`In ${all.length - told.length} more, too few to show.`}</p>
      )}
    </>
  )
}

const columns = [
  { key: 'taken', text: 'Met: somebody said yes', numeric: true },
  { key: 'waiting', text: 'Waiting', numeric: true },
  { key: 'not_taken', text: 'Nobody said yes', numeric: true },
] as const

const cells = ([taken = null, waiting = null, notTaken = null]: readonly (number | null)[]) => ({
  taken: partInWords(taken),
  waiting: partInWords(waiting),
  not_taken: partInWords(notTaken),
})
