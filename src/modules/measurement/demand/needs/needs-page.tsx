import { StackedBars } from '#platform/charts'
import type { Shown } from '#platform/http'
import { referenceText } from '#platform/reference'
import { type CalendarDate, formatDate } from '#platform/time'
import { Button, Heading, SearchForm, Select, Table } from '#platform/ui'
import { ReportTabs } from '../../dashboards/report-tabs.tsx'
import { definitionHref } from '../../definitions/definition-href.ts'
import { groupInWords, groupOptions, needInWords, placeInWords, places, placeTitles } from '../people-in.ts'
import { StretchSelect } from '../stretch-select.tsx'
import type { Needs } from './asked.ts'
import { byNeed, byReason, gapsByPlace } from './gaps.ts'
import type { Became } from './needs.queries.ts'

const title = 'What was asked for'
const many = (count: number) => count.toLocaleString('en-GB')
const shown = 20

const parts = [
  { key: 'taken', text: 'Somebody said yes', look: 'full' },
  { key: 'waiting', text: 'Waiting for a yes', look: 'mid' },
  { key: 'not_taken', text: 'Ended without a yes', look: 'dark' },
] as const

interface Props extends Omit<Needs, 'area'> {
  place: string
  today: CalendarDate
}

/** What people were referred for, whether anybody said yes, and why not: by need and by where they live. */
export function needsPage(props: Props): Shown {
  const { place, today, within, by, group, asked, referrals } = props
  const all = referrals.taken + referrals.waiting + referrals.not_taken
  const query = `place=${by}&in=${within.name}&group=${group === undefined ? '' : `${group.by}:${encodeURIComponent(group.value)}`}`
  return {
    title,
    wide: true,
    main: (
      <>
        <Heading
          sub={`${place} · referrals sent ${formatDate(within.from)} to ${formatDate(within.to)} · not protected for publication`}
        >
          {title}
        </Heading>
        <ReportTabs at="/reports/needs" />
        {all > 0 && <p class="ds_lead">{leadOf(referrals, group && groupInWords(group))}</p>}
        <SearchForm action="/reports/needs" label="Choose what to look at">
          <Select
            name="place"
            label="Where, by"
            value={by}
            options={places.map((value) => ({ value, text: placeTitles[value] }))}
          />
          <Select
            name="group"
            label="Of whom"
            value={group === undefined ? '' : `${group.by}:${group.value}`}
            options={[{ value: '', text: 'Everybody' }, ...groupOptions]}
          />
          <StretchSelect today={today} value={within} />
          <Button small kind="secondary">
            Show
          </Button>
        </SearchForm>
        {all === 0 ? (
          <p class="nwd-empty">Nobody was referred in this time, or nobody of this group. Choose another.</p>
        ) : (
          <>
            <StackedBars
              title="What was asked for, and what came of it"
              parts={parts}
              bars={byNeed(asked).map(({ need, became }) => ({ label: needInWords(need), counts: became }))}
            />
            <Gaps {...props} query={query} />
            <Reasons asked={asked} />
            <p class="nwd-sub">
              A referral counts for each need it names, so needs are never added up. What it means:{' '}
              <a href={definitionHref('not_met', '/reports/definitions')}>asked for and not taken</a>. Whether there is
              a service at all: <a href={`/reports/supply?in=${within.name}`}>demand and supply</a>.
            </p>
            <p>
              Download: <a href={`/reports/needs/figures?${query}`}>needs, gaps by place and reasons (XLSX)</a>
            </p>
          </>
        )}
      </>
    ),
  }
}

function leadOf({ taken, waiting, not_taken }: Readonly<Record<Became, number>>, group: string | undefined): string {
  const all = taken + waiting + not_taken
  return `Of ${many(all)} ${all === 1 ? 'referral' : 'referrals'}${group === undefined ? '' : ` (${group.toLowerCase()})`}, somebody said yes to ${many(taken)}; ${many(waiting)} ${waiting === 1 ? 'waits' : 'wait'} for a yes, ${many(not_taken)} ended without.`
}

function Gaps({ asked, by, query }: Pick<Props, 'asked' | 'by'> & { query: string }) {
  const gaps = gapsByPlace(asked)
  const people = (need: string, place: string, became: Became, count: number) =>
    count === 0 ? (
      '0'
    ) : (
      <a href={`/reports/needs/people?need=${need}&where=${encodeURIComponent(place)}&became=${became}&${query}`}>
        {many(count)}
      </a>
    )
  return (
    <>
      <h2>Where it was not met</h2>
      <Table
        caption={`Needs by ${placeTitles[by].toLowerCase()}, those that ended without a yes first${gaps.length > shown ? `: ${shown} of ${gaps.length}` : ''}`}
        dense
        columns={[
          { key: 'need', text: 'Need' },
          { key: 'place', text: placeTitles[by], nowrap: true },
          { key: 'asked', text: 'Asked for', numeric: true },
          { key: 'not', text: 'Ended without a yes', numeric: true },
          { key: 'share', text: '% of those decided', numeric: true },
          { key: 'waiting', text: 'Waiting', numeric: true },
          { key: 'why', text: 'Declined most often because' },
        ]}
        rows={gaps.slice(0, shown).map(({ need, place, asked: all, became, share, interval, declined: [first] }) => ({
          need: needInWords(need),
          place: placeInWords(by, place),
          asked: many(all),
          not: people(need, place, 'not_taken', became.not_taken),
          share:
            share === null || became.not_taken === 0
              ? ''
              : `${share.toFixed(0)} (${interval?.low.toFixed(0)} to ${interval?.high.toFixed(0)})`,
          waiting: people(need, place, 'waiting', became.waiting),
          why: first && `${referenceText('decline-reasons', first.reason)} (${first.times})`,
        }))}
        empty={<p>Somebody said yes to everything that was asked for.</p>}
      />
    </>
  )
}

function Reasons({ asked }: Pick<Props, 'asked'>) {
  return (
    <>
      <h2>Why it was declined</h2>
      <Table
        caption="Reasons for declining, by how often they were given for any need"
        hideCaption
        dense
        columns={[
          { key: 'reason', text: 'Reason' },
          { key: 'times', text: 'Needs declined', numeric: true },
          { key: 'needs', text: 'Most often for' },
        ]}
        rows={byReason(asked).map(({ reason, times, needs: most }) => ({
          reason: referenceText('decline-reasons', reason),
          times: many(times),
          needs: most.map(needInWords).join(', '),
        }))}
        empty={<p>Nothing was declined.</p>}
      />
    </>
  )
}
