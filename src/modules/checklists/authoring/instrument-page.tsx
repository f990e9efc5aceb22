import type { Viewer } from '#platform/access'
import { found, page } from '#platform/http'
import { formatDate } from '#platform/time'
import { Heading, NextStep, SummaryList, Table } from '#platform/ui'
import { type Instrument, type Section, statementsOf } from '../instruments/instrument.ts'
import { selectOptionalInstrument } from '../instruments/instruments.queries.ts'
import { type InTheWay, inTheWay } from './check.ts'
import { mayAuthor, type VersionSeen, versionsSeen } from './drafts.queries.ts'
import { StateTag } from './instruments-page.tsx'
import { authors, instrumentAt, shown } from './load-draft.ts'

const partOf = (at: string, { part }: InTheWay) =>
  part === 'scale' ? `${at}/scale` : part === 'sections' ? `${at}/sections/new` : `${at}/sections/${part}`

function DraftStep({ draft, at }: { draft: Instrument; at: string }) {
  const problems = inTheWay(draft)
  return (
    <>
      <NextStep
        actions={
          problems.length === 0 ? (
            <>
              <a class="ds_button" href={`${at}/publish`}>
                Publish it
              </a>
              <a href={`${at}/discard`}>Give up the draft</a>
            </>
          ) : (
            <>
              <a class="ds_button" href={`${at}/sections/new`}>
                Add a section
              </a>
              <a href={`${at}/discard`}>Give up the draft</a>
            </>
          )
        }
      >
        {problems.length === 0
          ? 'Nothing stands in the way: look at the preview, then publish it.'
          : problems.length === 1
            ? 'One thing must be put right before it can be published.'
            : `${problems.length} things must be put right before it can be published.`}
      </NextStep>
      {problems.length > 0 && (
        <ul>
          {problems.map((problem) => (
            <li key={problem.message}>
              <a href={partOf(at, problem)}>{problem.message}</a>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

function PublishedStep({ instrument, at, viewer }: { instrument: Instrument; at: string; viewer: Viewer }) {
  const writes = mayAuthor(viewer, instrument)
  return (
    <NextStep
      actions={
        <>
          {writes && <a href={`${at}/next`}>Write the next version</a>}
          {writes && viewer.role === 'analyst' && <a href={`${at}/wording`}>Load the official wording</a>}
          {!writes && <a href="/checklists/instruments/new">Write one of our own from it</a>}
        </>
      }
    >
      It is published and never changes.
    </NextStep>
  )
}

function SectionShown({ instrument, section, at }: { instrument: Instrument; section: Section; at: string }) {
  const worded = section.statements.some(({ official }) => official !== null)
  const draft = instrument.published_at === null
  return (
    <section>
      <h3>
        {section.number}. {section.title}
      </h3>
      <p class="nwd-sub nwd-no-print">
        {draft && (
          <>
            <a href={`${at}/sections/${section.number}`}>
              Change<span class="visually-hidden"> section {section.number}</span>
            </a>
            {' · '}
          </>
        )}
        <a href={`${at}/preview/${section.number}`}>
          Preview<span class="visually-hidden"> section {section.number}</span>
        </a>
      </p>
      <Table
        caption={`Statements of ${section.title}`}
        hideCaption
        dense
        columns={[
          { key: 'item', text: 'Number' },
          ...(worded ? [{ key: 'official', text: 'Official wording' }] : []),
          { key: 'own', text: worded ? 'Our own words' : 'Statement' },
        ]}
        rows={section.statements.map(({ item, official, own_words }) => ({
          item,
          official: official ?? 'Not loaded: our own words are shown',
          own: own_words,
        }))}
        empty={<p>No statement yet.</p>}
      />
    </section>
  )
}

function Facts({ instrument, version, at }: { instrument: Instrument; version: VersionSeen; at: string }) {
  const draft = instrument.published_at === null
  const change = (to: string) => (draft ? { actions: [{ href: `${at}/${to}`, text: 'Change' }] } : {})
  const worded = statementsOf(instrument).filter(({ official }) => official !== null).length
  return (
    <SummaryList
      dense
      rows={[
        { key: 'State', value: <StateTag version={version} /> },
        { key: 'Purpose', value: instrument.about, ...(instrument.number === 1 ? change('about') : {}) },
        {
          key: 'Scale',
          value: instrument.scale
            .map(({ label, stands }) => (stands === 'beside' ? `${label} (beside the scale)` : label))
            .join(' · '),
          ...change('scale'),
        },
        {
          key: 'Comment boxes',
          value: instrument.boxes.map(({ asks }) => asks).join(' · ') || 'None',
          ...change('scale'),
        },
        ...(draft
          ? []
          : [
              { key: 'Holds from', value: formatDate(instrument.holds_from) },
              { key: 'Statements from', value: instrument.source },
              {
                key: 'Official wording',
                value: worded === 0 ? 'Not loaded' : `${worded} of ${version.statements} statements`,
              },
            ]),
      ]}
    />
  )
}

/** A version of an instrument: what it asks, and what is to be done with it. */
export const instrumentPage = page({
  path: '/checklists/instruments/:version',
  access: authors,
  audit: shown,
  async show({ tx, viewer, parameters }) {
    const instrument = found(await selectOptionalInstrument(tx, parameters.version))
    const version = found((await versionsSeen(tx)).find(({ version_id }) => version_id === instrument.version_id))
    const at = instrumentAt(instrument.version_id)
    const draft = instrument.published_at === null
    return {
      title: instrument.title.slice(0, 60),
      wide: true,
      back: { href: '/checklists/instruments', text: 'Checklists and their questions' },
      main: (
        <>
          <Heading
            sub={`Version ${instrument.number} · ${version.statements} statements in ${version.sections} sections`}
          >
            {instrument.title}
          </Heading>
          {draft ? <DraftStep draft={instrument} at={at} /> : <PublishedStep {...{ instrument, at, viewer }} />}
          <Facts {...{ instrument, version, at }} />
          <h2>Sections</h2>
          {draft && (
            <p class="nwd-no-print">
              <a href={`${at}/sections/new`}>Add a section</a>
              {instrument.sections.length > 1 && (
                <>
                  {' · '}
                  <a href={`${at}/sections/order`}>Put the sections in another order</a>
                </>
              )}
            </p>
          )}
          {instrument.sections.length === 0 && <p class="nwd-empty">There is no section yet. Add the first one.</p>}
          {instrument.sections.map((section) => (
            <SectionShown key={section.number} {...{ instrument, section, at }} />
          ))}
        </>
      ),
    }
  },
})
