import { DotsWithIntervals } from '#platform/charts'
import type { Shown } from '#platform/http'
import { formatDate } from '#platform/time'
import { Button, Heading, SearchForm, Select } from '#platform/ui'
import { wilson } from '../../intervals.ts'
import { measureEntry } from '../../measures.ts'
import { type Figure, figureIn } from '../../releases/figure.ts'
import type { Version } from '../../releases/release.ts'
import type { StatisticsRow } from '../../statistics.ts'
import { ShareSelect } from '../choosing.tsx'
import type { Share } from '../progress/asked.ts'
import { What } from '../progress/sections.tsx'
import { ReportTabs } from '../report-tabs.tsx'
import { Context, type NeedOfAreas } from './context.tsx'

const title = 'Areas of Scotland side by side'
const percent = (value: number) => `${value.toFixed(1)}%`

interface AreasProps {
  of: Share
  /** The release that was last published: protected, so that anybody may see every area. */
  release: { version: Version; figures: readonly Figure[] } | undefined
  areas: ReadonlyMap<string, string>
  /** The viewer's own area as it is today, not protected. */
  own: { name: string; row: StatisticsRow | undefined } | undefined
  /** Who lives in each area, by imported tables. */
  context: { population: NeedOfAreas; unemployed: NeedOfAreas }
  /** By name, or beside areas of about as many people; never by the figure. */
  order: 'name' | 'size'
}

const intervalOf = (row: StatisticsRow | undefined) => (row?.count == null ? null : wilson(row.count, row.denominator))

/** Why an area has no dot. */
function noteOf(row: StatisticsRow | undefined): string {
  if (row === undefined) return 'no records'
  if (row.status === 'suppressed') return 'too few to show'
  return row.status === 'too_early' ? 'too early' : 'nobody is due yet'
}

/** Each area with its interval and Scotland as a line, by name or by size and never by the figure; under it, what to read it beside. */
export function areasPage({ of, release, areas, own, context, order }: AreasProps): Shown {
  const measure = measureEntry(of).title
  const look = figureIn(release?.figures ?? [])
  const scotland = look(of, 'all')
  const size = (code: string) => (order === 'size' ? (context.population.get(code)?.people ?? 0) : 0)
  const inOrder = [...areas].sort(([a, one], [b, other]) => size(b) - size(a) || one.localeCompare(other, 'en-GB'))
  const mine = own?.row
  const ends = intervalOf(mine)
  return {
    title,
    wide: true,
    main: (
      <>
        <Heading
          sub={
            release === undefined
              ? 'Published figures, protected'
              : `As published in ${release.version.title}, to ${formatDate(release.version.as_at)}, protected · not a league table`
          }
        >
          {title}
        </Heading>
        <ReportTabs at="/reports/areas" national={own === undefined} />
        {mine?.rate != null && ends !== null && (
          <p class="ds_lead">
            {own?.name} today: {percent(mine.rate)}, and by chance alone anything from {percent(ends.low)} to{' '}
            {percent(ends.high)}.{scotland?.rate != null && ` Scotland, as published: ${percent(scotland.rate)}.`}
          </p>
        )}
        <SearchForm action="/reports/areas" label="Choose what to compare">
          <ShareSelect label="What to compare" value={of} />
          <Select
            name="order"
            label="In the order of"
            value={order}
            options={[
              { value: 'name', text: 'The alphabet' },
              { value: 'size', text: 'How many live there' },
            ]}
          />
          <Button small kind="secondary">
            Show
          </Button>
        </SearchForm>
        {release === undefined ? (
          <p class="nwd-empty">No statistics have been published yet. Areas appear here with the first release.</p>
        ) : (
          <>
            <DotsWithIntervals
              title={`${measure}, by area`}
              measure={measure}
              from={0}
              to={100}
              format={percent}
              line={scotland?.rate == null ? undefined : { at: scotland.rate, label: 'Scotland' }}
              rows={inOrder.map(([code, name]) => {
                const row = look(of, 'all', 'area', code)
                const interval = intervalOf(row)
                return {
                  label: name,
                  value: row?.rate ?? null,
                  low: interval?.low,
                  high: interval?.high,
                  note: noteOf(row),
                }
              })}
            />
            <p class="nwd-sub">
              Areas differ in whom they support, in their jobs and in how long they have sent records. Where a bar
              reaches the line, the area is no different from Scotland as far as anybody can tell.
            </p>
            <What of={[of]} />
            <Context {...context} areas={inOrder} started={(code) => look('started', 'all', 'area', code)} />
          </>
        )}
      </>
    ),
  }
}
