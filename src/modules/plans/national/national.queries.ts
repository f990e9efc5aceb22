import { sql } from 'kysely'
import type { Viewer } from '#platform/access'
import type { Tx } from '#platform/db'
import type { CalendarDate } from '#platform/time'
import { nameNow, newNationalRow, tables } from '../plans.db.ts'
import type { Need, State } from './standing.ts'

export interface Objective {
  objective_id: string
  workstream: string
  number: number
  words: string
  outcome: string
  dropped: string | null
}

export interface Action {
  action_id: string
  objective_id: string
  number: number
  words: string
  owner: string
  begins_on: CalendarDate | null
  due_on: CalendarDate
  state: State
  /** What was last said of it, and when; null before anybody did. */
  said: string | null
  said_at: Date | null
}

export type By = Pick<Viewer, 'user_id' | 'name' | 'organisation_name'>

/** Columns that say who did it. */
export const done = (by: By) => ({ by_user: by.user_id, by_name: nameNow(by) })

/** The next free number in one of the plan's own counts, from 1. Two who ask at once wait for each other. */
async function nextNumber(tx: Tx, of: 'objective' | 'action' | 'decision'): Promise<number> {
  await sql`select pg_advisory_xact_lock(hashtext(${`plans.national_${of}`}))`.execute(tx)
  const { rows } = await sql<{ next: number }>`
    select coalesce(max(number), 0) + 1 as next from ${sql.table(`plans.national_${of}`)}`.execute(tx)
  return rows[0]?.next ?? 1
}

/** The objectives as they are put now, in order; those given up too. */
export const objectivesNow = (tx: Tx): Promise<Objective[]> =>
  tables(tx)
    .selectFrom('plans.national_objective')
    .select(['objective_id', 'workstream', 'number', 'words', 'outcome', 'dropped'])
    .where('until', 'is', null)
    .orderBy('number')
    .execute()

/** The actions as they are put now, each with how it stands, by number. */
export async function actionsNow(tx: Tx): Promise<Action[]> {
  const { rows } = await sql<Action>`
    select a.action_id, a.objective_id, a.number, a.words, a.owner, a.begins_on, a.due_on,
      coalesce(p.state, 'not_begun') as state, p.words as said, p.at as said_at
    from plans.national_action a
    left join lateral (
      select state, words, at from plans.national_progress p where p.action_id = a.action_id order by at desc, id desc limit 1
    ) p on true
    where a.until is null order by a.number`.execute(tx)
  return rows
}

/** What needs what, as it is held now. */
export const needsNow = (tx: Tx): Promise<(Need & { why: string })[]> =>
  tables(tx)
    .selectFrom('plans.national_need')
    .select(['action_id', 'needs_id', 'why'])
    .where('until', 'is', null)
    .orderBy('since')
    .execute()

/** Puts an objective into the plan, or puts one otherwise: the former words stay on record. */
export async function putObjective(
  tx: Tx,
  by: By,
  words: Pick<Objective, 'workstream' | 'words' | 'outcome'> & { why: string; dropped?: string | null },
  former?: Objective,
): Promise<string> {
  const row = newNationalRow()
  if (former !== undefined) await supersede(tx, 'national_objective', 'objective_id', former.objective_id)
  await tables(tx)
    .insertInto('plans.national_objective')
    .values({
      ...row,
      ...words,
      ...done(by),
      objective_id: former?.objective_id ?? row.id,
      number: former?.number ?? (await nextNumber(tx, 'objective')),
    })
    .execute()
  return former?.objective_id ?? row.id
}

/** Puts an action into the plan, or puts one otherwise: the former words, owner and days stay on record. */
export async function putAction(
  tx: Tx,
  by: By,
  words: Pick<Action, 'objective_id' | 'words' | 'owner' | 'begins_on' | 'due_on'> & { why: string },
  former?: Action,
): Promise<string> {
  const row = newNationalRow()
  if (former !== undefined) await supersede(tx, 'national_action', 'action_id', former.action_id)
  await tables(tx)
    .insertInto('plans.national_action')
    .values({
      ...row,
      ...words,
      ...done(by),
      action_id: former?.action_id ?? row.id,
      number: former?.number ?? (await nextNumber(tx, 'action')),
    })
    .execute()
  return former?.action_id ?? row.id
}

async function supersede(tx: Tx, table: string, key: string, id: string): Promise<void> {
  await sql`update ${sql.table(`plans.${table}`)} set until = nwd.clock() where ${sql.ref(key)} = ${id} and until is null`.execute(
    tx,
  )
}

