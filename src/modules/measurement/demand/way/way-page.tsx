import { StepMap } from '#platform/charts'
import type { Shown } from '#platform/http'
import { formatDate } from '#platform/time'
import { Button, Heading, SearchForm, Table } from '#platform/ui'
import { ReportTabs } from '../../dashboards/report-tabs.tsx'
import { definitionHref } from '../../definitions/definition-href.ts'
import { StretchSelect } from '../stretch-select.tsx'
import type { Ways } from './asked.ts'
import { fewestDrawn, type Way, type WayMap, wayStepInWords } from './ways.ts'

const title = 'The ways people went'
const many = (count: number) => count.toLocaleString('en-GB')
const within = (half: number | null) =>
  half === null ? '' : half === 0 ? ', half on the same day' : `, half within ${half} ${half === 1 ? 'day' : 'days'}`
const shown = 12

/** The map of what really happened between a referral and the end of support, then the whole ways. */
export function wayPage({ place, as_at: today, within: time, map, ways, rare }: Ways & { place: string }): Shown {
  const all = map.steps.find(({ step }) => step === 'sent')?.count ?? 0
  return {
    title,
    wide: true,
    main: (
      <>
        <Heading
          sub={`${place} · referrals sent ${formatDate(time.from)} to ${formatDate(time.to)} · not protected for publication`}
        >
          {title}
        </Heading>
        <ReportTabs at="/reports/ways" />
        {all > 0 && <p class="ds_lead">{leadOf(all, ways)}</p>}
        <SearchForm action="/reports/ways" label="Choose the time">
          <StretchSelect today={today} value={time} />
          <Button small kind="secondary">
            Show
          </Button>
        </SearchForm>
        {all === 0 ? (
          <p class="nwd-empty">Nobody was referred in this time. A map is drawn from the first referral on.</p>
        ) : (
          <>
            <StepMap
              title="Which step followed which"
              steps={map.steps.map(({ step, count }) => ({ key: step, label: wayStepInWords[step], count }))}
              flows={map.flows.map(({ from, to, of, half }) => ({
                from,
                to,
                count: of,
                says: `${many(of)}${within(half)}`,
              }))}
              quiet={quietOf(map)}
            />
            <p class="nwd-sub">
              Days are working days. What it means:{' '}
              <a href={definitionHref('ways_people_went', '/reports/definitions')}>the ways people went</a>
            </p>
            <There map={map} query={`in=${time.name}`} />
            <Whole ways={ways} rare={rare} />
            <p>
              Download: <a href={`/reports/ways/figures?in=${time.name}`}>step to step, and whole ways (XLSX)</a>
            </p>
          </>
        )}
      </>
    ),
  }
}

function leadOf(all: number, ways: readonly Way[]): string {
  const [most] = ways
  const first = `${many(all)} ${all === 1 ? 'referral' : 'referrals'}.`
  if (most === undefined) return `${first} No way was gone by ${fewestDrawn} or more of them.`
  return `${first} The way most often gone, by ${many(most.of)}: ${most.steps.map((step) => wayStepInWords[step].toLowerCase()).join(', ')}.`
}

const quietOf = ({ folded, here }: WayMap) => [
  ...folded.map(({ from, ways, count }) => ({
    from,
    says: `${ways === 1 ? 'One rare way' : `${ways} rare ways`}: ${many(count)}`,
  })),
  ...here.map(({ at, count }) => ({ from: at, says: `There still: ${many(count)}` })),
]

const There = ({ map, query }: { map: WayMap; query: string }) => (
  <>
    <h2>Where people are now</h2>
    <Table
      caption="The last step that each referral came to, where it is not an end"
      hideCaption
      dense
      columns={[
        { key: 'step', text: 'Last step' },
        { key: 'count', text: 'Referrals', numeric: true },
      ]}
      rows={map.here.map(({ at, count }) => ({
        step: wayStepInWords[at],
        count: <a href={`/reports/ways/people?from=${at}&${query}`}>{many(count)}</a>,
      }))}
      empty={<p>Every referral has come to an end.</p>}
    />
  </>
)

const Whole = ({ ways, rare }: Pick<Ways, 'ways' | 'rare'>) => (
  <>
    <h2>Whole ways</h2>
    <Table
      caption={`Ways from first step to last, those most often gone first${ways.length > shown ? `: ${shown} of ${ways.length}` : ''}`}
      hideCaption
      dense
      columns={[
        { key: 'way', text: 'Way' },
        { key: 'of', text: 'Referrals', numeric: true },
        { key: 'half', text: 'Half within, working days', numeric: true },
      ]}
      rows={[
        ...ways.slice(0, shown).map(({ steps, of, half }) => ({
          way: steps.map((step) => wayStepInWords[step]).join(' → '),
          of: many(of),
          half: half ?? '',
        })),
        ...(rare.ways === 0
          ? []
          : [
              {
                way: `${many(rare.ways)} ways that fewer than ${fewestDrawn} went`,
                of: many(rare.referrals),
                half: '',
              },
            ]),
      ]}
    />
  </>
)
