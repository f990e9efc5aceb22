import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import type { Viewer } from '#platform/access'
import type { Tx } from '#platform/db'
import type { CalendarDate } from '#platform/time'
import { nextTry, type SaidBy, type Weeks } from './follow-up.ts'
import type { OutcomesTables } from './outcomes.tables.ts'

const tables = (tx: Tx) => tx.withTables<OutcomesTables>()

const columns = [
  'f.id',
  'f.area_id',
  'f.person_id',
  'f.job_id',
  sql<Weeks>`f.weeks`.as('weeks'),
  'f.due_on',
  'f.window_ends_on',
  'f.answer',
  'f.said_by',
  'f.answered_on',
  'f.closed_reason',
  'f.next_try_on',
] as const

const held = (tx: Tx) =>
  tables(tx).selectFrom('outcomes.follow_up as f').select(columns).where('f.superseded_at', 'is', null)

/** The follow-ups of all of a person's jobs, by due date. */
export async function followUpsOfPerson(tx: Tx, person: string) {
  return held(tx).where('f.person_id', '=', person).orderBy('f.due_on').orderBy('f.weeks').execute()
}

export type FollowUp = Awaited<ReturnType<typeof followUpsOfPerson>>[number]

/** A follow-up that still holds, when the viewer sees the person's record. */
export async function selectOptionalFollowUp(tx: Tx, id: string): Promise<FollowUp | undefined> {
  return held(tx).where('f.id', '=', id).executeTakeFirst()
}

/** The tries that reached nobody, latest first. */
export async function triesOf(tx: Tx, follow_up: string) {
  return tables(tx)
    .selectFrom('outcomes.follow_up_try')
    .select(['id', 'tried_on', 'how'])
    .where('follow_up_id', '=', follow_up)
    .orderBy('tried_on', 'desc')
    .orderBy('id', 'desc')
    .execute()
}

export class NotYetDue extends Error {
  override name = 'NotYetDue'
}

/** A follow-up that was answered already gives place to a new row, so that what was recorded before is kept. Returns the row to write in. */
async function openAgain(tx: Tx, by: Pick<Viewer, 'user_id'>, follow_up: FollowUp): Promise<string> {
  if (follow_up.answer === null) return follow_up.id
  const { area_id, person_id, job_id, weeks, due_on, window_ends_on } = follow_up
  await tables(tx)
    .updateTable('outcomes.follow_up')
    .set({ superseded_at: sql`nwd.clock()`, superseded_by: by.user_id })
    .where('id', '=', follow_up.id)
    .execute()
  const id = uuid()
  await tables(tx)
    .insertInto('outcomes.follow_up')
    .values({ id, area_id, person_id, job_id, weeks, due_on, window_ends_on })
    .execute()
  return id
}

/**
 * Records whether the person was in work, who said so, and when. A follow-up answered before keeps that answer as a row superseded.
 * @throws NotYetDue when the answer would be from before the day it is due
 */
export async function answerFollowUp(
  tx: Tx,
  by: Pick<Viewer, 'user_id'>,
  follow_up: FollowUp,
  answer: { answer: 'yes' | 'no'; said_by: SaidBy; answered_on: CalendarDate },
): Promise<void> {
  if (answer.answered_on < follow_up.due_on) throw new NotYetDue()
  const id = await openAgain(tx, by, follow_up)
  await tables(tx)
    .updateTable('outcomes.follow_up')
    .set({ ...answer, recorded_by: by.user_id, recorded_at: sql`nwd.clock()`, next_try_on: null })
    .where('id', '=', id)
    .execute()
}

/**
 * Records a try that reached nobody. The next one is worked out by the rule of the day; once there is no room for one before the window
 * ends, the follow-up is closed as unknown with the reason. Returns the day of the next try, or null when it was closed.
 * @throws NotYetDue when it is tried before it is due
 */
export async function notReached(
  tx: Tx,
  by: Pick<Viewer, 'user_id'>,
  follow_up: FollowUp,
  attempt: { tried_on: CalendarDate; how: string },
): Promise<CalendarDate | null> {
  if (attempt.tried_on < follow_up.due_on) throw new NotYetDue()
  const { area_id, person_id } = follow_up
  const id = await openAgain(tx, by, follow_up)
  await tables(tx)
    .insertInto('outcomes.follow_up_try')
    .values({ id: uuid(), area_id, person_id, follow_up_id: id, ...attempt, recorded_by: by.user_id })
    .execute()
  const next_try_on = nextTry(follow_up, attempt.tried_on)
  const closing = {
    answer: 'unknown',
    closed_reason: 'not_reached',
    recorded_by: by.user_id,
    recorded_at: sql<Date>`nwd.clock()`,
    next_try_on: null,
  }
  await tables(tx)
    .updateTable('outcomes.follow_up')
    .set(next_try_on === null ? closing : { next_try_on })
    .where('id', '=', id)
    .execute()
  return next_try_on
}

/** Closes as unknown, for the program itself, every follow-up whose window ended before a day and that nobody answered. Returns how many. */
export async function closeLapsedFollowUps(tx: Tx, today: CalendarDate): Promise<number> {
  const closed = await tables(tx)
    .updateTable('outcomes.follow_up')
    .set({ answer: 'unknown', closed_reason: 'window_ended', recorded_at: sql`nwd.clock()`, next_try_on: null })
    .where('answer', 'is', null)
    .where('superseded_at', 'is', null)
    .where('window_ends_on', '<', today)
    .executeTakeFirst()
  return Number(closed.numUpdatedRows)
}

/** What to call the reason for which a follow-up was closed without an answer. */
export const closedReasons: Readonly<Record<string, string>> = {
  not_reached: 'nobody could be reached before it closed',
  window_ended: 'it closed before anybody answered',
  imported: 'recorded as unknown in the file it came from',
}
