import { found, page, type Visit } from '#platform/http'
import { formatDateTime } from '#platform/time'
import { Pagination, Table } from '#platform/ui'
import { reasonsGiven } from '../break-glass/break-glass.queries.ts'
import { personOfRecord } from '../details/amend.tsx'
import { ownPerson } from '../people.access.ts'
import { callName, type Person } from '../people.queries.ts'
import { accessLogOf, logKey } from './access-log.queries.ts'

const onAPage = 50

/** Every look at a record and every change to it, newest first, for those who support the person. */
export const accessLogPage = page({
  path: '/people/:person/access-log',
  access: ['key_worker', 'team_lead', 'provider_worker', 'coordinator'],
  audit: 'people.access_log.viewed',
  async show(visit) {
    const person = await personOfRecord(visit, visit.parameters.person)
    const title = `Who opened the record of ${callName(person)}`
    const back = { href: `/people/${person.id}/access`, text: 'Who may see it' }
    return { title, back, main: await listed(visit, person, title) }
  },
})

/** The same, for the person themself. */
export const myAccessLogPage = page({
  path: '/my/access-log',
  access: ['participant'],
  audit: 'people.access_log.viewed',
  async show(visit) {
    const person = await personOfRecord(visit, found(await ownPerson(visit.tx, visit.viewer)))
    const title = 'Who looked at your record'
    const back = { href: '/my/access', text: 'Who can see what' }
    return { title, back, hideThisPage: true, main: await listed(visit, person, title) }
  },
})

const columns = [
  { key: 'when', text: 'When' },
  { key: 'who', text: 'Who' },
  { key: 'organisation', text: 'Of' },
  { key: 'what', text: 'What they did' },
]

async function listed(
  visit: Pick<Visit, 'tx' | 'record' | 'url' | 'viewer' | 'atOnce'>,
  person: Person,
  title: string,
) {
  const most = visit.atOnce ?? onAPage
  const own = visit.viewer.role === 'participant'
  const before = logKey.read(visit.url.searchParams.get('before'))
  const lines = await accessLogOf(visit.tx, person.id, { most: most + 1, before })
  const shown = lines.slice(0, most)
  const last = lines.length > most ? shown.at(-1) : undefined
  const glasses = before === undefined ? await reasonsGiven(visit.tx, person.id) : []
  await visit.record({ person_id: person.id })
  return (
    <>
      <h1>{title}</h1>
      <p>
        {own
          ? 'Each time somebody looks at your record or changes it, it is written here. Nobody can take it out.'
          : 'Every time somebody opens the record or changes it, a line is written here that nobody can alter.'}
      </p>
      {glasses.length > 0 && (
        <section>
          <h2>
            {own ? 'Opened once, with a reason' : 'Opened with a reason, by somebody who may not otherwise see it'}
          </h2>
          <ul>
            {glasses.map((glass) => (
              <li key={glass.id}>
                {glass.user_name}, on {formatDateTime(glass.opened_at)}, for three hours: “{glass.reason}”
              </li>
            ))}
          </ul>
        </section>
      )}
      <h2>{own ? 'Newest first' : 'All that was done, newest first'}</h2>
      <Table
        caption={title}
        hideCaption
        dense
        stack
        columns={columns}
        empty="Nobody has opened this record yet."
        rows={shown.map((line) => ({
          when: formatDateTime(line.at),
          who: own && line.who === visit.viewer.name ? 'You' : line.who,
          organisation: line.organisation ?? '',
          what: line.words,
        }))}
      />
      <Pagination
        of="lines"
        showing={shown.length}
        next={last && `${visit.url.pathname}?before=${logKey.write(last)}`}
        previous={before && visit.url.pathname}
      />
    </>
  )
}
