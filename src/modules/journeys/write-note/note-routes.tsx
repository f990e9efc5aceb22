import { fullName, type Person, personForm } from '#modules/people'
import { Ask } from '#platform/forms'
import { form, found, Refused, type Visit } from '#platform/http'
import { Button } from '#platform/ui'
import { personInFull, workers } from '../journeys.access.ts'
import { selectOptionalNote, writeNote } from '../notes/notes.queries.ts'
import { mayBeTold, tellOfNote } from '../notes/told.queries.ts'
import { correctionForm, NoteQuestions, noteForm } from './note-fields.tsx'

async function loadPerson(visit: Visit<{ person: string }>) {
  const person = await personInFull(visit)
  return { person, today: visit.today, colleagues: await mayBeTold(visit.tx, visit.viewer) }
}

async function loadNote(visit: Visit<{ person: string; note: string }>) {
  const person = await personInFull(visit)
  const note = found(await selectOptionalNote(visit.tx, person.id, visit.parameters.note))
  return { person, today: visit.today, note }
}

const notesAt = (person: Pick<Person, 'id'>) => ({ href: `/people/${person.id}/notes`, text: 'Notes' })

export const writeNoteRoute = form({
  path: '/people/:person/notes/new',
  access: workers,
  audit: { show: 'journeys.note.opened', submit: 'journeys.note.written' },
  drafts: true,
  form: noteForm,
  load: loadPerson,
  prefill: (loaded) => noteForm(loaded).typedFrom({ happened_on: loaded.today }),
  async show(view) {
    const { person } = view.loaded
    await view.visit.record({ person_id: person.id })
    return personForm({
      person,
      heading: 'Write a note',
      view,
      button: 'Save the note',
      besides: (
        <Button kind="secondary" name="_keep" value="draft">
          Keep as a draft
        </Button>
      ),
      children: <NoteQuestions asking={view.loaded} typed={view.typed} errors={view.errors} />,
    })
  },
  async submit({ visit, loaded, value }) {
    const { person, colleagues } = loaded
    const { told, ...words } = value
    const note = await writeNote(visit.tx, visit.viewer, person, words)
    const readers = colleagues.filter(({ user_id }) => told.includes(user_id))
    await tellOfNote(visit.tx, visit.viewer, person, note, readers)
    await visit.record({
      person_id: person.id,
      subject: { kind: 'note', id: note },
      detail: { kind: value.kind, told: readers.length },
    })
    return { to: notesAt(person).href, flash: `Saved: the note about ${fullName(person)}.` }
  },
})

export const correctNoteRoute = form({
  path: '/people/:person/notes/:note/correct',
  access: workers,
  audit: { show: 'journeys.note.opened', submit: 'journeys.note.corrected' },
  form: ({ today }: Awaited<ReturnType<typeof loadNote>>) => correctionForm(today),
  load: loadNote,
  prefill: ({ note, today }) => correctionForm(today).typedFrom(note),
  async show(view) {
    const { person, today } = view.loaded
    await view.visit.record({ person_id: person.id })
    return personForm({
      person,
      heading: 'Correct a note',
      sub: 'The note as it was stays, and shows that it was corrected, by whom and why.',
      view,
      button: 'Save the correction',
      back: notesAt(person),
      children: (
        <>
          <NoteQuestions asking={{ today, colleagues: [] }} typed={view.typed} errors={view.errors} />
          <Ask form={correctionForm(today)} name="reason" typed={view.typed} errors={view.errors} />
        </>
      ),
    })
  },
  async submit({ visit, loaded, value }) {
    const { person, note } = loaded
    if (note.superseded_at !== null) throw new Refused('This note was corrected already. Correct the newer one')
    const { reason, ...words } = value
    const id = await writeNote(visit.tx, visit.viewer, person, words, { note, reason })
    await visit.record({ person_id: person.id, subject: { kind: 'note', id }, detail: { corrects: note.id } })
    return { to: notesAt(person).href, flash: 'The note is corrected. What it said before is kept under it.' }
  },
})
