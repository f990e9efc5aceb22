import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import type { Tx } from '#platform/db'
import { type Job, jobInTransaction } from '#platform/jobs'
import { addDays, type CalendarDate, type Clock, isWorkingDay } from '#platform/time'

/** Days after the day of review on which its keepers are asked; after the last, and as long again, the entry sinks. */
export const rungs = [0, 14, 28] as const

/** The rung that an entry stands on: how many times its keepers should have been asked by today, 0 to 3. */
export const rungOn = (review_by: CalendarDate, today: CalendarDate): number =>
  rungs.filter((days) => addDays(review_by, days) <= today).length

/**
 * Asks whoever keeps entries to look at those whose day has come: those who act for the organisation, else the coordinators of the area. One message a person, however many
 * entries wait; each entry at most three times. Asked late, an entry is asked after once for all the rungs it has passed.
 * @returns how many messages were put into the outbox
 */
export async function askKeepers(tx: Tx, clock: Clock): Promise<number> {
  const today = clock.today()
  if (!isWorkingDay(today)) return 0
  const { rows: due } = await sql<{
    id: string
    area_id: string | null
    review_by: CalendarDate
    partner_id: string | null
    sent: number
  }>`
    select s.id, s.area_id, s.review_by, o.partner_id, (select count(*)::int from directory.reminder r where r.service_id = s.id and r.review_by = s.review_by) as sent
    from directory.service s left join directory.organisation o on o.id = s.organisation_id
    where s.withdrawn_at is null and s.review_by <= ${today} and s.area_id is not null order by s.id`.execute(tx)
  const asking = due.filter(({ review_by, sent }) => rungOn(review_by, today) > sent)
  for (const { id, area_id, review_by, sent } of asking)
    await sql`insert into directory.reminder (service_id, area_id, review_by, number)
      select ${id}, ${area_id}, ${review_by}, n from generate_series(${sent + 1}::int, ${rungOn(review_by, today)}::int) n`.execute(
      tx,
    )
  const waiting = new Map<string, number>()
  for (const { area_id, partner_id } of asking)
    for (const account of await accountsFor(tx, area_id, partner_id))
      waiting.set(account, (waiting.get(account) ?? 0) + 1)
  for (const [account, count] of waiting)
    await sql`select partnership.write_to_account(${account}, ${uuid()}, ${'Is the directory still right?'}, ${letter(count)})`.execute(
      tx,
    )
  return waiting.size
}

async function accountsFor(tx: Tx, area_id: string | null, partner_id: string | null): Promise<string[]> {
  const { rows } = await sql<{ user_id: string; keeps: boolean }>`
    select distinct user_id, role <> 'coordinator' as keeps from partnership.membership where until is null and area_id = ${area_id}
      and ((organisation_id = ${partner_id} and role in ('team_lead', 'provider_worker', 'member')) or role = 'coordinator')`.execute(
    tx,
  )
  const own = rows.filter(({ keeps }) => keeps)
  return (own.length > 0 ? own : rows).map(({ user_id }) => user_id)
}

const letter = (count: number): string =>
  [
    count === 1
      ? 'One entry of the directory should be looked at.'
      : `${count} entries of the directory should be looked at.`,
    'Open Directory in No Wrong Door (/directory), and say that they are still right, or what has changed. An entry that nobody looks at sinks below the others.',
  ].join('\n')

/** This room's work that nobody waits for. */
export const directoryJobs: readonly Job[] = [
  jobInTransaction({ name: 'ask-keepers-of-entries', every: '45 7 * * 1-5' }, (tx, clock) => askKeepers(tx, clock)),
]
