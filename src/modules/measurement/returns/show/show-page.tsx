import type { Shown } from '#platform/http'
import { referenceText } from '#platform/reference'
import { formatDate, formatDateTime } from '#platform/time'
import { Button, Details, Heading, NextStep, SummaryList, Table, Tag } from '#platform/ui'
import { QualityTable } from '../quality/quality-table.tsx'
import { scoreOf } from '../quality/score.ts'
import { type Return, stateOf, toExplain } from '../return.ts'
import { inPeople, inPercent, stateTags } from '../words.ts'
import { Differences, Figures } from './figures.tsx'
import type { ShowProps } from './show-props.ts'

/** One frozen return: where it stands, what was found, its figures, how much was known, its files and who signed it. */
export function showPage(props: ShowProps): Shown {
  const { it, findings } = props
  const state = stateTags[stateOf(it, findings)]
  return {
    title: `Return for ${it.quarter}`,
    back: { href: '/returns', text: 'Quarterly returns' },
    wide: true,
    main: (
      <>
        <Heading
          sub={`${referenceText('areas', it.area_id)} · as at ${formatDate(it.as_at)} · version ${it.version} · ${inPeople(it.people)} · frozen ${formatDateTime(it.frozen_at)} by ${it.frozen_by_name}`}
        >
          Return for {it.quarter}
        </Heading>
        <p>
          <Tag tone={state.tone}>{state.text}</Tag>
        </p>
        <WhatNow {...props} />
        <Found {...props} />
        <Differences {...props} />
        <h2>Figures</h2>
        <Figures figures={props.figures} quarter={it.quarter} href={`/returns/${it.id}/figures`} />
        <Files it={it} />
        <h2>How much was known</h2>
        <p>
          <strong>{inPercent(scoreOf(props.lines))}</strong> of what should be known was settled when it was frozen.
        </p>
        <Details summary="What was not known">
          <QualityTable lines={props.lines} />
        </Details>
      </>
    ),
  }
}

function WhatNow({ it, findings }: ShowProps) {
  const left = toExplain(findings).length
  switch (stateOf(it, findings)) {
    case 'ready to sign':
      return (
        <NextStep actions={<Button href={`/returns/${it.id}/sign`}>Sign the return</Button>}>
          Nothing is left to explain. Look it over, then sign it by name.
        </NextStep>
      )
    case 'to explain':
      return (
        <NextStep actions={<Button href={`/returns/${it.id}/explain`}>Explain</Button>}>
          {left === 1 ? 'One thing has' : `${left} things have`} to be explained before this return can be signed.
        </NextStep>
      )
    case 'stopped':
      return (
        <NextStep actions={<Button href="/returns/freeze">Freeze it again</Button>}>
          An error stops this return. <a href="/returns/mend">Mend the records</a>, then freeze the same day again.
        </NextStep>
      )
    case 'set aside':
      return (
        <NextStep>The same day was frozen again since. This version stays as it was, and cannot be signed.</NextStep>
      )
    default:
      return (
        <>
          <SummaryList
            rows={[
              { key: 'Signed by', value: `${it.signature?.name}, ${(it.signature?.role ?? '').replaceAll('_', ' ')}` },
              { key: 'When', value: it.signature === null ? '' : formatDateTime(it.signature.signed_at) },
              { key: 'Statement', value: it.signature?.statement },
            ]}
          />
          <p>
            Late news since? <a href="/returns/freeze">Freeze the same day again</a>: that makes a revision, and leaves
            this return as it is.
          </p>
        </>
      )
  }
}

const severities = { error: ['Error', 'red'], warning: ['Warning', 'yellow'] } as const

function Found({ it, findings }: ShowProps) {
  const checks = findings.flatMap((finding) =>
    finding.severity === 'difference' ? [] : [{ ...finding, severity: finding.severity }],
  )
  return (
    <>
      <h2>What the checks found</h2>
      <Table
        caption="What the checks found"
        hideCaption
        stack
        columns={[
          { key: 'words', text: 'Found' },
          { key: 'kind', text: 'Kind' },
          { key: 'why', text: 'Explanation' },
        ]}
        rows={checks.map(({ words, severity, explanation }) => ({
          words,
          kind: <Tag tone={severities[severity][1]}>{severities[severity][0]}</Tag>,
          why: explanation ?? (severity === 'error' ? 'To be mended in the records' : 'Not yet explained'),
        }))}
        empty={
          <p>
            Ranges and the order of dates: nothing was found.{' '}
            {it.compared_with === null
              ? 'No earlier return is signed, with which this one could be compared.'
              : 'Nor beside the last signed return.'}
          </p>
        }
      />
    </>
  )
}

function Files({ it }: { it: Return }) {
  const at = `/returns/${it.id}`
  return (
    <>
      <h2>Files</h2>
      <p>
        The person-level file has one row a person, under a key that stands for them: no name, no date of birth, no
        postcode, no National Insurance number. It is about people all the same: send it only where it is due. Each
        download is written down.
      </p>
      <SummaryList
        rows={[
          { key: 'Person-level file', value: <Links at={`${at}/people`} formats={['csv', 'xlsx']} /> },
          { key: 'Every figure', value: <Links at={`${at}/figures`} formats={['csv', 'xlsx']} /> },
          { key: 'Metadata', value: <a href={`${at}/metadata`}>JSON, with the signer and the fingerprint</a> },
          { key: 'Fingerprint', value: <code>{it.sha256}</code> },
          { key: 'Definitions', value: it.definitions },
        ]}
      />
      <p class="nwd-sub">
        The fingerprint is the SHA-256 of the person-level CSV file: whoever has the file can see that it is the one
        that was signed.
      </p>
    </>
  )
}

function Links({ at, formats }: { at: string; formats: readonly string[] }) {
  return (
    <>
      {formats.map((format, index) => (
        <span key={format}>
          {index > 0 && ', '}
          <a href={`${at}?format=${format}`}>{format.toUpperCase()}</a>
        </span>
      ))}
    </>
  )
}
