import type { Shown } from '#platform/http'
import { formatDate, formatDateTime } from '#platform/time'
import { Button, ButtonGroup, Heading, NextStep, SummaryList, Table, Tag, Timeline } from '#platform/ui'
import type { Finding } from '../check/finding.ts'
import type { KeptFinding } from '../check/findings.queries.ts'
import { stateOf, type Version, wasPublished } from '../release.ts'
import { whenOut } from './desk.page.tsx'
import { stateWords } from './state-words.ts'
import { atTheDesk } from './version-of.ts'

interface ReaderAtTheDesk {
  id: string
  name: string
  job_title: string
  organisation: string
  sent_at: Date | null
  opened_at: Date | null
  looks: number | null
}

export interface VersionDeskProps {
  version: Version
  findings: readonly Finding[]
  kept: readonly KeptFinding[]
  readers: readonly ReaderAtTheDesk[]
  /** Whether whoever looks prepared it, and so may not approve it. */
  own: boolean
}

function Next({ version, findings, own }: VersionDeskProps) {
  const at = atTheDesk(version.id)
  const errors = findings.filter(({ kind }) => kind === 'error').length
  switch (stateOf(version)) {
    case 'prepared':
      return errors > 0 ? (
        <NextStep
          actions={
            <Button href={`${at}/withdraw`} kind="secondary">
              Set it aside
            </Button>
          }
        >
          {errors === 1 ? 'One thing stops' : `${errors} things stop`} this version. Mend what is wrong and prepare it
          again.
        </NextStep>
      ) : (
        <NextStep actions={<Button href={`${at}/check`}>Go through the checklist</Button>}>
          Figures are frozen and protected. The checklist comes next.
        </NextStep>
      )
    case 'checked':
      return own ? (
        <NextStep>You prepared this version, so another analyst approves it.</NextStep>
      ) : (
        <NextStep actions={<Button href={`${at}/approve`}>Approve it</Button>}>
          {version.prepared_by_name} prepared it and it is checked. Read the preview, then approve it.
        </NextStep>
      )
    case 'approved':
      return (
        <NextStep actions={<Button href={`${at}/schedule`}>Choose the day</Button>}>
          It is approved. Choose the day on which it comes out at 9:30am.
        </NextStep>
      )
    case 'scheduled':
      return (
        <NextStep
          actions={
            <Button href={`${at}/schedule`} kind="secondary">
              Change the day
            </Button>
          }
        >
          It comes out by itself: {whenOut(version)}. Early readers get their links 24 hours before.
        </NextStep>
      )
    case 'published':
      return (
        <NextStep
          actions={
            <ButtonGroup>
              <Button href={`${at}/amend`} kind="secondary">
                Amend it
              </Button>
              <Button href={`${at}/withdraw`} kind="secondary">
                Withdraw it
              </Button>
            </ButtonGroup>
          }
        >
          It is out. <a href={`/statistics/releases/${version.slug}`}>Read it as the public does</a>.
        </NextStep>
      )
    case 'amended':
      return <NextStep>A later version took its place. This one stays readable.</NextStep>
    default:
      return (
        <NextStep
          actions={
            wasPublished(version) && (
              <Button href={`${at}/amend`} kind="secondary">
                Prepare another version
              </Button>
            )
          }
        >
          It was withdrawn: {version.moments.at(-1)?.note}
        </NextStep>
      )
  }
}

const tones = { error: 'red', warning: 'yellow', passed: 'green' } as const
const words = { error: 'Error', warning: 'Warning', passed: 'In order' } as const

const howMany = (findings: readonly Finding[], kind: 'error' | 'warning') => {
  const many = findings.filter((finding) => finding.kind === kind).length
  return `${many} ${kind}${many === 1 ? '' : 's'}`
}

