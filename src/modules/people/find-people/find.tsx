import { page, raw, saveDraft, typedInDraft, type Visit } from '#platform/http'
import { formatDate } from '#platform/time'
import { Button, Notification, Table, TextField } from '#platform/ui'
import { fullName, type Person } from '../people.queries.ts'
import { findPeople } from './find.queries.ts'
import { type Sought, soughtIn } from './words.ts'

const path = '/people/find'
const most = 50
const who = ['key_worker', 'team_lead', 'provider_worker', 'coordinator'] as const

/**
 * Looks for a person. What is sought is personal, so it never stands in an address: it is kept as the viewer's own, and the
 * address holds only where. An address with `?q=` is turned into such a one.
 */
export const findPage = page({
  path,
  access: who,
  audit: 'people.search.made',
  async show(visit) {
    const asked = visit.url.searchParams.get('q')
    if (asked !== null) {
      await visit.record({ detail: { step: 'asked' } })
      return sentOn(visit, asked)
    }
    const kept = await typedInDraft(visit.tx, visit.url.searchParams.get('search') ?? '', path)
    const words = typeof kept?.q === 'string' ? kept.q.trim() : ''
    const sought = soughtIn(words)
    const people = words === '' ? [] : await findPeople(visit.tx, visit.viewer.area_id ?? '', sought, most)
    await visit.record({ detail: { step: words === '' ? 'opened' : 'answered', by: sought.by, found: people.length } })
    const mayWriteDown = visit.viewer.role === 'key_worker' || visit.viewer.role === 'team_lead'
    return {
      title: 'Find a person',
      main: (
        <>
          <h1>Find a person</h1>
          <form method="post" action={path} class="nwd-filter" aria-label="Find a person">
            <TextField
              name="q"
              label="Name, National Insurance number or date of birth"
              hint="Spelling need not be exact. A date of birth like 3/4/2001."
              value={words}
              type="search"
            />
            <Button>Find</Button>
          </form>
          {words !== '' && <Found people={people} sought={sought} mayWriteDown={mayWriteDown} />}
        </>
      ),
    }
  },
})

/** Takes what is sought and leads to its answer. It changes nothing, and another site's page cannot read what it leads to. */
export const findRequest = raw({
  path,
  method: 'POST',
  access: who,
  audit: { none: 'the answer that it leads to is audited' },
  async answer(visit) {
    if (visit.request.headers.get('sec-fetch-site') === 'cross-site') return new Response(null, { status: 403 })
    const body = await visit.request.formData().catch(() => new FormData())
    return sentOn(visit, String(body.get('q') ?? ''))
  },
})

async function sentOn({ tx, viewer }: Pick<Visit, 'tx' | 'viewer'>, words: string): Promise<Response> {
  const kept = await saveDraft(tx, viewer.user_id, path, { q: words.slice(0, 200) })
  return new Response(null, { status: 303, headers: { location: `${path}?search=${kept}` } })
}

const columns = [
  { key: 'name', text: 'Name' },
  { key: 'known_as', text: 'Likes to be called' },
  { key: 'born', text: 'Date of birth' },
]

interface FoundProps {
  people: readonly Person[]
  sought: Sought
  mayWriteDown: boolean
}

function Found({ people, sought, mayWriteDown }: FoundProps) {
  const count =
    people.length === most ? `The first ${most} people` : people.length === 1 ? '1 person' : `${people.length} people`
  return (
    <>
      {people.length > 0 && (
        <h2>
          {count} {sought.by === 'name' ? 'with a name like that' : 'found'}
        </h2>
      )}
      {people.length === 0 ? (
        <Notification kind="information" title="Nobody found whom you may see">
          <p>Check the spelling, or look by date of birth or National Insurance number.</p>
        </Notification>
      ) : (
        <Table
          caption="People found"
          hideCaption
          dense
          stack
          columns={columns}
          rows={people.map((person) => ({
            name: <a href={`/people/${person.id}`}>{fullName(person)}</a>,
            known_as: person.known_as ?? '',
            born: person.date_of_birth === null ? 'Not known' : formatDate(person.date_of_birth),
          }))}
        />
      )}
      <p>
        Only people whom your organisation supports, or who were referred to you, are listed.
        {mayWriteDown && (
          <>
            {' '}
            Somebody else may know the person already: when you <a href="/people/new">write down somebody new</a>, you
            are told so first, and whom to ask.
          </>
        )}
      </p>
    </>
  )
}
