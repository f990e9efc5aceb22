import { z } from 'zod'
import { fullName } from '#modules/people'
import { page } from '#platform/http'
import { referenceText } from '#platform/reference'
import { calendarDateSchema, dateInLondon, formatDate } from '#platform/time'
import { Button, Details, Heading, ListFile, Pagination } from '#platform/ui'
import { personInFull, readers, workers } from '../journeys.access.ts'
import { NoteWords, noteHeading } from './note-words.tsx'
import { type Note, notesOf } from './notes.queries.ts'
import { type Told, toldOf } from './told.queries.ts'

const onAPage = 50
const place = z.tuple([calendarDateSchema, z.uuid()])

/** A person's notes, newest first; a corrected note stands under the one that took its place. */
export const notesRoute = page({
  path: '/people/:person/notes',
  access: readers,
  audit: 'journeys.notes.viewed',
  async show(visit) {
    const person = await personInFull(visit)
    await visit.record({ person_id: person.id })
    const at = `/people/${person.id}`
    const from = place.safeParse(visit.url.searchParams.get('before')?.split('_'))
    const before = from.success ? { happened_on: from.data[0], id: from.data[1] } : undefined
    const most = visit.atOnce ?? onAPage
    const rows = await notesOf(visit.tx, person.id, { most: most + 1, before })
    const shown = rows.slice(0, most)
    const last = rows.length > most ? shown.at(-1) : undefined
    const writes = workers.some((role) => role === visit.viewer.role)
    const notes = shown.filter((note) => note.superseded_at === null)
    const told = Map.groupBy(
      await toldOf(
        visit.tx,
        notes.map(({ id }) => id),
      ),
      ({ note_id }) => note_id,
    )
    return {
      title: `Notes: ${fullName(person)}`,
      back: { href: at, text: fullName(person) },
      hideThisPage: true,
      main: (
        <>
          <Heading sub={fullName(person)}>Notes</Heading>
          {writes && <Button href={`${at}/notes/new`}>Write a note</Button>}
          {notes.length === 0 && (
            <p class="nwd-empty">
              Nothing noted yet. A note is written once and stays; a mistake is corrected beside it.
            </p>
          )}
          {notes.map((note) => (
            <NoteArticle
              key={note.id}
              note={note}
              person={person.id}
              earlier={chain(shown, note)}
              told={told.get(note.id) ?? []}
              writes={writes}
            />
          ))}
          <ListFile caption="Notes" sheet={() => sheetOf(notes)} />
          <Pagination
            of="notes"
            showing={notes.length}
            next={last && `${at}/notes?before=${last.happened_on}_${last.id}`}
          />
        </>
      ),
    }
  },
})

const sheetOf = (notes: readonly Note[]) => ({
  headings: ['Day', 'Time', 'Kind', 'Who was there', 'Note', 'Written by', 'Written down on'],
  rows: notes.map((note) => [
    note.happened_on,
    note.at_time,
    referenceText('note-kinds', note.kind),
    note.who_was_there,
    note.words,
    note.written_by_name,
    dateInLondon(note.written_at),
  ]),
})

/** The notes that this one took the place of, newest first. */
function chain(notes: readonly Note[], note: Note): Note[] {
  const before = notes.find((other) => other.id === note.corrects)
  return before === undefined ? [] : [before, ...chain(notes, before)]
}

function NoteArticle(props: { note: Note; person: string; earlier: Note[]; told: Told[]; writes: boolean }) {
  const { note, person, earlier, told, writes } = props
  return (
    <article id={`n-${note.id}`} class="nwd-note">
      <h2 class="ds_h4">{noteHeading(note)}</h2>
      <NoteWords note={note}>
        {writes && (
          <>
            {' · '}
            <a href={`/people/${person}/notes/${note.id}/correct`}>
              Correct<span class="visually-hidden"> the note of {noteHeading(note)}</span>
            </a>
          </>
        )}
      </NoteWords>
      {told.length > 0 && <p class="nwd-sub">Told: {told.map(toldWords).join(', ')}</p>}
      {earlier.length > 0 && (
        <Details summary={`Corrected: ${note.correction_reason ?? ''}`}>
          {earlier.map((old) => (
            <div key={old.id}>
              <h3 class="ds_h5">It was: {noteHeading(old)}</h3>
              <NoteWords note={old} />
            </div>
          ))}
        </Details>
      )}
    </article>
  )
}

const toldWords = ({ user_name, read_at }: Told) =>
  read_at === null ? `${user_name} (not read yet)` : `${user_name} (read on ${formatDate(dateInLondon(read_at))})`