/** Says how an action stands. */
export async function sayHowItStands(
  tx: Tx,
  by: By,
  said: { action_id: string; state: Exclude<State, 'not_begun'>; words: string },
): Promise<void> {
  await tables(tx)
    .insertInto('plans.national_progress')
    .values({ ...newNationalRow(), ...said, ...done(by) })
    .execute()
}

/** Everything said of an action, the latest first. */
export const progressOf = (tx: Tx, action: string) =>
  tables(tx)
    .selectFrom('plans.national_progress')
    .select(['state', 'words', 'at', 'by_name'])
    .where('action_id', '=', action)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .execute()

/** How an action was put, from wording to wording, the present one first. */
export const wordingsOf = (tx: Tx, action: string) =>
  tables(tx)
    .selectFrom('plans.national_action')
    .select(['words', 'owner', 'due_on', 'why', 'since', 'by_name'])
    .where('action_id', '=', action)
    .orderBy('since', 'desc')
    .orderBy('id', 'desc')
    .execute()

/** Holds that one action cannot be done before another; or, with `until`, no longer. */
export async function addNeed(tx: Tx, by: By, need: Need & { why: string }): Promise<void> {
  await tables(tx)
    .insertInto('plans.national_need')
    .values({ ...newNationalRow(), ...need, ...done(by) })
    .execute()
}

/** The needs as they are held now, for somebody about to add one: who comes after waits until that is done. */
export async function needsHeld(tx: Tx): Promise<Need[]> {
  await sql`select pg_advisory_xact_lock(hashtext('plans.national_need'))`.execute(tx)
  return needsNow(tx)
}

/** The need no longer holds; it stays on record. */
export async function endNeed(tx: Tx, { action_id, needs_id }: Need): Promise<void> {
  await sql`update plans.national_need set until = nwd.clock() where action_id = ${action_id} and needs_id = ${needs_id} and until is null`.execute(
    tx,
  )
}

export interface Milestone {
  id: string
  action_id: string
  words: string
  due_on: CalendarDate
  reached_on: CalendarDate | null
}

/** The points on the way, of one action or of all, by day. */
export const milestonesNow = (tx: Tx, action?: string): Promise<Milestone[]> => {
  const all = tables(tx)
    .selectFrom('plans.national_milestone')
    .select(['id', 'action_id', 'words', 'due_on', 'reached_on'])
    .orderBy('due_on')
    .orderBy('id')
  return (action === undefined ? all : all.where('action_id', '=', action)).execute()
}

export async function addMilestone(
  tx: Tx,
  by: By,
  milestone: Pick<Milestone, 'action_id' | 'words' | 'due_on'>,
): Promise<void> {
  await tables(tx)
    .insertInto('plans.national_milestone')
    .values({ ...newNationalRow(), ...milestone, ...done(by) })
    .execute()
}

/** Says that a point was reached, once; true when it was this who said so. */
export async function reachMilestone(tx: Tx, by: By, id: string, on: CalendarDate): Promise<boolean> {
  const { numUpdatedRows } = await tables(tx)
    .updateTable('plans.national_milestone')
    .set({ reached_on: on, reached_by: by.user_id, reached_by_name: nameNow(by) })
    .where('id', '=', id)
    .where('reached_on', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

export interface Decision {
  id: string
  number: number
  words: string
  why: string
  body: string
  made_on: CalendarDate
  action_id: string | null
  supersedes: string | null
  by_name: string
}

/** The decision log, the latest first; replaced decisions too. */
export const decisionsNow = (tx: Tx): Promise<Decision[]> =>
  tables(tx)
    .selectFrom('plans.national_decision')
    .select(['id', 'number', 'words', 'why', 'body', 'made_on', 'action_id', 'supersedes', 'by_name'])
    .orderBy('number', 'desc')
    .execute()

/** Writes a decision into the log; one that replaces another leaves that one as it was. Its number in the log comes out. */
export async function recordDecision(
  tx: Tx,
  by: By,
  decision: Pick<Decision, 'words' | 'why' | 'body' | 'made_on' | 'action_id' | 'supersedes'>,
): Promise<number> {
  const number = await nextNumber(tx, 'decision')
  await tables(tx)
    .insertInto('plans.national_decision')
    .values({ ...newNationalRow(), ...decision, number, ...done(by) })
    .execute()
  return number
}
