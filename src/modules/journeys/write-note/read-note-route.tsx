import { fullName, personForm } from '#modules/people'
import { formOf } from '#platform/forms'
import { form, found, type Visit } from '#platform/http'
import { answersFor } from '../cover/covers.queries.ts'
import { personInFull, workers } from '../journeys.access.ts'
import { NoteWords, noteHeading } from '../notes/note-words.tsx'
import { selectOptionalNote } from '../notes/notes.queries.ts'
import { noteRead, toldOf } from '../notes/told.queries.ts'

/** A note that the viewer, or somebody they stand in for, was told of: to be read, and said to be read. */
export const readNoteRoute = form({
  path: '/people/:person/notes/:note/read',
  access: workers,
  audit: { show: 'journeys.notes.viewed', submit: 'journeys.note.read_by_colleague' },
  form: formOf({}),
  async load(visit: Visit<{ person: string; note: string }>) {
    const person = await personInFull(visit)
    const note = found(await selectOptionalNote(visit.tx, person.id, visit.parameters.note))
    const own = await answersFor(visit.tx, visit.today)
    const told = found((await toldOf(visit.tx, [note.id])).find(({ user_id }) => own.includes(user_id)))
    return { person, note, told }
  },
  async show(view) {
    const { person, note } = view.loaded
    await view.visit.record({ person_id: person.id })
    return personForm({
      person,
      heading: 'A note for you',
      sub: `${fullName(person)}: ${noteHeading(note)}`,
      view,
      button: 'I have read it',
      back: { href: `/people/${person.id}/notes`, text: 'Notes' },
      children: <NoteWords note={note} />,
    })
  },
  async submit({ visit, loaded }) {
    await noteRead(visit.tx, loaded.told.id)
    await visit.record({ person_id: loaded.person.id, subject: { kind: 'note', id: loaded.note.id } })
    return { to: '/today', flash: 'Read.' }
  },
})
