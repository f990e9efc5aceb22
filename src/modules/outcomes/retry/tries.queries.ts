import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import type { Viewer } from '#platform/access'
import type { Tx } from '#platform/db'
import { addWorkingDays, type CalendarDate } from '#platform/time'
import { stopAsking } from '../do-not-ask/do-not-ask.queries.ts'
import { nextTry } from '../follow-up.ts'
import { closeFollowUp, type FollowUp, NotYetDue, openAgain, selectOptionalFollowUp } from '../follow-ups.queries.ts'
import type { OutcomesTables } from '../outcomes.tables.ts'
import type { PartOfDay, Way } from './ways.ts'

const tables = (tx: Tx) => tx.withTables<OutcomesTables>()

/** What was tried for a follow-up, latest first. */
export async function triesOf(tx: Tx, follow_up: string) {
  return tables(tx)
    .selectFrom('outcomes.follow_up_try')
    .select(['id', 'tried_on', 'how', 'result', 'part_of_day', 'recorded_at'])
    .where('follow_up_id', '=', follow_up)
    .orderBy('tried_on', 'desc')
    .orderBy('id', 'desc')
    .execute()
}

/** A try to ask: on which day, in which way, and which part of the day where that is known. */
export interface Attempt {
  tried_on: CalendarDate
  how: Way
  part_of_day: PartOfDay | null
}

/** Writes a try down, and opens the follow-up again where it was closed. Returns the follow-up as it stands for what comes of the try. */
async function writeTry(
  tx: Tx,
  by: Pick<Viewer, 'user_id'>,
  follow_up: FollowUp,
  { result, ...attempt }: Attempt & { result: string },
): Promise<FollowUp> {
  if (attempt.tried_on < follow_up.due_on) throw new NotYetDue()
  const { area_id, person_id } = follow_up
  const id = await openAgain(tx, by, follow_up)
  await tables(tx)
    .insertInto('outcomes.follow_up_try')
    .values({ id: uuid(), area_id, person_id, follow_up_id: id, ...attempt, result, recorded_by: by.user_id })
    .execute()
  return id === follow_up.id ? follow_up : ((await selectOptionalFollowUp(tx, id)) ?? follow_up)
}

/**
 * Records a try that reached nobody, or found a wrong number. The next one is worked out by the rule of the day, after a wrong number on the
 * next working day in another way; once there is no room for one before the window ends, the follow-up is closed as unknown with the reason.
 * Returns the day of the next try, or null when it was closed.
 * @throws NotYetDue when it is tried before it is due
 */
export async function notReached(
  tx: Tx,
  by: Pick<Viewer, 'user_id'>,
  asked: FollowUp,
  attempt: Attempt,
  result: 'not_reached' | 'wrong_number' = 'not_reached',
): Promise<CalendarDate | null> {
  const follow_up = await writeTry(tx, by, asked, { ...attempt, result })
  const soon = addWorkingDays(attempt.tried_on, 1)
  const next_try_on =
    result === 'wrong_number' ? (soon <= follow_up.window_ends_on ? soon : null) : nextTry(follow_up, attempt.tried_on)
  if (next_try_on === null) {
    await closeFollowUp(tx, by, follow_up, 'not_reached')
    return null
  }
  await tables(tx).updateTable('outcomes.follow_up').set({ next_try_on }).where('id', '=', follow_up.id).execute()
  return next_try_on
}

/** Records a try by which somebody was reached; what they said is written down besides. Returns the follow-up to answer. */
export async function reached(
  tx: Tx,
  by: Pick<Viewer, 'user_id'>,
  follow_up: FollowUp,
  attempt: Attempt,
): Promise<FollowUp> {
  return writeTry(tx, by, follow_up, { ...attempt, result: 'answered' })
}

/** Records a try by which the person asked not to be contacted: that ends all asking. */
export async function askedToStop(
  tx: Tx,
  by: Pick<Viewer, 'user_id'>,
  follow_up: FollowUp,
  attempt: Attempt,
  today: CalendarDate,
): Promise<void> {
  const { area_id, person_id } = await writeTry(tx, by, follow_up, { ...attempt, result: 'do_not_ask' })
  await stopAsking(tx, by, { area_id, person_id }, today)
}

/** How many tries, and the last of them, of several follow-ups; and their links. By follow-up. */
export async function askedSoFar(tx: Tx, follow_ups: readonly string[]) {
  if (follow_ups.length === 0) return { tries: [], links: [] }
  const tries = await tables(tx)
    .selectFrom('outcomes.follow_up_try')
    .select(['follow_up_id', 'tried_on', 'how', 'result', 'part_of_day', 'recorded_at'])
    .where('follow_up_id', 'in', follow_ups)
    .orderBy('recorded_at')
    .execute()
  const links = await tables(tx)
    .selectFrom('outcomes.follow_up_link')
    .select([
      'follow_up_id',
      'channel',
      sql<number>`count(*)::int`.as('many'),
      sql<CalendarDate>`max(sent_on)`.as('last_on'),
    ])
    .where('follow_up_id', 'in', follow_ups)
    .groupBy(['follow_up_id', 'channel'])
    .execute()
  return { tries, links }
}
