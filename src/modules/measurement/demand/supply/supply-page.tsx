import { Bars } from '#platform/charts'
import type { Shown } from '#platform/http'
import { formatDate } from '#platform/time'
import { Button, Heading, SearchForm, Table } from '#platform/ui'
import { ReportTabs } from '../../dashboards/report-tabs.tsx'
import { definitionHref } from '../../definitions/definition-href.ts'
import { groupInWords, groups, needInWords, type Place } from '../people-in.ts'
import { StretchSelect } from '../stretch-select.tsx'
import type { Supplied } from './asked.ts'
import type { Balance } from './supply.queries.ts'
import type { WaitingNow } from './waiting.ts'

const title = 'Demand and supply'
const many = (count: number) => count.toLocaleString('en-GB')
const districtsShown = 15

/** What people need beside what there is, and who waits. */
export function supplyPage({ place, today, within, needs, waiting }: Supplied & { place: string }): Shown {
  const by = (place: Place) => waiting.filter((one) => one.by === place)
  const districts = by('district')
  return {
    title,
    wide: true,
    main: (
      <>
        <Heading
          sub={`${place} · people referred or assessed ${formatDate(within.from)} to ${formatDate(within.to)} · not protected for publication`}
        >
          {title}
        </Heading>
        <ReportTabs at="/reports/supply" />
        {needs.length > 0 && <p class="ds_lead">{leadOf(needs)}</p>}
        <SearchForm action="/reports/supply" label="Choose the time">
          <StretchSelect today={today} value={within} />
          <Button small kind="secondary">
            Show
          </Button>
        </SearchForm>
        {needs.length === 0 ? (
          <p class="nwd-empty">Nobody was referred or assessed in this time. Needs appear with the first referral.</p>
        ) : (
          <>
            <Needs needs={needs} />
            <h2>People for each service</h2>
            <Bars
              title="People for each service"
              measure="People for each service"
              format={(value) => value.toFixed(1)}
              bars={needs.map(({ need, people, services }) => ({
                label: needInWords(need),
                value: services === undefined || services.services === 0 ? null : people / services.services,
                note: services === undefined ? 'the directory has no such heading' : 'no service',
              }))}
            />
            <p class="nwd-sub">
              Each person once a need; a person has several. A service may take one person or a hundred: entries do not
              say, and the usual wait is what was observed. What it means:{' '}
              <a href={definitionHref('demand_and_supply', '/reports/definitions')}>demand and supply</a>
            </p>
          </>
        )}
        <h2>Who waits for a yes</h2>
        <Waiting
          caption={`By postcode district${districts.length > districtsShown ? `: the ${districtsShown} with most` : ''}`}
          rows={districts.slice(0, districtsShown)}
        />
        {waiting.length > 0 && (
          <>
            <Waiting caption="By town or country" rows={by('urban_rural')} />
            <Waiting caption="By group" rows={groups.flatMap((group) => waiting.filter((one) => one.by === group))} />
          </>
        )}
        <p>
          Download: <a href={`/reports/supply/figures?in=${within.name}`}>demand, supply and who waits (XLSX)</a>
        </p>
      </>
    ),
  }
}

function leadOf(needs: readonly Balance[]): string {
  const [most] = needs
  const none = needs.filter(({ services }) => services?.services === 0)
  const first =
    most === undefined
      ? ''
      : `Most often needed: ${needInWords(most.need).toLowerCase()} (${many(most.people)} ${most.people === 1 ? 'person' : 'people'}).`
  const missing =
    none.length === 0
      ? 'For every need there is at least one service in the directory.'
      : `The directory has no service for ${none.map(({ need }) => needInWords(need).toLowerCase()).join('; ')}.`
  return `${first} ${missing}`
}

const wait = ({ services }: Balance) => {
  if (services === undefined || services.services === 0) return ''
  if (services.shortest === null || services.longest === null) return 'not known yet'
  const days =
    services.shortest === services.longest ? services.shortest : `${services.shortest} to ${services.longest}`
  return `${days} days`
}

const Needs = ({ needs }: { needs: readonly Balance[] }) => (
  <Table
    caption="Needs, those of most people first"
    dense
    columns={[
      { key: 'need', text: 'Need' },
      { key: 'people', text: 'People', numeric: true },
      { key: 'referred', text: 'By referral', numeric: true },
      { key: 'assessed', text: 'By assessment', numeric: true },
      { key: 'waiting', text: 'Waiting for a yes', numeric: true },
      { key: 'services', text: 'Services', numeric: true },
      { key: 'wait', text: 'Usual wait, observed', numeric: true },
    ]}
    rows={needs.map((one) => ({
      need: needInWords(one.need),
      people: many(one.people),
      referred: many(one.referred),
      assessed: many(one.assessed),
      waiting: many(one.waiting),
      services:
        one.services === undefined ? (
          'no heading'
        ) : (
          <a href={`/support?need=${one.services.support_need}`}>{many(one.services.services)}</a>
        ),
      wait: wait(one),
    }))}
  />
)

const Waiting = ({ caption, rows }: { caption: string; rows: readonly WaitingNow[] }) => (
  <Table
    caption={caption}
    dense
    columns={[
      { key: 'of', text: 'Of' },
      { key: 'people', text: 'Waiting', numeric: true },
      { key: 'half', text: 'Half for, working days or more', numeric: true },
      { key: 'longest', text: 'Longest', numeric: true },
    ]}
    rows={rows.map((one) => ({
      of: groupInWords(one),
      people: (
        <a href={`/reports/supply/people?by=${one.by}&of=${encodeURIComponent(one.value)}`}>{many(one.people)}</a>
      ),
      half: many(one.half),
      longest: many(one.longest),
    }))}
    empty={<p>Nobody waits: somebody has said yes to every open referral.</p>}
  />
)
