import type { ComponentChildren } from 'preact'
import type { CalendarDate } from '#platform/time'
import { formatDayAndDate, formatShortDate } from '#platform/time'
import { Columns, Count, Late, Table } from '#platform/ui'
import type { WorkItem } from '#platform/work'
import type { Gathered } from './gather.ts'

const workingDays = (n: number) => `${n} working ${n === 1 ? 'day' : 'days'}`

function whenOf(item: WorkItem, today: CalendarDate): ComponentChildren {
  if (item.late_by !== undefined && item.late_by > 0) return <Late>{workingDays(item.late_by)}</Late>
  if (item.when !== undefined) return item.when
  if (item.due === today) return 'today'
  const date = item.due ?? item.since
  return date === undefined ? '' : formatShortDate(date)
}

function WorkTable({
  title,
  items,
  today,
  when,
}: {
  title: string
  items: WorkItem[]
  today: CalendarDate
  when: string
}) {
  return (
    <section class="nwd-work">
      <h2>
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
          waiting: item.waiting,
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
      <Columns side={side}>
        {overdue.length > 0 && <WorkTable title="Overdue" items={overdue} today={today} when="Late by" />}
        {lists.map(
          ({ list, items }) =>
            items.length > 0 && <WorkTable key={list.key} title={list.title} items={items} today={today} when="When" />,
        )}
        {empty.length > 0 && (
          <p class="nwd-sub">Nothing more in: {empty.map(({ list }) => list.title.toLowerCase()).join(', ')}.</p>
        )}
      </Columns>
    </>
  )
}
