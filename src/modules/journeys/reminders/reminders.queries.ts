import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import type { Viewer } from '#platform/access'
import { recordForEach } from '#platform/audit'
import type { Tx } from '#platform/db'
import { type Message, sendLater } from '#platform/outbox'
import { type ReferenceRow, referenceList } from '#platform/reference'
import { type CalendarDate, type Clock, timeInLondon } from '#platform/time'
import { nameAsItIsNow } from '../journeys.access.ts'
import { tables } from '../journeys.db.ts'

type Rule = ReferenceRow<'reminder-times'>

/** When somebody is reminded: as they chose, else as is usual on the day. */
export function ruleFor(code: string | undefined, today: CalendarDate, area?: string): Rule | undefined {
  const rules = referenceList('reminder-times', today, area)
  return rules.find((rule) => rule.code === code) ?? rules.find(({ usual }) => usual)
}

/** What a person chose, or undefined. */
export async function reminderChoiceOf(tx: Tx, person: string): Promise<string | undefined> {
  const row = await tables(tx)
    .selectFrom('journeys.reminder_choice')
    .select('code')
    .where('person_id', '=', person)
    .where('superseded_at', 'is', null)
    .executeTakeFirst()
  return row?.code
}

/** Writes down when somebody wants to be reminded; what they chose before stays, superseded. */
export async function chooseReminder(
  tx: Tx,
  viewer: Viewer,
  person: { id: string; area_id: string },
  code: string,
): Promise<void> {
  await tables(tx)
    .updateTable('journeys.reminder_choice')
    .set({ superseded_at: sql<Date>`nwd.clock()`, superseded_by: viewer.user_id })
    .where('person_id', '=', person.id)
    .where('superseded_at', 'is', null)
    .execute()
  const by = { chosen_by: viewer.user_id, chosen_by_name: nameAsItIsNow(viewer) }
  await tables(tx)
    .insertInto('journeys.reminder_choice')
    .values({ id: uuid(), area_id: person.area_id, person_id: person.id, code, ...by })
    .execute()
}

/** The last time that a person was reminded, or undefined. */
export async function lastReminderOf(tx: Tx, person: string) {
  return tables(tx)
    .selectFrom('journeys.reminder')
    .select(['channel', 'sent_at', 'on_date'])
    .where('person_id', '=', person)
    .orderBy('sent_at', 'desc')
    .limit(1)
    .executeTakeFirst()
}

interface Due {
  person_id: string
  area_id: string
  of_kind: 'appointment' | 'session'
  of_id: string
  on_date: CalendarDate
  at_time: string
  email: string | null
  text_to: string | null
  has_page: boolean
}

const most = 500

/**
 * Whose reminder is due: something is arranged with them that is still to come, was neither made nor moved today, and of which they were not reminded at the day and
 * time it has now; it is their time for it by the rule they chose; and a program may write to them (people.ways_to_reach), which is asked last.
 */
async function due(tx: Tx, today: CalendarDate, time: string, after: readonly [string, string]): Promise<Due[]> {
  const rules = referenceList('reminder-times', today).filter(({ never }) => !never)
  const { rows } = await sql<Due>`
    with rule as (select * from json_to_recordset(${JSON.stringify(rules)}::json) as r (code text, days_before int, send_from int, usual boolean)),
    arranged as (
      select a.person_id, a.area_id, 'appointment' as of_kind, a.id as of_id, a.on_date, a.at_time from journeys.appointment a
      where a.outcome is null and a.on_date between ${today} and ${today}::date + 28 and (a.changed_at at time zone 'Europe/London')::date < ${today}
      union all
      select e.person_id, e.area_id, 'session', s.id, s.on_date, s.at_time from journeys.session s
        join journeys.enrolment e on e.cohort_id = s.cohort_id and e.area_id = s.area_id and e.placed_at is not null and e.left_at is null
      where s.cancelled_at is null and s.on_date between ${today} and ${today}::date + 28 and (s.changed_at at time zone 'Europe/London')::date < ${today}
        and (e.placed_at at time zone 'Europe/London')::date < ${today}
    ), ready as (
      select a.* from arranged a
        left join journeys.reminder_choice c on c.person_id = a.person_id and c.area_id = a.area_id and c.superseded_at is null
        join rule on case when c.code is null then rule.usual else rule.code = c.code end
      where (a.of_id, a.person_id) > (${after[0]}, ${after[1]}) and (a.on_date, a.at_time) > (${today}, ${time})
        and (a.on_date - rule.days_before < ${today} or (a.on_date - rule.days_before = ${today} and left(${time}, 2)::int >= rule.send_from))
        and not exists (select 1 from journeys.reminder r where r.person_id = a.person_id and r.area_id = a.area_id and r.of_id = a.of_id
          and r.on_date = a.on_date and r.at_time = a.at_time)
      order by a.of_id, a.person_id limit ${most}
    )
    select ready.*, w.email, w.text_to,
      exists (select 1 from people.relationship r where r.person_id = ready.person_id and r.kind = 'self' and r.closed_at is null) as has_page
    from ready left join lateral people.ways_to_reach(ready.person_id) w on true order by ready.of_id, ready.person_id`.execute(
    tx,
  )
  return rows
}

/** What is sent: that something is coming up, and where to look. Not when, not whose, not with whom: others may read it. */
export function messageFor(
  { email, text_to, has_page }: Pick<Due, 'email' | 'text_to' | 'has_page'>,
  baseUrl: string,
): Message | undefined {
  const to = email === null ? text_to : email
  if (to === null) return undefined
  const where = has_page
    ? `See when and where here:\n\n${new URL('/my/meetings', baseUrl).href}`
    : 'If you are not sure when and where, ask the person you see.'
  const channel = email === null ? 'text' : 'email'
  return {
    channel,
    recipient: to,
    subject: 'Something is coming up',
    body: `No Wrong Door: you have something coming up soon.\n\n${where}`,
  }
}

/**
 * Reminds everybody whose time it is, each once for a day and time: run again, or beside itself, it sends nothing more.
 * @returns how many were reminded
 */
export async function sendReminders(tx: Tx, clock: Clock, baseUrl: string): Promise<number> {
  const [today, time] = [clock.today(), timeInLondon(clock.now())]
  let after: readonly [string, string] = [
    '00000000-0000-0000-0000-000000000000',
    '00000000-0000-0000-0000-000000000000',
  ]
  let sent = 0
  for (;;) {
    const found = await due(tx, today, time, after)
    sent += await sendTo(tx, found, baseUrl)
    const last = found.at(-1)
    if (last === undefined || found.length < most) return sent
    after = [last.of_id, last.person_id]
  }
}

async function sendTo(tx: Tx, found: readonly Due[], baseUrl: string): Promise<number> {
  const reminded: { area_id: string; person_id: string }[] = []
  for (const one of found) {
    const message = messageFor(one, baseUrl)
    if (message === undefined) continue
    const { person_id, area_id, of_kind, of_id, on_date, at_time } = one
    const message_id = await sendLater(tx, message)
    await tables(tx)
      .insertInto('journeys.reminder')
      .values({
        id: uuid(),
        person_id,
        area_id,
        of_kind,
        of_id,
        on_date,
        at_time,
        channel: message.channel,
        message_id,
      })
      .execute()
    reminded.push({ area_id, person_id })
  }
  if (reminded.length > 0) await recordForEach(tx, reminded, { event: 'journeys.reminder.sent' })
  return reminded.length
}
