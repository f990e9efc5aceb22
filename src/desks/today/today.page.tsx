import type { ComponentChildren } from 'preact'
import type { CalendarDate } from '#platform/time'
import { formatDayAndDate, formatShortDate } from '#platform/time'
import { Columns, Count, Late, Table } from '#platform/ui'
import type { WorkItem } from '#platform/work'
import type { Gathered, Placed } from './gather.ts'

const workingDays = (n: number) => `${n} working ${n === 1 ? 'day' : 'days'}`

function whenOf(item: WorkItem, today: CalendarDate): ComponentChildren {
  if (item.late_by !== undefined && item.late_by > 0) return <Late>{workingDays(item.late_by)}</Late>
  if (item.when !== undefined) return item.when
  if (item.due === today) return 'today'
  const date = item.due ?? item.since
  return date === undefined ? '' : formatShortDate(date)
}

/** What waits with somebody: the thing they are listed for, for whom it is done, and what else they need. */
function Waiting({ item }: { item: Placed }) {
  return (
    <>
      {item.waiting}
      {item.covering !== undefined && <span class="nwd-sub"> (covering for {item.covering})</span>}
      {item.also.map((other) => (
        <span key={other.href} class="nwd-also">
          also: <a href={other.href}>{other.waiting}</a>
        </span>
      ))}
    </>
  )
}

function WorkTable(props: { id: string; title: string; items: Placed[]; today: CalendarDate; when: string }) {
  const { id, title, items, today, when } = props
  return (
    <section class="nwd-work">
      <h2 id={id}>
        {title} <Count>{items.length}</Count>
      </h2>
      <Table
        caption={title}
        hideCaption
        dense
        stack
        columns={[
          { key: 'person', text: 'Person' },
          { key: 'waiting', text: 'What is waiting' },
          { key: 'when', text: when, nowrap: true },
          { key: 'do', text: 'Do', acts: true },
        ]}
        rows={items.map((item) => ({
          person: <a href={`/people/${item.person_id}`}>{item.name}</a>,
          waiting: <Waiting item={item} />,
          when: whenOf(item, today),
          do: (
            <a href={item.href}>
              {item.do}
              <span class="visually-hidden">: {item.name}</span>
            </a>
          ),
        }))}
      />
    </section>
  )
}

const needing = (people: number) =>
  people === 0 ? 'Nobody is waiting for you.' : `${people} ${people === 1 ? 'person needs' : 'people need'} you.`

const anchor = (key: string) => key.replaceAll(/[._]/g, '-')

/** The day in a line: how many of each, each a way down to its list. */
function AtAGlance({ parts }: { parts: readonly { id: string; title: string; many: number }[] }) {
  const there = parts.filter(({ many }) => many > 0)
  if (there.length < 2) return null
  return (
    <ul class="nwd-glance" aria-label="How many of each">
      {there.map(({ id, title, many }) => (
        <li key={id}>
          <a href={`#${id}`}>
            <strong>{many}</strong> {title}
          </a>
        </li>
      ))}
    </ul>
  )
}

/** The day: what is late, then list by list what is due, each person with the one thing to do. */
export function TodayPage({
  gathered,
  today,
  side,
}: {
  gathered: Gathered
  today: CalendarDate
  side: ComponentChildren
}) {
  const { overdue, lists, people } = gathered
  const empty = lists.filter(({ items }) => items.length === 0)
  return (
    <>
      <h1>Today, {formatDayAndDate(today)}</h1>
      <p class="nwd-sub">{needing(people)}</p>
      <AtAGlance
        parts={[
          { id: 'overdue', title: 'Overdue', many: overdue.length },
          ...lists.map(({ list, items }) => ({ id: anchor(list.key), title: list.title, many: items.length })),
        ]}
      />
      <Columns side={side}>
        {overdue.length > 0 && <WorkTable id="overdue" title="Overdue" items={overdue} today={today} when="Late by" />}
        {lists.map(
          ({ list, items }) =>
            items.length > 0 && (
              <WorkTable
                key={list.key}
                id={anchor(list.key)}
                title={list.title}
                items={items}
                today={today}
                when="When"
              />
            ),
        )}
        {empty.length > 0 && (
          <p class="nwd-sub">Nothing more in: {empty.map(({ list }) => list.title.toLowerCase()).join(', ')}.</p>
        )}
      </Columns>
    </>
  )
}
