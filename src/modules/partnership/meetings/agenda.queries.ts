import { sql } from 'kysely'
import type { Tx } from '#platform/db'
import type { By } from '../actions/actions.queries.ts'
import { nameNow, newRow, tables } from '../partnership.db.ts'
import type { Meeting } from './meetings.queries.ts'

export interface Item {
  id: string
  area_id: string
  title: string
  words: string | null
  purpose: string
  minutes_needed: number
  paper_link: string | null
  from_kind: string | null
  from_id: string | null
  from_link: string | null
  organisation_id: string | null
  by_name: string
  put_at: Date
}

/** An item on the agenda of a meeting, with what was said on it there. */
export interface PlacedItem extends Item {
  place: number
  note: string | null
  /** Carried over to another meeting after this one. */
  carried: boolean
}

export interface NewItem {
  area_id: string
  title: string
  words: string | null
  /** A code of reference list agenda-purposes. */
  purpose: string
  minutes_needed: number
  paper_link?: string | null | undefined
  /** The record that it comes from, with a page of this service about it. */
  from?: { kind: string; id: string; link: string } | undefined
  organisation_id: string | null
  /** The meeting that it is for; without it, it waits until the coordinator places it. */
  meeting_id?: string | undefined
}

const columns = [
  'i.id',
  'i.area_id',
  'i.title',
  'i.words',
  'i.purpose',
  'i.minutes_needed',
  'i.paper_link',
  'i.from_kind',
  'i.from_id',
  'i.from_link',
  'i.organisation_id',
  'i.by_name',
  'i.put_at',
] as const

/**
 * Puts something forward for a meeting of an area's partnership. Other rooms use it for what the partnership should talk about; the
 * coordinator finds it under what was put forward.
 * @returns the item's identifier
 */
export async function putOnAgenda(tx: Tx, by: By, item: NewItem): Promise<string> {
  const { area_id, from, meeting_id, paper_link = null, ...rest } = item
  const row = newRow(area_id)
  const origin = { from_kind: from?.kind ?? null, from_id: from?.id ?? null, from_link: from?.link ?? null }
  await tables(tx)
    .insertInto('partnership.agenda_item')
    .values({ ...row, ...rest, ...origin, paper_link, put_by: by.user_id, by_name: nameNow(by) })
    .execute()
  if (meeting_id !== undefined) await placeItem(tx, by, row, { meeting_id })
  return row.id
}

/** Puts an item on a meeting's agenda, last unless a place is given; where it was before ends. */
export async function placeItem(
  tx: Tx,
  by: By,
  item: Pick<Item, 'id' | 'area_id'>,
  { meeting_id, place }: { meeting_id: string; place?: number | undefined },
): Promise<void> {
  await tables(tx)
    .updateTable('partnership.agenda_place')
    .set({ until: sql<Date>`nwd.clock()` })
    .where('item_id', '=', item.id)
    .where('until', 'is', null)
    .execute()
  const { rows } = await sql<{ next: number }>`
    select least(coalesce(max(place), 0) + 1, 99)::int as next from partnership.agenda_place
    where meeting_id = ${meeting_id} and until is null`.execute(tx)
  const placed = { meeting_id, place: place ?? rows[0]?.next ?? 1, placed_by: by.user_id, by_name: nameNow(by) }
  await tables(tx)
    .insertInto('partnership.agenda_place')
    .values({ ...newRow(item.area_id), item_id: item.id, ...placed })
    .execute()
}

/**
 * What is, or was, on the agenda of a meeting, in order. An item that was carried over after the meeting was held stays in its
 * minutes; one that was taken off beforehand does not.
 */
export async function itemsOf(tx: Tx, { id, area_id }: Pick<Meeting, 'id' | 'area_id'>): Promise<PlacedItem[]> {
  const rows = await tables(tx)
    .selectFrom('partnership.agenda_place as p')
    .innerJoin('partnership.agenda_item as i', (on) =>
      on.onRef('i.id', '=', 'p.item_id').onRef('i.area_id', '=', 'p.area_id'),
    )
    .leftJoin('partnership.agenda_note as n', (on) =>
      on
        .onRef('n.item_id', '=', 'i.id')
        .onRef('n.meeting_id', '=', 'p.meeting_id')
        .onRef('n.area_id', '=', 'i.area_id')
        .on('n.until', 'is', null),
    )
    .select([...columns, 'p.id as place_id', 'p.place', 'n.words as note', 'p.until'])
    .where('p.meeting_id', '=', id)
    .where('p.area_id', '=', area_id)
    .where(sql<boolean>`(p.until is null or p.until >= (select min(s.at) from partnership.meeting_state s
      where s.meeting_id = p.meeting_id and s.state = 'held'))`)
    .orderBy('p.since', 'desc')
    .orderBy('p.until', 'desc')
    .execute()
  const newest = [...new Map(rows.toReversed().map((row) => [row.id, row])).values()]
  return (
    newest
      // Of two that were given the same place, the one that was given it last goes first: identifiers are in order of time.
      .sort((one, other) => one.place - other.place || other.place_id.localeCompare(one.place_id))
      .map(({ until, place_id: _, ...row }) => ({ ...row, carried: until !== null }))
  )
}