/** The checklist: errors, warnings with their reasons, and what is in order. */
export function Checklist({ findings, kept }: { findings: readonly Finding[]; kept: readonly KeptFinding[] }) {
  const reasons = new Map(kept.map(({ code, reason }) => [code, reason]))
  return (
    <Table
      caption={`Checklist: ${howMany(findings, 'error')}, ${howMany(findings, 'warning')}`}
      dense
      columns={[
        { key: 'kind', text: 'Outcome' },
        { key: 'words', text: 'What was looked at' },
        { key: 'reason', text: 'Why it may go out' },
      ]}
      rows={findings.map(({ code, kind, words: said }) => ({
        kind: <Tag tone={tones[kind]}>{words[kind]}</Tag>,
        words: said,
        reason: kind === 'warning' ? (reasons.get(code) ?? 'No reason given yet') : '',
      }))}
    />
  )
}

function EarlyReaders({ version, readers }: VersionDeskProps) {
  const open = !wasPublished(version) && stateOf(version) !== 'withdrawn'
  return (
    <>
      <h2>Who may read it in the 24 hours before</h2>
      <Table
        caption={`Who may read it in the 24 hours before: ${readers.length}`}
        hideCaption
        dense
        columns={[
          { key: 'name', text: 'Name' },
          { key: 'as', text: 'Role and organisation' },
          { key: 'link', text: 'Link' },
          { key: 'looks', text: 'Looks', numeric: true },
          ...(open ? [{ key: 'remove', text: 'Change' }] : []),
        ]}
        rows={readers.map(({ id, name, job_title, organisation, sent_at, opened_at, looks }) => ({
          name,
          as: `${job_title}, ${organisation}`,
          link: opened_at
            ? `Used ${formatDateTime(opened_at)}`
            : sent_at
              ? `Sent ${formatDateTime(sent_at)}`
              : 'Not sent yet',
          looks: looks ?? 0,
          remove: (
            <a href={`${atTheDesk(version.id)}/early-readers/${id}/remove`}>
              Take off<span class="visually-hidden"> {name}</span>
            </a>
          ),
        }))}
        empty={<p>Nobody. The list is published with the release, and may be empty.</p>}
      />
      {open && (
        <p>
          <a href={`${atTheDesk(version.id)}/early-readers`}>Put somebody on the list</a>
        </p>
      )}
    </>
  )
}

/** One version on the desk: what to do next, the checklist, who may read it early, and what has happened. */
export function versionDeskPage(desk: VersionDeskProps): Shown {
  const { version, findings, kept } = desk
  const state = stateWords[stateOf(version)]
  const live = !wasPublished(version) && stateOf(version) !== 'withdrawn'
  return {
    title: `Version ${version.number}, figures to ${formatDate(version.as_at)}`,
    wide: true,
    back: { href: '/statistics/national', text: 'National statistics' },
    main: (
      <>
        <Heading
          sub={
            <>
              <Tag tone={state.tone}>{state.text}</Tag> Version {version.number}, edition {version.edition} · figures to{' '}
              {formatDate(version.as_at)} · {whenOut(version)} ·{' '}
              <a href={`${atTheDesk(version.id)}/preview`}>preview it as it will look</a>
            </>
          }
        >
          {version.title}
        </Heading>
        <Next {...desk} />
        <Checklist findings={findings} kept={kept} />
        <EarlyReaders {...desk} />
        <h2>About this version</h2>
        <SummaryList
          dense
          rows={[
            { key: 'Questions to', value: `${version.contact_name}, ${version.contact_email}` },
            { key: 'Definitions', value: `Version ${version.definitions_version}` },
            { key: 'What changed', value: version.change_note ?? 'It is the first version' },
            { key: 'Why earlier figures changed', value: version.revisions_note ?? 'No note' },
          ]}
        />
        <h2>What has happened</h2>
        <Timeline
          label="What has happened"
          items={version.moments.toReversed().map(({ state: done, at, by_name, note, for_moment }) => ({
            when: formatDateTime(at),
            datetime: at.toISOString(),
            what: `${done.slice(0, 1).toUpperCase()}${done.slice(1)}${for_moment ? ` for ${formatDateTime(for_moment)}` : ''}${note ? `: ${note}` : ''}`,
            by: by_name,
          }))}
        />
        {live && (
          <p>
            <a href={`${atTheDesk(version.id)}/withdraw`}>Set this version aside</a>
          </p>
        )}
      </>
    ),
  }
}
