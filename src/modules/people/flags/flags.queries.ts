import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import type { Viewer } from '#platform/access'
import { onceAPage, type Tx } from '#platform/db'
import type { CalendarDate } from '#platform/time'

export interface Flag {
  id: string
  area_id: string
  person_id: string
  /** A code of flag-kinds. */
  kind: string
  words: string
  raised_at: Date
  raised_by_name: string
  review_on: CalendarDate
  /** The flag that was looked at again and still held. */
  follows: string | null
  ended_at: Date | null
  ended_by_name: string | null
  ended_words: string | null
}

/** Every flag of a person that the viewer must know of, those that stand first; an empty list says nothing of others. */
export const flagsOf = onceAPage(async (tx: Tx, person: string): Promise<Flag[]> => {
  const { rows } = await sql<Flag>`select * from people.flags_of(array[${person}::uuid])`.execute(tx)
  return rows
})

const nameOf = (by: Viewer) => (by.organisation_name === '' ? by.name : `${by.name}, ${by.organisation_name}`)

/** Raises a flag. The database refuses when the viewer does not support the person. Returns its identifier. */
export async function raiseFlag(
  tx: Tx,
  by: Viewer,
  person: string,
  { kind, words, review_on }: Pick<Flag, 'kind' | 'words' | 'review_on'>,
): Promise<string> {
  const id = uuid()
  await sql`select people.raise_flag(${id}, ${person}, ${kind}, ${words}, ${review_on}, ${nameOf(by)})`.execute(tx)
  return id
}

/**
 * Looks at a flag again: it ends with what was found, or goes on with new words and another day. Returns whether it still stood; a flag that a
 * colleague has looked at meanwhile is left as it is.
 */
export async function lookAgain(
  tx: Tx,
  by: Viewer,
  flag: string,
  found: string,
  goesOn: Pick<Flag, 'words' | 'review_on'> | undefined,
): Promise<boolean> {
  const { rows } = await sql<{ done: boolean }>`
    select people.look_again(${flag}, ${found}, ${nameOf(by)}, ${goesOn ? uuid() : null}, ${goesOn?.words ?? null},
      ${goesOn?.review_on ?? null}::date) as done`.execute(tx)
  return rows[0]?.done ?? false
}
