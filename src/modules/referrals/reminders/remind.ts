import { v7 as uuid } from 'uuid'
import { colleaguesIn, partnershipOf } from '#modules/partnership'
import { writeToAccount } from '#modules/people'
import type { Tx } from '#platform/db'
import { addWorkingDays, type CalendarDate, type Clock, isWorkingDay } from '#platform/time'
import type { List } from '../referral.ts'
import { tables } from '../referrals.queries.ts'

/** Working days until somebody is reminded of the same thing again. */
const quiet = 5

interface Late {
  id: string
  area_id: string
  person_id: string
  referral_id: string
  list: List
  sender: string
  receiver: string | null
}

/**
 * Reminds those whose turn it is of referrals that are late, on working days only, one message an account however many wait, and not
 * of the same one again within five working days. The message says how many wait and where, never who (design §5 rule 11).
 * @returns how many messages were put into the outbox
 */
export async function remindLateReferrals(tx: Tx, clock: Clock): Promise<number> {
  const today = clock.today()
  if (!isWorkingDay(today)) return 0
  const coordinators = new Map<string, string[]>()
  const waiting = new Map<string, number>()
  for (const late of await lateStandings(tx, today)) {
    for (const user of await whoseTurn(tx, late, coordinators)) {
      if (await noted(tx, late, user, today)) waiting.set(user, (waiting.get(user) ?? 0) + 1)
    }
  }
  let sent = 0
  for (const [user, count] of waiting) {
    const words = count === 1 ? 'A referral waits' : `${count} referrals wait`
    const written = await writeToAccount(tx, user, {
      subject: `${words} for you`,
      body: `${words} for you in No Wrong Door, and the day it was due has passed. Your page for today shows what to do.`,
    })
    if (written) sent += 1
  }
  return sent
}

async function lateStandings(tx: Tx, today: CalendarDate): Promise<Late[]> {
  const rows = await tables(tx)
    .selectFrom('referrals.standing as s')
    .innerJoin('referrals.referral as r', (on) =>
      on.onRef('r.id', '=', 's.referral_id').onRef('r.area_id', '=', 's.area_id'),
    )
    .leftJoin('referrals.offer as o', (on) =>
      on.onRef('o.referral_id', '=', 'r.id').onRef('o.area_id', '=', 'r.area_id').on('o.ended_at', 'is', null),
    )
    .select([
      's.id',
      's.area_id',
      's.person_id',
      's.referral_id',
      's.list',
      'r.sender_user_id as sender',
      'o.user_id as receiver',
    ])
    .where('s.until', 'is', null)
    // a due day is a working day, so every working day after it is late
    .where('s.due_on', '<', today)
    .orderBy('s.area_id')
    .orderBy('s.id')
    .execute()
  return rows.map((row) => ({ ...row, list: row.list as List }))
}

async function whoseTurn(tx: Tx, late: Late, coordinators: Map<string, string[]>): Promise<string[]> {
  const receiver = late.receiver === null ? [] : [late.receiver]
  switch (late.list) {
    case 'to_allocate': {
      const known = coordinators.get(late.area_id) ?? (await coordinatorsOf(tx, late.area_id))
      coordinators.set(late.area_id, known)
      return known
    }
    case 'offered':
    case 'waiting':
    case 'to_register':
      return receiver
    case 'to_arrange':
    case 'arranged':
      return [...new Set([late.sender, ...receiver])]
    case 'with_sender':
    case 'parked':
      return [late.sender]
  }
}

async function coordinatorsOf(tx: Tx, area: string): Promise<string[]> {
  const { id } = await partnershipOf(tx, area)
  return (await colleaguesIn(tx, id, ['coordinator'])).map(({ user_id }) => user_id)
}

/** Notes that somebody is reminded today; false when they were within the quiet days. */
async function noted(tx: Tx, late: Late, to_user: string, today: CalendarDate): Promise<boolean> {
  const lately = await tables(tx)
    .selectFrom('referrals.reminder')
    .select('id')
    .where('standing_id', '=', late.id)
    .where('to_user', '=', to_user)
    .where('on_day', '>', addWorkingDays(today, -quiet))
    .executeTakeFirst()
  if (lately !== undefined) return false
  const { id: standing_id, area_id, person_id, referral_id } = late
  await tables(tx)
    .insertInto('referrals.reminder')
    .values({ id: uuid(), area_id, person_id, referral_id, standing_id, on_day: today, to_user })
    .execute()
  return true
}
