import { type CalendarDate, formatDate } from '#platform/time'
import { Late, Table, Tag } from '#platform/ui'
import { ownerInWords } from '../members/owners.ts'
import { lateBy, stateWords, workingDays } from './action.ts'
import type { Action } from './actions.queries.ts'

interface ActionsTableProps {
  caption: string
  actions: readonly Action[]
  today: CalendarDate
  empty: string
}

/** Actions to act on: what, who has it, by when. */
export function ActionsTable({ caption, actions, today, empty }: ActionsTableProps) {
  return (
    <Table
      caption={caption}
      hideCaption
      dense
      stack
      empty={empty}
      columns={[
        { key: 'what', text: 'Action' },
        { key: 'who', text: 'Who has it' },
        { key: 'due', text: 'Due', nowrap: true },
      ]}
      rows={actions.map((action) => ({
        what: (
          <>
            <a href={`/partnership/actions/${action.id}`}>{action.words}</a>{' '}
            <span class="nwd-sub">Action {action.number}</span>
          </>
        ),
        who: ownerInWords(action),
        due: <Due action={action} today={today} />,
      }))}
    />
  )
}

/** When an action is due, and how late it is; or how it ended. */
export function Due({ action, today }: { action: Pick<Action, 'due_on' | 'state'>; today: CalendarDate }) {
  if (action.state !== 'open')
    return <Tag tone={action.state === 'done' ? 'green' : 'grey'}>{stateWords[action.state]}</Tag>
  const late = lateBy(action.due_on, today)
  return late > 0 ? <Late>{`${workingDays(late)} late`}</Late> : formatDate(action.due_on)
}
