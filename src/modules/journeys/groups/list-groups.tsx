import { page } from '#platform/http'
import { referenceText } from '#platform/reference'
import { type CalendarDate, formatDayAndDate, formatTime } from '#platform/time'
import { Button, Count, Heading, Table } from '#platform/ui'
import { readers, workers } from '../journeys.access.ts'
import { type Group, groupsThatGoOn, placesFree } from './groups.queries.ts'
import { type LedSession, sessionsLedNow } from './sessions.queries.ts'

/** Room in a group, in words. */
export function roomWords(group: Pick<Group, 'capacity' | 'taken' | 'waiting'>): string {
  const free = placesFree(group)
  const room = free === 0 ? 'Full' : `${free} of ${group.capacity} free`
  return group.waiting === 0 ? room : `${room}; ${group.waiting} ${group.waiting === 1 ? 'waits' : 'wait'}`
}

const when = (on: Parameters<typeof formatDayAndDate>[0], at: string) => `${formatDayAndDate(on)}, ${formatTime(at)}`

function Led({ sessions, title, today }: { sessions: readonly LedSession[]; title: string; today: CalendarDate }) {
  return (
    <section>
      <h2>
        {title} <Count>{sessions.length}</Count>
      </h2>
      <Table
        caption={title}
        hideCaption
        dense
        stack
        columns={[
          { key: 'when', text: 'When', nowrap: true },
          { key: 'group', text: 'Group' },
          { key: 'place', text: 'Where' },
          { key: 'register', text: 'Register' },
          { key: 'do', text: 'Do', acts: true },
        ]}
        rows={sessions.map((one) => ({
          when: when(one.on_date, one.at_time),
          group: <a href={`/groups/${one.cohort_id}`}>{one.group}</a>,
          place: one.place,
          register: one.on_date > today ? `${one.expected} to come` : `${one.marked} of ${one.expected} marked`,
          do: one.on_date <= today && (
            <a href={`/groups/${one.cohort_id}/sessions/${one.id}/register`}>
              Fill in the register<span class="visually-hidden">: {one.group}</span>
            </a>
          ),
        }))}
        empty={<p>None.</p>}
      />
    </section>
  )
}

/** The groups of the area, with room for whom; before them, what the viewer leads this week. */
export const groupsRoute = page({
  path: '/groups',
  access: readers,
  audit: 'journeys.groups.listed',
  async show({ tx, viewer, today, record }) {
    const all = await groupsThatGoOn(tx, today)
    const { week, open } = await sessionsLedNow(tx, viewer.user_id, today)
    await record({ detail: { rows: all.length } })
    const writes = workers.some((role) => role === viewer.role)
    const before = open.filter(({ id }) => !week.some((one) => one.id === id))
    return {
      title: 'Groups',
      wide: true,
      main: (
        <>
          <Heading sub={all.length === 1 ? '1 group goes on in the area.' : `${all.length} groups go on in the area.`}>
            Groups
          </Heading>
          {writes && <Button href="/groups/new">Make a group</Button>}
          {before.length > 0 && <Led sessions={before} title="Registers that are not full" today={today} />}
          {week.length > 0 && <Led sessions={week} title="My sessions this week" today={today} />}
          <h2>All groups</h2>
          <Table
            caption="Groups, what meets soonest first"
            hideCaption
            dense
            stack
            columns={[
              { key: 'name', text: 'Group' },
              { key: 'kind', text: 'Kind of support' },
              { key: 'by', text: 'Run by' },
              { key: 'next', text: 'Meets next' },
              { key: 'room', text: 'Places' },
            ]}
            rows={all.map((group) => ({
              name: <a href={`/groups/${group.id}`}>{group.name}</a>,
              kind: referenceText('interventions', group.intervention),
              by: `${group.organisation}: ${group.led_by_name}`,
              next: group.next_on === null ? 'no session planned' : when(group.next_on, group.next_at ?? ''),
              room: roomWords(group),
            }))}
            empty={
              <p>No group goes on. {writes ? 'Make one, and colleagues of every partner can bring people.' : ''}</p>
            }
          />
        </>
      ),
    }
  },
})