/** What was put forward and is on no agenda yet, the earliest first. */
export const waitingItems = (tx: Tx, area: string): Promise<Item[]> =>
  tables(tx)
    .selectFrom('partnership.agenda_item as i')
    .leftJoin('partnership.agenda_place as p', (on) =>
      on.onRef('p.item_id', '=', 'i.id').onRef('p.area_id', '=', 'i.area_id').on('p.until', 'is', null),
    )
    .select(columns)
    .where('i.area_id', '=', area)
    .where('i.declined_at', 'is', null)
    .where('p.id', 'is', null)
    .orderBy('i.put_at')
    .execute()

/** An item by its identifier, with the meeting that it is on now and its place there; undefined when there is none or it was not taken. */
export const selectOptionalItem = (
  tx: Tx,
  id: string,
): Promise<(Item & { meeting_id: string | null; place: number | null }) | undefined> =>
  tables(tx)
    .selectFrom('partnership.agenda_item as i')
    .leftJoin('partnership.agenda_place as p', (on) =>
      on.onRef('p.item_id', '=', 'i.id').onRef('p.area_id', '=', 'i.area_id').on('p.until', 'is', null),
    )
    .select([...columns, 'p.meeting_id', 'p.place'])
    .where('i.id', '=', id)
    .where('i.declined_at', 'is', null)
    .executeTakeFirst()

/** Does not take an item, and says why. */
export async function declineItem(tx: Tx, by: By, id: string, reason: string, now: Date): Promise<void> {
  await tables(tx)
    .updateTable('partnership.agenda_item')
    .set({ declined_at: now, declined_by: by.user_id, declined_reason: reason })
    .where('id', '=', id)
    .where('declined_at', 'is', null)
    .execute()
}

/** Writes down what was said on an item at a meeting; the former words stay on record. */
export async function noteItem(tx: Tx, by: By, item: Pick<Item, 'id' | 'area_id'>, meeting_id: string, words: string) {
  await tables(tx)
    .updateTable('partnership.agenda_note')
    .set({ until: sql<Date>`nwd.clock()` })
    .where('item_id', '=', item.id)
    .where('meeting_id', '=', meeting_id)
    .where('until', 'is', null)
    .execute()
  await tables(tx)
    .insertInto('partnership.agenda_note')
    .values({
      ...newRow(item.area_id),
      item_id: item.id,
      meeting_id,
      words,
      written_by: by.user_id,
      by_name: nameNow(by),
    })
    .execute()
}

export interface ItemInterest {
  id: string
  item_id: string
  seat_id: string
  name: string
  organisation_id: string
  organisation: string
  words: string
  did: 'left' | 'spoke' | 'silent'
}

/** What the person with an interest did, in words. */
export const didWords = {
  left: 'left the room',
  spoke: 'stayed and spoke, took no part in the decision',
  silent: 'stayed and said nothing, took no part in the decision',
} as const

/** The interests declared at a meeting, item by item. */
export async function interestsAt(tx: Tx, meeting: string): Promise<ItemInterest[]> {
  const rows = await tables(tx)
    .selectFrom('partnership.item_interest as x')
    .innerJoin('partnership.seat as s', (on) => on.onRef('s.id', '=', 'x.seat_id').onRef('s.area_id', '=', 'x.area_id'))
    .innerJoin('partnership.member as m', (on) =>
      on.onRef('m.id', '=', 's.member_id').onRef('m.area_id', '=', 's.area_id'),
    )
    .innerJoin('partnership.organisation as o', (on) =>
      on.onRef('o.id', '=', 'm.organisation_id').onRef('o.area_id', '=', 'm.area_id'),
    )
    .select([
      'x.id',
      'x.item_id',
      'x.seat_id',
      's.name',
      'm.organisation_id',
      'o.name as organisation',
      'x.words',
      'x.did',
    ])
    .where('x.meeting_id', '=', meeting)
    .where('x.withdrawn_at', 'is', null)
    .orderBy('x.recorded_at')
    .execute()
  return rows.map((row) => ({ ...row, did: row.did as ItemInterest['did'] }))
}

/** Writes down that somebody declared an interest on an item, and what they did. Returns its identifier. */
export async function declareInterest(
  tx: Tx,
  by: By,
  about: { area_id: string; item_id: string; meeting_id: string; seat_id: string; words: string; did: string },
): Promise<string> {
  const { area_id, ...interest } = about
  const row = newRow(area_id)
  await tables(tx)
    .insertInto('partnership.item_interest')
    .values({ ...row, ...interest, recorded_by: by.user_id, by_name: nameNow(by) })
    .execute()
  return row.id
}
