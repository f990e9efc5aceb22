import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import type { Viewer } from '#platform/access'
import { onceAPage, type Tx } from '#platform/db'
import type { CalendarDate } from '#platform/time'
import type { EmployerRole } from './employer-answers/roles.ts'
import type { SaidBy, Weeks } from './follow-up.ts'
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
  'f.said_by_role',
  'f.answered_on',
  'f.closed_reason',
  'f.next_try_on',
] as const

const held = (tx: Tx) =>
  tables(tx).selectFrom('outcomes.follow_up as f').select(columns).where('f.superseded_at', 'is', null)

/** The follow-ups of all of a person's jobs, by due date. */
export const followUpsOfPerson = onceAPage((tx: Tx, person: string) =>
  held(tx).where('f.person_id', '=', person).orderBy('f.due_on').orderBy('f.weeks').execute(),
)

export type FollowUp = Awaited<ReturnType<typeof followUpsOfPerson>>[number]

/** A follow-up that still holds, when the viewer sees the person's record. */
export async function selectOptionalFollowUp(tx: Tx, id: string): Promise<FollowUp | undefined> {
  return held(tx).where('f.id', '=', id).executeTakeFirst()
}

export class NotYetDue extends Error {
  override name = 'NotYetDue'
}

/** An employer is asked only with the person's permission. */
export class EmployerNotAllowed extends Error {
  override name = 'EmployerNotAllowed'
}

/** A yes or no: who said so, when, and for an employer in which role. */
export interface Answer {
  answer: 'yes' | 'no'
  said_by: SaidBy
  said_by_role?: EmployerRole | undefined
  answered_on: CalendarDate
}

/** A follow-up that was answered already gives place to a new row, so that what was recorded before is kept. Returns the row to write in. */
export async function openAgain(tx: Tx, by: Pick<Viewer, 'user_id'>, follow_up: FollowUp): Promise<string> {
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

/** Whether the person lets us ask the employer of the job that a follow-up follows. */
export async function mayAskEmployer(tx: Tx, follow_up: Pick<FollowUp, 'person_id' | 'job_id'>): Promise<boolean> {
  const row = await tables(tx)
    .selectFrom('outcomes.job as j')
    .innerJoin('outcomes.employer_permission as p', (join) =>
      join.onRef('p.person_id', '=', 'j.person_id').onRef('p.employer_id', '=', 'j.employer_id'),
    )
    .select('p.given')
    .where('j.id', '=', follow_up.job_id)
    .where('p.superseded_at', 'is', null)
    .executeTakeFirst()
  return row?.given === 'yes'
}

/**
 * Records whether the person was in work, who said so, and when. A follow-up answered before keeps that answer as a row superseded.
 * @throws NotYetDue when the answer would be from before the day it is due
 * @throws EmployerNotAllowed when the employer would have been asked without the person's permission
 */
export async function answerFollowUp(
  tx: Tx,
  by: Pick<Viewer, 'user_id'>,
  follow_up: FollowUp,
  { said_by_role, ...answer }: Answer,
): Promise<void> {
  if (answer.answered_on < follow_up.due_on) throw new NotYetDue()
  if (answer.said_by === 'employer' && (said_by_role === undefined || !(await mayAskEmployer(tx, follow_up))))
    throw new EmployerNotAllowed()
  const id = await openAgain(tx, by, follow_up)
  await tables(tx)
    .updateTable('outcomes.follow_up')
    .set({
      ...answer,
      said_by_role: said_by_role ?? null,
      recorded_by: by.user_id,
      recorded_at: sql`nwd.clock()`,
      closed_reason: null,
      next_try_on: null,
    })
    .where('id', '=', id)
    .execute()
}

/** Closes a follow-up without yes or no, for a coded reason: it cannot be asked any more. An answer given before is kept as a row superseded. */
export async function closeFollowUp(
  tx: Tx,
  by: Pick<Viewer, 'user_id'>,
  follow_up: FollowUp,
  closed_reason: string,
): Promise<void> {
  const id = await openAgain(tx, by, follow_up)
  await tables(tx)
    .updateTable('outcomes.follow_up')
    .set({
      answer: 'unknown',
      closed_reason,
      recorded_by: by.user_id,
      recorded_at: sql<Date>`nwd.clock()`,
      next_try_on: null,
    })
    .where('id', '=', id)
    .execute()
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
