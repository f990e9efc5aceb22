import { sql } from 'kysely'
import { fullName } from '#modules/people'
import type { Tx } from '#platform/db'
import { draftsLike, page } from '#platform/http'
import { formatDateTime } from '#platform/time'
import { Heading, Table } from '#platform/ui'
import { workers } from '../journeys.access.ts'

const noteAt = /^\/people\/([0-9a-f-]{36})\/notes\/new$/

/** The notes the viewer began and has not saved, each with whom it is about, as far as they still see them. */
export async function notesBegun(tx: Tx) {
  const drafts = (await draftsLike(tx, '/people/%/notes/new')).flatMap((draft) => {
    const person = noteAt.exec(draft.path)?.[1]
    return person === undefined ? [] : [{ ...draft, person }]
  })
  if (drafts.length === 0) return []
  const { rows } = await sql<{ id: string; given_name: string; family_name: string }>`
    select id, given_name, family_name from people.person where id = any (${drafts.map(({ person }) => person)}::uuid[])`.execute(
    tx,
  )
  return drafts.flatMap((draft) => {
    const about = rows.find(({ id }) => id === draft.person)
    return about === undefined ? [] : [{ href: `${draft.path}?draft=${draft.id}`, saved_at: draft.saved_at, about }]
  })
}

export const noteDraftsRoute = page({
  path: '/people/notes/drafts',
  access: workers,
  audit: 'journeys.drafts.viewed',
  async show({ tx, record }) {
    const begun = await notesBegun(tx)
    await record({ detail: { drafts: begun.length } })
    return {
      title: 'Notes you began',
      back: { href: '/today', text: 'Today' },
      main: (
        <>
          <Heading sub="Yours alone, kept for 30 days from when you last wrote. Nothing of them stands on a record yet.">
            Notes you began
          </Heading>
          <Table
            caption="Notes you began and have not saved"
            hideCaption
            stack
            columns={[
              { key: 'who', text: 'Person' },
              { key: 'when', text: 'Last written' },
              { key: 'do', text: 'Do', acts: true },
            ]}
            rows={begun.map(({ href, saved_at, about }) => ({
              who: fullName(about),
              when: formatDateTime(saved_at),
              do: (
                <a href={href}>
                  Go on<span class="visually-hidden"> with the note about {fullName(about)}</span>
                </a>
              ),
            }))}
            empty={<p>None. While you write a note, “Keep as a draft” puts it here.</p>}
          />
        </>
      ),
    }
  },
})
