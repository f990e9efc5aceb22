import type { Viewer } from '#platform/access'
import type { Tx } from '#platform/db'
import type { CalendarDate } from '#platform/time'
import type { Owner } from '../members/owners.ts'
import { nameNow, newRow, nextNumber, tables } from '../partnership.db.ts'

export type ActionState = 'open' | 'done' | 'dropped'

export interface Action {
  id: string
  area_id: string
  number: number
  words: string
  from_kind: string | null
  from_id: string | null
  from_link: string | null
  meeting_id: string | null
  item_id: string | null
  by_name: string
  made_at: Date
  state: ActionState
  due_on: CalendarDate
  organisation_id: string
  organisation: string
  user_id: string | null
  name: string | null
  /** Why it stands so: why it changed, or what came of it. */
  because: string | null
  since: Date
}

/** Who does something: the viewer, or a job that has no account. */
export type By = Pick<Viewer, 'user_id' | 'name' | 'organisation_name'>

export interface NewAction {
  area_id: string
  words: string
  due_on: CalendarDate
  owner: Owner
  /** The record that it comes from, with a page of this service about it. */
  from?: { kind: string; id: string; link: string } | undefined
  meeting_id?: string | undefined
  item_id?: string | undefined
}

const standing = (tx: Tx) =>
  tables(tx)
    .selectFrom('partnership.action as a')
    .innerJoin('partnership.action_standing as s', (on) =>
      on.onRef('s.action_id', '=', 'a.id').onRef('s.area_id', '=', 'a.area_id').on('s.until', 'is', null),
    )
    .innerJoin('partnership.organisation as o', (on) =>
      on.onRef('o.id', '=', 's.organisation_id').onRef('o.area_id', '=', 's.area_id'),
    )
    .select([
      'a.id',
      'a.area_id',
      'a.number',
      'a.words',
      'a.from_kind',
      'a.from_id',
      'a.from_link',
      'a.meeting_id',
      'a.item_id',
      'a.by_name',
      'a.made_at',
      's.state',
      's.due_on',
      's.organisation_id',
      'o.name as organisation',
      's.user_id',
      's.name',
      's.words as because',
      's.since',
    ])

const typed = <R extends { state: string }>(row: R) => ({ ...row, state: row.state as ActionState })

/** The actions of an area in a state, the soonest due first; ended ones the latest ended first. */
export async function actionsOf(tx: Tx, area: string, state: 'open' | 'ended'): Promise<Action[]> {
  const rows = await standing(tx)
    .where('a.area_id', '=', area)
    .where('s.state', state === 'open' ? '=' : '<>', 'open')
    .orderBy(state === 'open' ? 's.due_on' : 's.since', state === 'open' ? 'asc' : 'desc')
    .orderBy('a.number')
    .execute()
  return rows.map(typed)
}

/** Actions that were agreed at a meeting, by number. */
export async function actionsAgreedAt(tx: Tx, meeting: string): Promise<Action[]> {
  const rows = await standing(tx).where('a.meeting_id', '=', meeting).orderBy('a.number').execute()
  return rows.map(typed)
}

/** Actions that come from records, such as improvements or risks, by number. */
export async function actionsFrom(tx: Tx, ...ids: readonly string[]): Promise<Action[]> {
  if (ids.length === 0) return []
  const rows = await standing(tx)
    .where('a.from_id', 'in', [...ids])
    .orderBy('a.number')
    .execute()
  return rows.map(typed)
}

/** An action by its identifier, or undefined. */
export async function selectOptionalAction(tx: Tx, id: string): Promise<Action | undefined> {
  const row = await standing(tx).where('a.id', '=', id).executeTakeFirst()
  return row && typed(row)
}

