import { fullName } from '#modules/people'
import { page } from '#platform/http'
import { referenceText } from '#platform/reference'
import { type CalendarDate, dateInLondon, formatDayAndDate, formatShortDate, formatTime } from '#platform/time'
import { Button, ButtonGroup, Columns, Count, Heading, Side, Table } from '#platform/ui'
import { readers, workers } from '../journeys.access.ts'
import { type Enrolment, takingPart } from './enrolments.queries.ts'
import { type Group, inPounds } from './groups.queries.ts'
import { roomWords } from './list-groups.tsx'
import { loadGroup, runs } from './load-group.ts'
import { type Session, sessionsOf } from './sessions.queries.ts'

const unseen = (seen: number, all: number) =>
  seen === all ? null : (
    <p class="nwd-sub">
      {all - seen} more {all - seen === 1 ? 'is' : 'are'} known to their own workers and to whoever runs the group.
    </p>
  )

function People({ group, people }: { group: Group; people: readonly Enrolment[] }) {
  const placed = people.filter(({ placed_at }) => placed_at !== null)
  const waiting = people.filter(({ placed_at }) => placed_at === null)
  const name = (one: Enrolment) => <a href={`/people/${one.person_id}`}>{fullName(one)}</a>
  const change = (one: Enrolment, words: string) => (
    <a href={`/groups/${group.id}/people/${one.id}`}>
      {words}
      <span class="visually-hidden">: {fullName(one)}</span>
    </a>
  )
  return (
    <>
      <h2>
        Who takes part <Count>{group.taken}</Count>
      </h2>
      <Table
        caption="Who takes part"
        hideCaption
        dense
        stack
        columns={[
          { key: 'name', text: 'Person' },
          { key: 'came', text: 'Came' },
          { key: 'by', text: 'Brought by' },
          { key: 'do', text: 'Do', acts: true },
        ]}
        rows={placed.map((one) => ({
          name: name(one),
          came: one.marked === 0 ? 'nothing marked yet' : `${one.came} of ${one.marked}`,
          by: one.asked_by_name,
          do: change(one, 'Leaves'),
        }))}
        empty={<p>{group.taken === 0 ? 'Nobody yet.' : 'Nobody whom you see.'}</p>}
      />
      {unseen(placed.length, group.taken)}
      {group.waiting > 0 && (
        <>
          <h2>
            Who waits for a place <Count>{group.waiting}</Count>
          </h2>
          <Table
            caption="Who waits for a place, in the order they asked"
            hideCaption
            dense
            stack
            columns={[
              { key: 'name', text: 'Person' },
              { key: 'since', text: 'Since' },
              { key: 'by', text: 'Brought by' },
              { key: 'do', text: 'Do', acts: true },
            ]}
            rows={waiting.map((one) => ({
              name: name(one),
              since: formatShortDate(dateInLondon(one.asked_at)),
              by: one.asked_by_name,
              do: change(one, group.taken < group.capacity ? 'Give a place' : 'No longer waits'),
            }))}
            empty={<p>Nobody whom you see.</p>}
          />
          {unseen(waiting.length, group.waiting)}
        </>
      )}
    </>
  )
}

function standing(one: Session, today: CalendarDate): string {
  if (one.cancelled_at !== null)
    return `Called off: ${referenceText('appointment-reasons', one.cancelled_reason ?? 'other').toLowerCase()}`
  if (one.on_date > today) return 'to come'
  return one.marked === 0 ? 'register empty' : `${one.came} came, ${one.marked} of ${one.expected} marked`
}

function Sessions({ sessions, own, today }: { sessions: readonly Session[]; own: boolean; today: CalendarDate }) {
  return (
    <>
      <h2>
        Sessions <Count>{sessions.length}</Count>
      </h2>
      <Table
        caption="Sessions, the latest first"
        hideCaption
        dense
        stack
        columns={[
          { key: 'when', text: 'When' },
          { key: 'place', text: 'Where' },
          { key: 'cost', text: 'Cost', numeric: true },
          ...(own ? [{ key: 'register', text: 'Register' }] : []),
          ...(own ? [{ key: 'do', text: 'Do', acts: true }] : []),
        ]}
        rows={sessions.map((one) => {
          const when = `${formatDayAndDate(one.on_date)}, ${formatTime(one.at_time)}`
          const at = `/groups/${one.cohort_id}/sessions/${one.id}`
          return {
            when,
            place: one.place,
            cost: one.cancelled_at === null ? inPounds(one.cost_pence) : '',
            register: standing(one, today),
            do:
              one.cancelled_at !== null ? (
                ''
              ) : one.on_date <= today ? (
                <a href={`${at}/register`}>
                  Register<span class="visually-hidden">: {when}</span>
                </a>
              ) : (
                <a href={`${at}/change`}>
                  Move or call off<span class="visually-hidden">: {when}</span>
                </a>
              ),
          }
        })}
        empty={<p>No session is planned.</p>}
      />
    </>
  )
}

/** A group: its sessions, who takes part and who waits, as far as the viewer sees them, and what it costs. */
export const groupRoute = page({
  path: '/groups/:group',
  access: readers,
  audit: 'journeys.group.viewed',
  async show(visit) {
    const { tx, viewer, today } = visit
    const group = await loadGroup(visit)
    const people = await takingPart(tx, group.id)
    const sessions = await sessionsOf(tx, group.id)
    await visit.record({ subject: { kind: 'group', id: group.id }, detail: { people: people.length } })
    const own = runs(viewer, group)
    const at = `/groups/${group.id}`
    const held = sessions.filter(({ cancelled_at, on_date }) => cancelled_at === null && on_date <= today)
    const cost = held.reduce((sum, { cost_pence }) => sum + cost_pence, 0)
    const came = held.reduce((sum, one) => sum + one.came, 0)
    const goesOn = group.ended_at === null
    return {
      title: group.name,
      wide: true,
      back: { href: '/groups', text: 'Groups' },
      main: (
        <>
          <Heading sub={goesOn ? roomWords(group) : 'This group has ended.'}>{group.name}</Heading>
          {group.about !== null && <p>{group.about}</p>}
          {goesOn && workers.some((role) => role === viewer.role) && (
            <ButtonGroup>
              <Button href={`${at}/enrol`}>Bring people</Button>
              {own && <a href={`${at}/sessions/new`}>Plan sessions</a>}
              {own && <a href={`${at}/change`}>Change the group</a>}
              {own && <a href={`${at}/end`}>End it</a>}
            </ButtonGroup>
          )}
          <Columns
            side={
              <Side
                label="About"
                heading
                items={[
                  { term: 'Kind of support', detail: referenceText('interventions', group.intervention) },
                  { term: 'Run by', detail: group.organisation },
                  { term: 'Led by', detail: group.led_by_name },
                  { term: 'Meets at', detail: group.place },
                  { term: 'Fund', detail: referenceText('funding-streams', group.stream) },
                  { term: 'A session costs', detail: inPounds(group.session_cost_pence) },
                  ...(own
                    ? [
                        {
                          term: 'So far',
                          detail: `${held.length} ${held.length === 1 ? 'session' : 'sessions'}, ${inPounds(cost)}${came === 0 ? '' : `; ${inPounds(Math.round(cost / came))} for each time somebody came`}`,
                        },
                      ]
                    : []),
                ]}
              />
            }
          >
            <Sessions sessions={sessions} own={own} today={today} />
            <People group={group} people={people} />
          </Columns>
        </>
      ),
    }
  },
})
