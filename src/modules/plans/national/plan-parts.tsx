import { type CalendarDate, formatDate } from '#platform/time'
import { Late, Table, Tag, type TagTone } from '#platform/ui'
import type { Action } from './national.queries.ts'
import { isLate, type Need, type State, stateWords, waitingOf } from './standing.ts'

const tones: Record<State, TagTone> = {
  not_begun: 'grey',
  under_way: 'blue',
  held_up: 'orange',
  done: 'green',
  stopped: 'grey',
}

export const StateTag = ({ state }: { state: State }) => <Tag tone={tones[state]}>{stateWords[state]}</Tag>

export const byId = (actions: readonly Action[]): ReadonlyMap<string, Action> =>
  new Map(actions.map((action) => [action.action_id, action]))

/** The day an action is due, as it reads today. */
export const DueOn = ({ action, today }: { action: Action; today: CalendarDate }) =>
  isLate(action, today) ? (
    <Late>{`due since ${formatDate(action.due_on)}`}</Late>
  ) : (
    <span>{formatDate(action.due_on)}</span>
  )

interface WaitsForProps {
  action: Action
  all: ReadonlyMap<string, Action>
  needs: readonly Need[]
}

/** What an action still waits for, each by its number, and what cannot come right by itself. */
export function WaitsFor({ action, all, needs }: WaitsForProps) {
  const waiting = waitingOf(action, all, needs)
  return (
    <>
      {waiting.for.map((other, index) => (
        <span key={other.action_id}>
          {index > 0 && ', '}
          <a href={`/national-plan/actions/${other.action_id}`}>
            Action {other.number}
            <span class="visually-hidden">, needed by action {action.number}</span>
          </a>
          {waiting.never.includes(other) && <strong> (was stopped)</strong>}
          {waiting.tooLate.includes(other) && <strong> (due later)</strong>}
        </span>
      ))}
    </>
  )
}

interface ActionsTableProps extends Omit<WaitsForProps, 'action'> {
  caption: string
  actions: readonly Action[]
  today: CalendarDate
}

/** Actions, each with who answers for it, by when, how it stands and what it waits for. */
export function ActionsTable({ caption, actions, all, needs, today }: ActionsTableProps) {
  return (
    <Table
      caption={caption}
      hideCaption
      dense
      stack
      empty="No action yet."
      columns={[
        { key: 'action', text: 'Action' },
        { key: 'owner', text: 'Who answers for it' },
        { key: 'due', text: 'Due', nowrap: true },
        { key: 'state', text: 'How it stands', nowrap: true },
        { key: 'waits', text: 'Waits for' },
      ]}
      rows={actions.map((action) => ({
        action: (
          <>
            <a href={`/national-plan/actions/${action.action_id}`}>{action.words}</a>{' '}
            <span class="nwd-sub">Action {action.number}</span>
          </>
        ),
        owner: action.owner,
        due: <DueOn action={action} today={today} />,
        state: <StateTag state={action.state} />,
        waits: <WaitsFor action={action} all={all} needs={needs} />,
      }))}
    />
  )
}