/** Every standing of an action, the latest first. */
export const standingsOf = (tx: Tx, action: string) =>
  tables(tx)
    .selectFrom('partnership.action_standing as s')
    .innerJoin('partnership.organisation as o', (on) =>
      on.onRef('o.id', '=', 's.organisation_id').onRef('o.area_id', '=', 's.area_id'),
    )
    .select([
      's.state',
      's.due_on',
      's.name',
      'o.name as organisation',
      's.words',
      's.since',
      's.by_name',
      's.meeting_id',
    ])
    .where('s.action_id', '=', action)
    .orderBy('s.since', 'desc')
    .orderBy('s.id', 'desc')
    .execute()

/** What was noted of an action's progress, the latest first. */
export const notesOf = (tx: Tx, action: string) =>
  tables(tx)
    .selectFrom('partnership.action_note')
    .select(['words', 'by_name', 'written_at'])
    .where('action_id', '=', action)
    .orderBy('written_at', 'desc')
    .execute()

/**
 * Makes an action of an area's partnership. Other rooms use it for what they agree with the partnership; the action then chases its
 * owner like any other.
 * @returns its identifier and its number in the area
 */
export async function addAction(tx: Tx, by: By, action: NewAction): Promise<{ id: string; number: number }> {
  const { area_id, words, due_on, owner, from, meeting_id = null, item_id = null } = action
  const row = newRow(area_id)
  const number = await nextNumber(tx, 'action', area_id)
  const by_name = nameNow(by)
  const origin = { from_kind: from?.kind ?? null, from_id: from?.id ?? null, from_link: from?.link ?? null }
  await tables(tx)
    .insertInto('partnership.action')
    .values({ ...row, number, words, ...origin, meeting_id, item_id, made_by: by.user_id, by_name })
    .execute()
  await tables(tx)
    .insertInto('partnership.action_standing')
    .values({ ...newRow(area_id), action_id: row.id, state: 'open', due_on, ...owner, set_by: by.user_id, by_name })
    .execute()
  return { id: row.id, number }
}

/** Changes who has an action, by when, or how it stands; what it was before stays on record. */
export async function restand(
  tx: Tx,
  by: By,
  action: Pick<Action, 'id' | 'area_id' | 'due_on' | 'organisation_id' | 'user_id' | 'name'>,
  change: { state: ActionState; words: string; now: Date } & {
    due_on?: CalendarDate | undefined
    owner?: Owner | undefined
    meeting_id?: string | undefined
  },
): Promise<void> {
  const { state, words, now, due_on = action.due_on, meeting_id = null } = change
  const { organisation_id, user_id, name } = change.owner ?? action
  await tables(tx)
    .updateTable('partnership.action_standing')
    .set({ until: now })
    .where('action_id', '=', action.id)
    .where('until', 'is', null)
    .execute()
  const owner = { organisation_id, user_id, name }
  const set = { set_by: by.user_id, by_name: nameNow(by), since: now }
  await tables(tx)
    .insertInto('partnership.action_standing')
    .values({ ...newRow(action.area_id), action_id: action.id, state, due_on, ...owner, words, meeting_id, ...set })
    .execute()
}

/** Notes how an action is getting on. */
export async function noteProgress(tx: Tx, by: By, action: Pick<Action, 'id' | 'area_id'>, words: string) {
  await tables(tx)
    .insertInto('partnership.action_note')
    .values({ ...newRow(action.area_id), action_id: action.id, words, written_by: by.user_id, by_name: nameNow(by) })
    .execute()
}

/** The item of an agenda that an action is to be agreed under, with its meeting; undefined when it is on no agenda. */
export const itemForAction = (tx: Tx, item: string) =>
  tables(tx)
    .selectFrom('partnership.agenda_item as i')
    .innerJoin('partnership.agenda_place as p', (on) =>
      on.onRef('p.item_id', '=', 'i.id').onRef('p.area_id', '=', 'i.area_id').on('p.until', 'is', null),
    )
    .innerJoin('partnership.meeting as m', (on) =>
      on.onRef('m.id', '=', 'p.meeting_id').onRef('m.area_id', '=', 'p.area_id'),
    )
    .select(['i.id', 'i.title', 'm.id as meeting_id', 'm.title as meeting'])
    .where('i.id', '=', item)
    .executeTakeFirst()
