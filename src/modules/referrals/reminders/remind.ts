import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import { colleaguesIn, partnershipOf } from '#modules/partnership'
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
  receiver_organisation: string | null
}

/** Working days after a reminder until what is still late is taken to those above. */
export const patience = 5

/**
 * Tells those whose turn it is of referrals that are late, on working days only, and not of the same one again within five working days;
 * what is as late as that after its first reminder is taken, once and urgently, to the coordinators and to the team leads of whoever was
 * asked. How each hears of it is their own choice (`../notices`).
 * @returns how many notices were written
 */
export async function remindLateReferrals(tx: Tx, clock: Clock): Promise<number> {
  const today = clock.today()
  if (!isWorkingDay(today)) return 0
  const coordinators = new Map<string, string[]>()
  const of = async (area: string) => {
    const known = coordinators.get(area) ?? (await coordinatorsOf(tx, area))
    coordinators.set(area, known)
    return known
  }
  let told = 0
  for (const late of await lateStandings(tx, today)) {
    const turn = await whoseTurn(late, of)
    const waited = await remindedOn(tx, late.id)
    if (waited !== undefined && addWorkingDays(waited, patience) <= today) {
      const above = [...(await of(late.area_id)), ...(await teamLeads(tx, late))]
      for (const user of new Set(above.filter((one) => !turn.includes(one))))
        if (await noted(tx, late, user, today, 'escalation')) told += 1
    }
    for (const user of turn) if (await noted(tx, late, user, today, 'reminder')) told += 1
  }
  return told
}

/** The day on which somebody was first reminded of it, or undefined. */
async function remindedOn(tx: Tx, standing: string): Promise<CalendarDate | undefined> {
  const first = await tables(tx)
    .selectFrom('referrals.reminder')
    .select('on_day')
    .where('standing_id', '=', standing)
    .where('step', '=', 'reminder')
    .orderBy('on_day')
    .executeTakeFirst()
  return first?.on_day
}

async function teamLeads(tx: Tx, { receiver_organisation }: Late): Promise<string[]> {
  if (receiver_organisation === null) return []
  return (await colleaguesIn(tx, receiver_organisation, ['team_lead'])).map(({ user_id }) => user_id)
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
      'o.organisation_id as receiver_organisation',
    ])
    .where('s.until', 'is', null)
    // a due day is a working day, so every working day after it is late
    .where('s.due_on', '<', today)
    .orderBy('s.area_id')
    .orderBy('s.id')
    .execute()
  return rows.map((row) => ({ ...row, list: row.list as List }))
}

async function whoseTurn(late: Late, coordinatorsIn: (area: string) => Promise<string[]>): Promise<string[]> {
  const receiver = late.receiver === null ? [] : [late.receiver]
  switch (late.list) {
    case 'to_allocate':
      return coordinatorsIn(late.area_id)
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

/**
 * Notes that somebody is told today, and tells them: once of what was taken to them, and not again within the quiet days of what is theirs
 * to do.
 * @returns whether they were told
 */
async function noted(tx: Tx, late: Late, to_user: string, today: CalendarDate, step: 'reminder' | 'escalation') {
  const { id: standing_id, area_id, person_id, referral_id } = late
  const lately = await tables(tx)
    .selectFrom('referrals.reminder')
    .select('id')
    .where('standing_id', '=', standing_id)
    .where('to_user', '=', to_user)
    .$if(step === 'reminder', (q) => q.where('on_day', '>', addWorkingDays(today, -quiet)))
    .executeTakeFirst()
  if (lately !== undefined) return false
  await tables(tx)
    .insertInto('referrals.reminder')
    .values({ id: uuid(), area_id, person_id, referral_id, standing_id, on_day: today, to_user, step })
    .execute()
  const kind = step === 'reminder' ? 'late' : 'escalated'
  await sql`select referrals.tell(${area_id}, ${referral_id}, ${to_user}, ${kind}, ${step === 'escalation'})`.execute(
    tx,
  )
  return true
}
