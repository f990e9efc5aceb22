import type { Shown } from '#platform/http'
import { dateInLondon, formatDate, formatDateTime } from '#platform/time'
import { Heading, InsetText, Notification, SummaryList } from '#platform/ui'
import { momentOf, publishedOn, stateOf, type Version, wasPublished } from '../release.ts'
import { ofPart } from '../words/passage.ts'
import type { ReleaseProps } from './release-props.ts'
import { Achieved, ByArea, FollowUps, HowMuchIsHidden, Reach } from './sections.tsx'

const contents = [
  ['main-points', 'Main points'],
  ['who-we-reach', 'Who we reach'],
  ['what-they-achieved', 'What they achieved'],
  ['follow-ups', 'Still in work'],
  ['by-area', 'By area'],
  ['downloads', 'Download the data'],
  ['notes', 'Symbols and notes'],
  ['about', 'About these statistics'],
] as const

function WhatBecameOfIt({ version, versions }: ReleaseProps) {
  const latest = versions.find((other) => momentOf(other, 'withdrawn') === undefined)
  if (stateOf(version) === 'amended' && latest !== undefined && latest.number > version.number)
    return (
      <Notification kind="warning" title="A later version is out">
        <p>
          {latest.change_note} <a href={`/statistics/releases/${version.slug}`}>Read version {latest.number}</a>.
        </p>
      </Notification>
    )
  if (version.change_note === null) return null
  return (
    <InsetText>
      <p>
        <strong>What changed in version {version.number}:</strong> {version.change_note}
      </p>
    </InsetText>
  )
}

/** A table's formats, and what describes them. */
function Files({ tables, filesAt, version }: ReleaseProps) {
  if (filesAt === undefined) return <p>Files come out with the release.</p>
  return (
    <>
      <p>
        <a href={`${filesAt}/${version.slug}.xlsx`}>All tables in one workbook (XLSX)</a>, with a cover, contents and
        notes, a table a sheet.
      </p>
      <ul>
        {tables.map(({ name, title }) => (
          <li key={name}>
            {title}:{' '}
            <a href={`${filesAt}/${name}.csv`}>
              CSV<span class="visually-hidden">, {title}</span>
            </a>
            ,{' '}
            <a href={`${filesAt}/${name}.csv-metadata.json`}>
              description for machines<span class="visually-hidden">, {title}</span>
            </a>
          </li>
        ))}
      </ul>
      <p class="nwd-sub">
        Programs can read the same figures from <code>/api/v1/statistics/releases/{version.slug}</code>, described in{' '}
        <a href="/api/v1/openapi.json">the API’s own words</a>.
      </p>
    </>
  )
}

function Notes({ passages }: ReleaseProps) {
  return (
    <SummaryList
      dense
      rows={ofPart(passages, 'footnote').map(({ heading, words }) => ({ key: heading ?? '', value: words }))}
    />
  )
}

function About({ version, versions, readers, passages }: ReleaseProps) {
  const methodology = ofPart(passages, 'methodology')
  return (
    <>
      <p>
        Ask {version.contact_name}, <a href={`mailto:${version.contact_email}`}>{version.contact_email}</a>. Counted by
        version {version.definitions_version} of <a href="/statistics/definitions">the definitions</a>, and described by
        version {version.methodology_version} of the methodology, below.
      </p>
      {version.revisions_note && (
        <p>
          <strong>Why earlier figures changed:</strong> {version.revisions_note}
        </p>
      )}
      <h3>Versions of this release</h3>
      <ul>
        {versions.map((each) => (
          <li key={each.id}>
            {wasPublished(each) ? (
              <a href={`/statistics/releases/${each.slug}/versions/${each.number}`}>Version {each.number}</a>
            ) : (
              `Version ${each.number}, not published`
            )}
            {wasPublished(each) && `, ${formatDateTime(momentOf(each, 'scheduled')?.for_moment ?? each.prepared_at)}`}
            {each.change_note && `: ${each.change_note}`}
            {stateOf(each) === 'withdrawn' && ' (withdrawn)'}
          </li>
        ))}
      </ul>
      <h3>Who could read it early</h3>
      {readers.length === 0 ? (
        <p>Nobody outside the team that made it saw these figures before they were published.</p>
      ) : (
        <>
          <p>In the 24 hours before publication these could read it, to be ready to answer questions:</p>
          <ul>
            {readers.map(({ id, name, job_title, organisation }) => (
              <li key={id}>
                {name}, {job_title}, {organisation}
              </li>
            ))}
          </ul>
        </>
      )}
      <details class="ds_details">
        <summary class="ds_details__summary">Methodology, version {version.methodology_version}</summary>
        <div class="ds_details__text">
          {methodology.map(({ heading, words }) => (
            <section key={heading}>
              <h3>{heading}</h3>
              <p>{words}</p>
            </section>
          ))}
        </div>
      </details>
    </>
  )
}

