import type { ComponentChildren } from 'preact'
import { referenceText } from '#platform/reference'
import { dateInLondon, formatDate, formatTime } from '#platform/time'
import type { Note } from './notes.queries.ts'

/** When a note's matter was and what it was: "3 November 2026, 10am: Telephone call". */
export function noteHeading(note: Note): string {
  const at = note.at_time === null ? '' : `, ${formatTime(note.at_time)}`
  return `${formatDate(note.happened_on)}${at}: ${referenceText('note-kinds', note.kind)}`
}

/** What a note says, who was there, and who wrote it. */
export function NoteWords({ note, children }: { note: Note; children?: ComponentChildren }) {
  return (
    <>
      {note.who_was_there && <p class="nwd-sub">With {note.who_was_there}</p>}
      {note.words.split(/\n{2,}/).map((paragraph, index) => (
        <p key={index}>{paragraph}</p>
      ))}
      <p class="nwd-sub">
        {note.written_by_name}
        {dateInLondon(note.written_at) === note.happened_on
          ? ''
          : `, written down on ${formatDate(dateInLondon(note.written_at))}`}
        {children}
      </p>
    </>
  )
}
