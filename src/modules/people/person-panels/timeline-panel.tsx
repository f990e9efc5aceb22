import type { VNode } from 'preact'
import { found, page, type Visit } from '#platform/http'
import { formatDateTime } from '#platform/time'
import { ListFile, Pagination, Tabs, Timeline } from '#platform/ui'
import { logKey } from '../access-explained/access-log.queries.ts'
import { callName, type Person, selectOptionalPerson } from '../people.queries.ts'
import { type TimelineLine, timelineLength, timelineOf } from '../timeline.ts'

const onThePage = 8
const onItsOwn = 30

/** What each room's lines are called in the filter. */
const rooms = [
  { room: undefined, text: 'Everything' },
  { room: 'referrals', text: 'Referrals' },
  { room: 'journeys', text: 'Support' },
  { room: 'outcomes', text: 'Work and learning' },
  { room: 'employers', text: 'Employers' },
  { room: 'people', text: 'Details and sharing' },
] as const

/** The latest of what has happened, across all partners, as far as the viewer may read, and a way to the rest by kind. */
export async function timelinePanel(visit: Pick<Visit, 'tx' | 'viewer'>, person: Person): Promise<VNode | null> {
  const lines = await timelineOf(visit.tx, person.id, { most: onThePage })
  const length = await timelineLength(visit.tx, person.id)
  const href = `/people/${person.id}/timeline`
  // The pages behind the lines are those of the people at work; the participant's own page shows the lines alone.
  const own = visit.viewer.role === 'participant'
  return (
    <section aria-labelledby="what-has-happened">
      <h2 id="what-has-happened">What has happened</h2>
      {lines.length === 0 ? <p>Nothing is written yet.</p> : <Lines lines={lines} plain={own} />}
      {length > lines.length && !own && (
        <p>
          <a href={href}>All {length.toLocaleString('en-GB')} lines</a>, or only{' '}
          {rooms.slice(1).map(({ room, text }, index) => (
            <span key={text}>
              {index > 0 && ', '}
              <a href={`${href}?kind=${room}`}>{text.toLowerCase()}</a>
            </span>
          ))}
        </p>
      )}
    </section>
  )
}

/** All that has happened to a person, newest first, by kind. */
export const timelinePage = page({
  path: '/people/:person/timeline',
  access: ['key_worker', 'team_lead', 'provider_worker', 'referrer', 'coordinator'],
  audit: 'people.timeline.viewed',
  async show(visit) {
    const person = found(await selectOptionalPerson(visit.tx, visit.parameters.person))
    const asked = visit.url.searchParams.get('kind')
    const room = rooms.find((one) => one.room === asked)?.room
    const before = logKey.read(visit.url.searchParams.get('before'))
    const most = visit.atOnce ?? onItsOwn
    const lines = await timelineOf(visit.tx, person.id, { most: most + 1, before, room })
    const total = await timelineLength(visit.tx, person.id, room)
    const shown = lines.slice(0, most)
    const last = lines.length > most ? shown.at(-1) : undefined
    await visit.record({ person_id: person.id })
    const path = visit.url.pathname
    const within = room === undefined ? '' : `&kind=${room}`
    const title = `What has happened to ${callName(person)}`
    const tabs = rooms.map((one) => ({
      href: one.room === undefined ? path : `${path}?kind=${one.room}`,
      text: one.text,
      current: one.room === room,
    }))
    return {
      title,
      back: { href: `/people/${person.id}`, text: callName(person) },
      main: (
        <>
          <h1>{title}</h1>
          <Tabs label="Kinds of lines" tabs={tabs}>
            {shown.length === 0 ? <p>Nothing of this kind is written yet.</p> : <Lines lines={shown} />}
            <ListFile caption={title} sheet={() => sheetOf(shown)} />
            <Pagination
              of="lines"
              showing={shown.length}
              total={total}
              next={last && `${path}?before=${logKey.write(last)}${within}`}
              previous={before && (room === undefined ? path : `${path}?kind=${room}`)}
            />
          </Tabs>
        </>
      ),
    }
  },
})

const sheetOf = (lines: readonly TimelineLine[]) => ({
  headings: ['When', 'What happened', 'By'],
  rows: lines.map((line) => [formatDateTime(line.at), line.words, line.by_name]),
})

function Lines({ lines, plain }: { lines: readonly TimelineLine[]; plain?: boolean | undefined }) {
  const items = lines.map((line) => ({
    when: formatDateTime(line.at),
    datetime: line.at.toISOString(),
    what: line.link === null || plain ? line.words : <a href={line.link}>{line.words}</a>,
    by: line.by_name ?? undefined,
  }))
  return <Timeline label="What has happened, newest first" items={items} />
}