function Contents() {
  return (
    <nav aria-label="On this page">
      <ul class="nwd-sub">
        {contents.map(([id, text]) => (
          <li key={id}>
            <a href={`#${id}`}>{text}</a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

/** A release as everybody reads it: the same page for the public, for the analyst's preview and for who reads it early. */
export function releasePage(release: ReleaseProps): Shown {
  const { version, passages } = release
  const out = publishedOn(version)
  const from = momentOf(version, 'scheduled')?.for_moment
  const when = out
    ? `Published at 9:30am on ${formatDate(out)}`
    : from
      ? `To be published at 9:30am on ${formatDate(dateInLondon(from))}`
      : 'Not published'
  return {
    title: version.title,
    wide: true,
    back: release.back,
    main: (
      <>
        {release.notice}
        <Heading
          sub={`Official statistics in development · edition ${version.edition}, version ${version.number} · ${when} · people registered to ${formatDate(version.as_at)}`}
        >
          {version.title}
        </Heading>
        <WhatBecameOfIt {...release} />
        <Contents />
        <h2 id="main-points">Main points</h2>
        <ul>
          {ofPart(passages, 'main_point').map(({ position, words }) => (
            <li key={position}>{words}</li>
          ))}
        </ul>
        <HowMuchIsHidden {...release} />
        <h2 id="who-we-reach">Who we reach</h2>
        <Reach {...release} />
        <h2 id="what-they-achieved">What they achieved</h2>
        <Achieved {...release} />
        <h2 id="follow-ups">Still in work</h2>
        <FollowUps {...release} />
        <h2 id="by-area">By area</h2>
        <ByArea {...release} />
        <h2 id="downloads">Download the data</h2>
        <Files {...release} />
        <h2 id="notes">Symbols and notes</h2>
        <Notes {...release} />
        <h2 id="about">About these statistics</h2>
        <About {...release} />
      </>
    ),
  }
}

/** What is left to see of a version that was withdrawn: that it was, when and why. */
export function withdrawnPage(version: Version, versions: readonly Version[]): Shown {
  const withdrawn = momentOf(version, 'withdrawn')
  const other = versions.find((each) => momentOf(each, 'withdrawn') === undefined)
  return {
    title: version.title,
    back: { href: '/statistics', text: 'Statistics' },
    main: (
      <>
        <Heading sub={withdrawn && `Withdrawn on ${formatDate(dateInLondon(withdrawn.at))}`}>{version.title}</Heading>
        <Notification kind="warning" title="These statistics were withdrawn">
          <p>{withdrawn?.note}</p>
        </Notification>
        <p>
          Please do not use figures from version {version.number}. Questions: {version.contact_name},{' '}
          <a href={`mailto:${version.contact_email}`}>{version.contact_email}</a>.
        </p>
        {other && (
          <p>
            <a href={`/statistics/releases/${other.slug}/versions/${other.number}`}>Read version {other.number}</a>.
          </p>
        )}
      </>
    ),
  }
}
