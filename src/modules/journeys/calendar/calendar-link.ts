import { createHash, createHmac } from 'node:crypto'
import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import type { Viewer } from '#platform/access'
import type { CalendarEntry } from '#platform/calendar'
import type { Tx } from '#platform/db'
import { tables } from '../journeys.db.ts'

/**
 * The secret of a calendar link, in the shape that an address of this house takes: worked out from the house's own secret and the link's identifier, so that its owner may be
 * shown it again and nothing that is kept gives it away. 122 bits.
 */
export function secretOf(house: string, link: string): string {
  const made = createHmac('sha256', house).update(`calendar link ${link}`).digest('hex')
  return made.replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12}).*$/, '$1-$2-4$3-8$4-$5')
}

const fingerprintOf = (secret: string): Buffer => createHash('sha256').update(secret.toLowerCase()).digest()

export interface CalendarLink {
  id: string
  words: string
  shows_place: boolean
  made_at: Date
}

/** The link that holds now, or undefined. */
export async function calendarLinkOf(tx: Tx, viewer: Pick<Viewer, 'user_id'>): Promise<CalendarLink | undefined> {
  return tables(tx)
    .selectFrom('journeys.calendar_link')
    .select(['id', 'words', 'shows_place', 'made_at'])
    .where('user_id', '=', viewer.user_id)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
}

/** Ends the link that holds now: whoever follows it sees nothing from this moment. */
export async function endCalendarLink(tx: Tx, viewer: Pick<Viewer, 'user_id'>): Promise<void> {
  await tables(tx)
    .updateTable('journeys.calendar_link')
    .set({ ended_at: sql<Date>`nwd.clock()` })
    .where('user_id', '=', viewer.user_id)
    .where('ended_at', 'is', null)
    .execute()
}

/** Makes a link, in place of the one before if there was one. Returns its identifier. */
export async function makeCalendarLink(
  tx: Tx,
  house: string,
  viewer: Viewer,
  shown: Pick<CalendarLink, 'words' | 'shows_place'>,
): Promise<string> {
  await endCalendarLink(tx, viewer)
  const id = uuid()
  await tables(tx)
    .insertInto('journeys.calendar_link')
    .values({
      id,
      area_id: viewer.area_id ?? '',
      user_id: viewer.user_id,
      token_hash: fingerprintOf(secretOf(house, id)),
      ...shown,
    })
    .execute()
  return id
}

type Row = Omit<CalendarEntry, 'title' | 'cancelled' | 'id'> & { id: string | null; words: string; called_off: boolean }

/** What a link shows, to whoever holds its secret; undefined when there is no such link, or it was ended. */
export async function entriesBehind(tx: Tx, secret: string): Promise<CalendarEntry[] | undefined> {
  const { rows } =
    await sql<Row>`select * from journeys.calendar_of(${fingerprintOf(secret)}) order by on_date, at_time, id`.execute(
      tx,
    )
  if (rows.length === 0) return undefined
  const entries = rows.flatMap(({ id, words, called_off, ...row }) =>
    id === null ? [] : [{ ...row, id, title: words, cancelled: called_off }],
  )
  // Whoever holds an appointment twice over, as its maker and besides, has it once.
  return [...new Map(entries.map((entry) => [entry.id, entry])).values()]
}
