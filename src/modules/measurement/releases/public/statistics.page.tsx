import type { Shown } from '#platform/http'
import { type CalendarDate, formatDate, formatDayAndDate } from '#platform/time'
import { Heading, NextStep, Table } from '#platform/ui'
import type { Announced } from '../calendar/calendar.queries.ts'
import { publishedOn, quarterInWords, type Version } from '../release.ts'
import { ofPart, type Passage } from '../words/passage.ts'

interface StatisticsPageProps {
  latest: Version | undefined
  passages: readonly Passage[]
  /** The latest version of each release, newest first. */
  releases: readonly Version[]
  /** Days that are still to come. */
  coming: readonly Pick<Announced, 'period' | 'on_date' | 'reason'>[]
}

const day = (date: CalendarDate | undefined) => (date === undefined ? '' : formatDate(date))

function Latest({ latest, passages }: { latest: Version; passages: readonly Passage[] }) {
  return (
    <>
      <h2>
        <a href={`/statistics/releases/${latest.slug}`}>{latest.title}</a>
      </h2>
      <p class="nwd-sub">
        Published at 9:30am on {day(publishedOn(latest))} · version {latest.number}
      </p>
      <ul>
        {ofPart(passages, 'main_point').map(({ position, words }) => (
          <li key={position}>{words}</li>
        ))}
      </ul>
    </>
  )
}

/** The first page of the statistics: what the latest release says, when the next one comes, and where the rest is. */
export function statisticsPage({ latest, passages, releases, coming }: StatisticsPageProps): Shown {
  const next = coming[0]
  return {
    title: 'Statistics on employability support in Scotland',
    main: (
      <>
        <Heading sub="Official statistics in development, from the records of Scotland’s 32 local employability partnerships.">
          Statistics on employability support in Scotland
        </Heading>
        {latest === undefined ? (
          <p class="nwd-empty">
            Nothing is published yet.
            {next && ` The first release comes out at 9:30am on ${formatDayAndDate(next.on_date)}.`}
          </p>
        ) : (
          <Latest latest={latest} passages={passages} />
        )}
        {latest && next && (
          <NextStep>
            The next release, to the end of {quarterInWords(next.period).split(' to ')[1]}, comes out at 9:30am on{' '}
            {formatDayAndDate(next.on_date)}.
          </NextStep>
        )}
        {releases.length > 1 && (
          <Table
            caption="Earlier releases, newest first"
            columns={[
              { key: 'title', text: 'Release' },
              { key: 'on', text: 'Published', nowrap: true },
            ]}
            rows={releases.slice(1).map((version) => ({
              title: <a href={`/statistics/releases/${version.slug}`}>{version.title}</a>,
              on: day(publishedOn(version)),
            }))}
          />
        )}
        <h2>More</h2>
        <ul>
          <li>
            <a href="/statistics/calendar">Release calendar</a>: every day announced
          </li>
          <li>
            <a href="/statistics/methodology">Methodology</a>: what is counted, how good it is, how privacy is kept
          </li>
          <li>
            <a href="/statistics/definitions">Definitions</a>: what each figure means
          </li>
          <li>
            <a href="/statistics/figures">Scotland’s figures</a> of the latest release, as a file (CSV)
          </li>
          <li>
            <a href="/api/v1/openapi.json">Open data for programs</a>, without a key
          </li>
        </ul>
      </>
    ),
  }
}

/** When releases come out: those announced, then those that came. */
export function calendarPage({ releases, coming }: Pick<StatisticsPageProps, 'releases' | 'coming'>): Shown {
  return {
    title: 'Release calendar',
    back: { href: '/statistics', text: 'Statistics' },
    main: (
      <>
        <Heading sub="Statistics come out four times a year, at 9:30am. A day is announced at least four weeks before; if it must change, this page says why.">
          Release calendar
        </Heading>
        <h2>To come</h2>
        <Table
          caption={`To come: ${coming.length}`}
          hideCaption
          columns={[
            { key: 'what', text: 'Figures to the end of' },
            { key: 'on', text: 'Day' },
            { key: 'reason', text: 'If it changed, why' },
          ]}
          rows={coming.map(({ period, on_date, reason }) => ({
            what: quarterInWords(period).split(' to ')[1] ?? period,
            on: formatDayAndDate(on_date),
            reason: reason ?? '',
          }))}
          empty={<p>No day is announced yet. The next one will stand here.</p>}
        />
        <h2>Published</h2>
        <Table
          caption={`Published: ${releases.length}`}
          hideCaption
          columns={[
            { key: 'what', text: 'Release' },
            { key: 'on', text: 'Published' },
          ]}
          rows={releases.map((version) => ({
            what: <a href={`/statistics/releases/${version.slug}`}>{version.title}</a>,
            on: day(publishedOn(version)),
          }))}
          empty={<p>Nothing is published yet.</p>}
        />
      </>
    ),
  }
}

/** How the statistics are made, as it holds now; each release keeps the text that it was made by. */
export function methodologyPage(version: string, passages: readonly Passage[]): Shown {
  return {
    title: 'How these statistics are made',
    back: { href: '/statistics', text: 'Statistics' },
    main: (
      <>
        <Heading sub={`Version ${version}. Each release keeps the version that it was made by.`}>
          How these statistics are made
        </Heading>
        {passages.map(({ heading, words }) => (
          <section key={heading}>
            <h2>{heading}</h2>
            <p>{words}</p>
          </section>
        ))}
      </>
    ),
  }
}
