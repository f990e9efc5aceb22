import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import { addToTimeline, type Person, sight } from '#modules/people'
import type { Viewer } from '#platform/access'
import type { Tx } from '#platform/db'
import { Refused } from '#platform/http'
import { referenceText, ruleOn } from '#platform/reference'
import { type CalendarDate, instantInLondon } from '#platform/time'
import { tables } from '../journeys.db.ts'
import { openSpellOf } from '../spells/spells.queries.ts'

/** What a worker notes: a contact, or something done, on a day. */
export interface NoteWords {
  /** A code of reference list note-kinds. */
  kind: string
  happened_on: CalendarDate
  /** HH:MM, when it matters. */
  at_time: string | null
  who_was_there: string | null
  words: string
}

export interface Note extends NoteWords {
  id: string
  written_by: string | null
  written_by_name: string
  written_at: Date
  corrects: string | null
  correction_reason: string | null
  superseded_at: Date | null
  superseded_by: string | null
}

const columns = [
  'id',
  'kind',
  'happened_on',
  'at_time',
  'who_was_there',
  'words',
  'written_by',
  'written_by_name',
  'written_at',
  'corrects',
  'correction_reason',
  'superseded_at',
  'superseded_by',
] as const

interface Correction {
  note: Note
  reason: string
}

/**
 * Writes a note, in a person's timeline as well. A correction takes the place of the note it names, which stays to be read.
 * @returns the note's identifier
 * @throws Refused when somebody corrected that note meanwhile
 */
export async function writeNote(
  tx: Tx,
  viewer: Viewer,
  person: Pick<Person, 'id' | 'area_id'>,
  note: NoteWords,
  correction?: Correction | undefined,
): Promise<string> {
  const id = uuid()
  const { id: person_id, area_id } = person
  if (correction !== undefined) await supersede(tx, correction.note.id, id)
  const spell = await openSpellOf(tx, person_id)
  await tables(tx)
    .insertInto('journeys.note')
    .values({
      id,
      area_id,
      person_id,
      spell_id: spell?.id ?? null,
      ...note,
      with_person: ruleOn('note-kinds', note.kind, note.happened_on)?.with_person ?? false,
      organisation_id: viewer.organisation_id,
      written_by: viewer.user_id,
      written_by_name: viewer.name,
      corrects: correction?.note.id ?? null,
      correction_reason: correction?.reason ?? null,
    })
    .execute()
  const kind = referenceText('note-kinds', note.kind)
  await addToTimeline(tx, viewer, {
    area_id,
    person_id,
    kind: 'journeys.note',
    words: correction === undefined ? kind : `A note was corrected: ${kind.toLowerCase()}`,
    sees: sight.record,
    link: `/people/${person_id}/notes#n-${id}`,
    ...(correction === undefined && note.at_time !== null
      ? { at: instantInLondon(note.happened_on, note.at_time) }
      : {}),
  })
  return id
}

async function supersede(tx: Tx, note: string, by: string): Promise<void> {
  const done = await tables(tx)
    .updateTable('journeys.note')
    .set({ superseded_at: sql<Date>`nwd.clock()`, superseded_by: by })
    .where('id', '=', note)
    .where('superseded_at', 'is', null)
    .returning('id')
    .execute()
  if (done.length === 0) throw new Refused('Somebody corrected this note a moment ago. Read theirs first')
}

/** A page of a person's notes, newest first by the day they happened; `before` is the last of the page before. */
export async function notesOf(
  tx: Tx,
  person: string,
  { most = 50, before }: { most?: number; before?: { happened_on: CalendarDate; id: string } | undefined } = {},
): Promise<Note[]> {
  return tables(tx)
    .selectFrom('journeys.note')
    .select(columns)
    .where('person_id', '=', person)
    .$if(before !== undefined, (q) =>
      q.where((eb) =>
        eb(eb.refTuple('happened_on', 'id'), '<', eb.tuple(before?.happened_on as CalendarDate, before?.id ?? '')),
      ),
    )
    .orderBy('happened_on', 'desc')
    .orderBy('id', 'desc')
    .limit(most)
    .execute()
}

/** One note of a person, or undefined. */
export async function selectOptionalNote(tx: Tx, person: string, id: string): Promise<Note | undefined> {
  return tables(tx)
    .selectFrom('journeys.note')
    .select(columns)
    .where('person_id', '=', person)
    .where('id', '=', id)
    .executeTakeFirst()
}
