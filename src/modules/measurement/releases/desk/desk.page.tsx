import type { Shown } from '#platform/http'
import { type CalendarDate, formatDateTime, formatDayAndDate } from '#platform/time'
import { Button, Heading, NextStep, Table, Tag, WarningText } from '#platform/ui'
import type { Announced } from '../calendar/calendar.queries.ts'
import type { ReleaseRequest } from '../prepare/requests.queries.ts'
import { isWithdrawn, momentOf, namesOf, quarterInWords, stateOf, type Version, wasPublished } from '../release.ts'
import { stateWords } from './state-words.ts'
import { atTheDesk } from './version-of.ts'

interface DeskProps {
  today: CalendarDate
  versions: readonly Version[]
  dates: readonly Announced[]
  /** The quarter that ended last. */
  latestQuarter: string
  /** What was asked to be prepared last. */
  request: ReleaseRequest | undefined
}

const lastWords = (version: Version) => {
  const last = version.moments.at(-1)
  return last ? `${formatDateTime(last.at)}, ${last.by_name}` : ''
}

/** What the program is at, or why it gave up what was asked for last. */
function Asked({ period, asked_at, asked_by_name, ended_at, said }: ReleaseRequest) {
  const { title } = namesOf(period)
  if (ended_at === null)
    return (
      <NextStep actions={<Button href="/statistics/national">Look again</Button>}>
        {title} is being counted, protected and attacked: asked for by {asked_by_name}, {formatDateTime(asked_at)}. It
        may take minutes; it goes on without you.
      </NextStep>
    )
  return said === null ? null : (
    <WarningText>
      {title}, asked for by {asked_by_name}, {formatDateTime(asked_at)}, was not prepared. {said}
    </WarningText>
  )
}

function Next({ versions, latestQuarter }: DeskProps) {
  const begun = versions.find(({ period }) => period === latestQuarter)
  const way = versions.find((version) => !wasPublished(version) && !isWithdrawn(version))
  if (way !== undefined)
    return (
      <NextStep actions={<Button href={atTheDesk(way.id)}>Go on with it</Button>}>
        {way.title}, version {way.number}, is under way: {stateWords[stateOf(way)].text.toLowerCase()}.
      </NextStep>
    )
  if (begun !== undefined)
    return (
      <NextStep>
        Nothing waits for you. The release to the end of {quarterInWords(latestQuarter).split(' to ')[1]} is out.
      </NextStep>
    )
  return (
    <NextStep actions={<Button href="/statistics/national/prepare">Prepare the release</Button>}>
      The quarter {quarterInWords(latestQuarter)} is over, and its release is not begun.
    </NextStep>
  )
}

const columns = [
  { key: 'title', text: 'Release' },
  { key: 'version', text: 'Version', numeric: true },
  { key: 'state', text: 'State' },
  { key: 'last', text: 'Last done' },
]

const rowOf = (version: Version) => ({
  title: <a href={atTheDesk(version.id)}>{version.title}</a>,
  version: version.number,
  state: <Tag tone={stateWords[stateOf(version)].tone}>{stateWords[stateOf(version)].text}</Tag>,
  last: lastWords(version),
})

/** The desk of those who make the statistics: what is under way, what is out, which days are announced. */
export function deskPage(desk: DeskProps): Shown {
  const { versions, dates, today, request } = desk
  const underWay = versions.filter((version) => !wasPublished(version) && !isWithdrawn(version))
  const rest = versions.filter((version) => !underWay.includes(version))
  const out = new Set(versions.filter(wasPublished).map(({ period }) => period))
  const coming = dates.filter(({ period, on_date }) => on_date >= today && !out.has(period))
  return {
    title: 'National statistics',
    wide: true,
    main: (
      <>
        <Heading sub="Counted, protected, checked, approved by a second analyst, and out at half past nine. No figure here leads to a person.">
          National statistics
        </Heading>
        {request && <Asked {...request} />}
        {request?.ended_at !== null && <Next {...desk} />}
        <h2>Under way</h2>
        <Table
          caption={`Under way: ${underWay.length}`}
          hideCaption
          dense
          columns={columns}
          rows={underWay.map(rowOf)}
          empty={
            <p>
              {request?.ended_at === null
                ? 'The one that was asked for comes here when it is counted.'
                : 'No release is under way. Prepare one when a quarter is over.'}
            </p>
          }
        />
        <h2>Published and withdrawn</h2>
        <Table
          caption={`Published and withdrawn: ${rest.length}`}
          hideCaption
          dense
          columns={columns}
          rows={rest.map(rowOf)}
          empty={<p>Nothing is published yet.</p>}
        />
        <h2>Days announced and still to come</h2>
        <Table
          caption={`Days announced and still to come: ${coming.length}`}
          hideCaption
          dense
          columns={[
            { key: 'period', text: 'Quarter' },
            { key: 'on', text: 'Day' },
            { key: 'announced', text: 'Announced' },
          ]}
          rows={coming.map(({ period, on_date, announced_at }) => ({
            period: quarterInWords(period),
            on: formatDayAndDate(on_date),
            announced: formatDateTime(announced_at),
          }))}
          empty={<p>No day is announced. The public calendar is empty until one is.</p>}
        />
        <p>
          <a href="/statistics/national/dates">Announce a day</a> · <a href="/statistics">What the public sees</a> ·{' '}
          <a href="/statistics/definitions">Definitions</a>
        </p>
      </>
    ),
  }
}

/** When a version comes or came out, in a few words. */
export const whenOut = (version: Version): string => {
  const at = momentOf(version, 'scheduled')?.for_moment
  if (!at) return 'No day yet'
  return wasPublished(version) ? formatDateTime(at) : `${formatDateTime(at)}, if nothing stops it`
}
