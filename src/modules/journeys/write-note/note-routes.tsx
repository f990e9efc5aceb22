import { fullName, type Person, personForm } from '#modules/people'
import { Ask, choice, date, type FieldError, formOf, longText, type Typed, text, time } from '#platform/forms'
import { form, found, Refused, type Visit } from '#platform/http'
import { referenceOptions } from '#platform/reference'
import type { CalendarDate } from '#platform/time'
import { personInFull, workers } from '../journeys.access.ts'
import { selectOptionalNote, writeNote } from '../notes/notes.queries.ts'

const noteFields = (today: CalendarDate) => ({
  kind: choice({
    label: 'What was it?',
    required: 'Choose what it was',
    options: referenceOptions('note-kinds', today),
  }),
  happened_on: date({
    label: 'When was it?',
    called: 'The day',
    required: 'Enter the day it happened',
    notFuture: true,
  }),
  at_time: time({ label: 'Time' }),
  who_was_there: text({ label: 'Who else was there?' }),
  words: longText({
    label: 'What was said and done',
    hint: 'They can read this. Write what happened, in words you would say to them.',
    required: 'Write what was said and done',
    max: 10_000,
  }),
})

const noteForm = (today: CalendarDate) => formOf(noteFields(today))
const correctionForm = (today: CalendarDate) =>
  formOf({
    ...noteFields(today),
    reason: text({ label: 'What was wrong with it?', required: 'Say what was wrong with the note' }),
  })

async function loadPerson(visit: Visit<{ person: string }>) {
  return { person: await personInFull(visit), today: visit.today }
}

async function loadNote(visit: Visit<{ person: string; note: string }>) {
  const { person, today } = await loadPerson(visit)
  const note = found(await selectOptionalNote(visit.tx, person.id, visit.parameters.note))
  return { person, today, note }
}

const notesAt = (person: Pick<Person, 'id'>) => ({ href: `/people/${person.id}/notes`, text: 'Notes' })

function NoteQuestions(props: { today: CalendarDate; typed: Typed; errors: readonly FieldError[] }) {
  const asked = { form: noteForm(props.today), typed: props.typed, errors: props.errors }
  return (
    <>
      <Ask {...asked} name="kind" small />
      <div class="nwd-pair">
        <Ask {...asked} name="happened_on" />
        <Ask {...asked} name="at_time" />
      </div>
      <Ask {...asked} name="who_was_there" />
      <Ask {...asked} name="words" rows={8} />
    </>
  )
}

export const writeNoteRoute = form({
  path: '/people/:person/notes/new',
  access: workers,
  audit: { show: 'journeys.note.opened', submit: 'journeys.note.written' },
  form: ({ today }: Awaited<ReturnType<typeof loadPerson>>) => noteForm(today),
  load: loadPerson,
  prefill: ({ today }) => noteForm(today).typedFrom({ happened_on: today }),
  async show(view) {
    const { person, today } = view.loaded
    await view.visit.record({ person_id: person.id })
    return personForm({
      person,
      heading: 'Write a note',
      view,
      button: 'Save the note',
      children: <NoteQuestions today={today} typed={view.typed} errors={view.errors} />,
    })
  },
  async submit({ visit, loaded, value }) {
    const { person } = loaded
    const note = await writeNote(visit.tx, visit.viewer, person, value)
    await visit.record({ person_id: person.id, subject: { kind: 'note', id: note }, detail: { kind: value.kind } })
    return { to: notesAt(person).href, flash: `Saved: the note about ${fullName(person)}.` }
  },
})

export const correctNoteRoute = form({
  path: '/people/:person/notes/:note/correct',
  access: workers,
  audit: { show: 'journeys.note.opened', submit: 'journeys.note.corrected' },
  form: ({ today }: Awaited<ReturnType<typeof loadNote>>) => correctionForm(today),
  load: loadNote,
  prefill: ({ note, today }) => noteForm(today).typedFrom(note),
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
          <NoteQuestions today={today} typed={view.typed} errors={view.errors} />
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
