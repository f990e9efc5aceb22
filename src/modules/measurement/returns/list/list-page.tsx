import type { Shown } from '#platform/http'
import { type CalendarDate, formatDate, formatDateTime, periodOf, quarter } from '#platform/time'
import { Button, Heading, NextStep, Table, Tag } from '#platform/ui'
import { QualityTable } from '../quality/quality-table.tsx'
import { type Line, scoreOf, toMend } from '../quality/score.ts'
import type { Return, State } from '../return.ts'
import { inPeople, inPercent, stateTags } from '../words.ts'

export interface Listed {
  it: Return
  state: State
}

interface ListProps {
  area: string
  today: CalendarDate
  /** The last quarter that has ended, and the return signed for its last day, if any. */
  due: { quarter: string; as_at: CalendarDate; signed: boolean }
  returns: readonly Listed[]
  people: number
  lines: readonly Line[]
}

/** An area's returns: the one thing to do, how this quarter stands today, and every return there is. */
export const listPage = (props: ListProps): Shown => ({
  title: 'Quarterly returns',
  wide: true,
  main: (
    <>
      <Heading
        sub={`${props.area} · computed from your partnership’s records: nothing is typed again · a return can be prepared on any day`}
      >
        Quarterly returns
      </Heading>
      <WhatToDo {...props} />
      <h2>Every return</h2>
      <Table
        caption="Every return"
        hideCaption
        dense
        stack
        columns={[
          { key: 'quarter', text: 'Quarter' },
          { key: 'as_at', text: 'As at', nowrap: true },
          { key: 'version', text: 'Version', numeric: true },
          { key: 'people', text: 'People', numeric: true },
          { key: 'state', text: 'State' },
          { key: 'signed', text: 'Signed' },
        ]}
        rows={props.returns.map(({ it, state }) => ({
          quarter: <a href={`/returns/${it.id}`}>{it.quarter}</a>,
          as_at: formatDate(it.as_at),
          version: it.version,
          people: it.people.toLocaleString('en-GB'),
          state: <Tag tone={stateTags[state].tone}>{stateTags[state].text}</Tag>,
          signed: it.signature === null ? '' : `${it.signature.name}, ${formatDateTime(it.signature.signed_at)}`,
        }))}
        empty={
          <p>No return has been frozen yet. Freeze the first when a quarter has ended, or on any day to try it.</p>
        }
      />
      <SoFar {...props} />
    </>
  ),
})

function WhatToDo({ returns, due }: ListProps) {
  const waiting = returns.find(
    ({ state }) => state === 'to explain' || state === 'ready to sign' || state === 'stopped',
  )
  if (waiting !== undefined) {
    const { it, state } = waiting
    const words = {
      'to explain': 'is frozen, and something in it is to be explained before it can be signed',
      'ready to sign': 'is ready to be signed',
      stopped: 'has an error that stops it: mend the records and freeze it again',
    }[state === 'signed' || state === 'set aside' ? 'ready to sign' : state]
    return (
      <NextStep actions={<Button href={`/returns/${it.id}`}>Open it</Button>}>
        The return for <strong>{it.quarter}</strong> as at {formatDate(it.as_at)} {words}.
      </NextStep>
    )
  }
  if (!due.signed)
    return (
      <NextStep actions={<Button href="/returns/freeze">Freeze a return</Button>}>
        <strong>{due.quarter}</strong> ended on {formatDate(due.as_at)} and its return is not made yet.
      </NextStep>
    )
  return (
    <NextStep actions={<Button href="/returns/mend">See what to mend</Button>}>
      The return for {due.quarter} is signed. What is mended now is right in the next.
    </NextStep>
  )
}

function SoFar({ today, people, lines }: ListProps) {
  const missing = lines.reduce((sum, line) => sum + toMend(line), 0)
  return (
    <>
      <h2>If it were frozen today</h2>
      {people === 0 ? (
        <p class="nwd-empty">Nobody has been registered yet. The return fills itself with the first registration.</p>
      ) : (
        <>
          <p>
            {inPeople(people)}. <strong>{inPercent(scoreOf(lines))}</strong> of what should be known of them is settled;{' '}
            {missing === 0 ? 'nothing is' : `${missing.toLocaleString('en-GB')} answers are`} missing. {quarter(today)}{' '}
            ends on {formatDate(periodOf(quarter(today)).to)}.
          </p>
          <QualityTable lines={lines} mend={(line) => <MendLink line={line} />} />
          <p>
            <a href="/returns/mend">Everything to mend, by person</a> · <a href="/returns/freeze">Freeze a return</a>
          </p>
        </>
      )}
    </>
  )
}

function MendLink({ line }: { line: Line }) {
  return (
    <a href={`/returns/mend?what=${line.code}`}>
      {toMend(line).toLocaleString('en-GB')} to mend<span class="visually-hidden">: {line.text}</span>
    </a>
  )
}
