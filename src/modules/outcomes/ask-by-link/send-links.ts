import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import { recordEvent } from '#platform/audit'
import type { Tx } from '#platform/db'
import { sendLater } from '#platform/outbox'
import { type CalendarDate, isWorkingDay } from '#platform/time'
import type { FollowUpDates } from '../follow-up.ts'
import type { OutcomesTables } from '../outcomes.tables.ts'
import type { Reach } from '../retry/next-ask.ts'
import { type Addressee, addresseeOf, givesWayOn } from './link-plan.ts'
import { messageOf } from './message.ts'
import { fingerprintOf, newToken } from './token.ts'

interface Candidate extends FollowUpDates, Reach {
  id: string
  area_id: string
  person_id: string
  links: number
}

const most = 500

/**
 * Follow-ups that a link may ask today: due, unanswered, nobody asked not to be asked, no worker has begun to try, and none or one link went
 * out, the one so long ago that its reminder is due. Numbers found wrong in any of the person's follow-ups count, and people's own rule says by which way
 * anything may be sent at all.
 */
async function candidates(tx: Tx, today: CalendarDate, after: string): Promise<Candidate[]> {
  const { rows } = await sql<Candidate>`
    select f.id, f.area_id, f.person_id, f.weeks, f.due_on, f.window_ends_on, l.links::int as links,
      case when wrong.phone then null else may.text_to end as phone, case when wrong.email then null else may.email end as email,
      c.preferred_contact, c.do_not, c.changed_at
    from outcomes.follow_up f
    join people.contact_details c on c.person_id = f.person_id and c.area_id = f.area_id
    cross join lateral (select count(*) as links from outcomes.follow_up_link l where l.follow_up_id = f.id) l
    cross join lateral (
      select bool_or(t.how in ('phone', 'text')) as phone, bool_or(t.how = 'email') as email from outcomes.follow_up_try t
      where t.person_id = f.person_id and t.result = 'wrong_number' and t.recorded_at >= c.changed_at) wrong
    cross join lateral people.ways_to_reach(f.person_id) may
    where f.answer is null and f.superseded_at is null and f.due_on <= ${today} and f.window_ends_on > ${today}
      and c.preferred_contact in ('text', 'email') and f.id > ${after}
      and ((l.links = 0 and f.next_try_on is null) or (l.links = 1 and f.next_try_on <= ${today}))
      and not exists (select 1 from outcomes.follow_up_try t where t.follow_up_id = f.id)
      and not exists (select 1 from outcomes.do_not_ask d where d.person_id = f.person_id and d.area_id = f.area_id and d.ended_at is null)
    order by f.id limit ${most} for update of f skip locked`.execute(tx)
  return rows
}

async function sendLink(
  tx: Tx,
  follow_up: Candidate,
  to: Addressee,
  { today, gives_way_on, baseUrl }: { today: CalendarDate; gives_way_on: CalendarDate; baseUrl: string },
): Promise<void> {
  const token = newToken()
  const { area_id, person_id, window_ends_on, links } = follow_up
  const link = { id: uuid(), area_id, person_id, follow_up_id: follow_up.id }
  const tables = tx.withTables<OutcomesTables>()
  await tables
    .insertInto('outcomes.follow_up_link')
    .values({
      ...link,
      token_hash: fingerprintOf(token),
      channel: to.channel,
      is_reminder: links > 0,
      sent_on: today,
      expires_on: window_ends_on,
    })
    .execute()
  await tables
    .updateTable('outcomes.follow_up')
    .set({ next_try_on: gives_way_on })
    .where('id', '=', follow_up.id)
    .execute()
  const url = new URL(`/f/${token}`, baseUrl).href
  await sendLater(tx, messageOf(to, { url, until: window_ends_on, reminder: links > 0 }))
  await recordEvent(tx, {
    event: 'outcomes.link.sent',
    person_id,
    area_id,
    subject: { kind: 'follow_up', id: follow_up.id },
    detail: { channel: to.channel, reminder: links > 0 },
  })
}

/**
 * Asks by link, on a working day, everybody who chose texts or e-mails and whose follow-up is due; reminds once who has not answered. Whoever may not be asked
 * so, or would have no time left, stands on the worker's list instead. Run again on the same day it sends nothing more.
 * @returns how many were sent
 */
export async function sendLinks(tx: Tx, today: CalendarDate, baseUrl: string): Promise<number> {
  if (!isWorkingDay(today)) return 0
  let sent = 0
  let after = '00000000-0000-0000-0000-000000000000'
  for (;;) {
    const found = await candidates(tx, today, after)
    for (const follow_up of found) {
      const to = addresseeOf(follow_up, [])
      const gives_way_on = givesWayOn(follow_up, today, follow_up.links)
      if (to === undefined || gives_way_on === null) continue
      await sendLink(tx, follow_up, to, { today, gives_way_on, baseUrl })
      sent += 1
    }
    const last = found.at(-1)
    if (last === undefined || found.length < most) return sent
    after = last.id
  }
}
