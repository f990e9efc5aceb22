import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import type { Tx } from '#platform/db'

/** An address that is told, and how it has answered. */
export interface Webhook {
  id: string
  area_id: string
  organisation_id: string
  organisation: string
  address: string
  made_at: Date
  failing_since: Date | null
  ended_at: Date | null
  waiting: number
  given_up: number
}

export interface NewWebhook {
  area_id: string
  organisation_id: string
  address: string
  made_by: string | null
}

/** One thing that was, or is to be, told. */
export interface Delivery {
  id: string
  event: string
  happened_at: Date
  tries: number
  next_try_at: Date
  sent_at: Date | null
  given_up_at: Date | null
  last_answer: string | null
}

/** Makes an address that is told from now on. Returns its identifier. */
export async function makeWebhook(tx: Tx, { area_id, organisation_id, address, made_by }: NewWebhook): Promise<string> {
  const id = uuid()
  await sql`
    insert into platform.webhook (id, area_id, organisation_id, address, made_by) values (${id}, ${area_id}, ${organisation_id}, ${address}, ${made_by})
  `.execute(tx)
  return id
}

const selected = sql`
  select w.id, w.area_id, w.organisation_id, o.name as organisation, w.address, w.made_at, w.failing_since, w.ended_at,
    (select count(*)::int from platform.webhook_delivery d where d.webhook_id = w.id and d.sent_at is null and d.given_up_at is null) as waiting,
    (select count(*)::int from platform.webhook_delivery d where d.webhook_id = w.id and d.given_up_at is not null) as given_up
  from platform.webhook w join partnership.organisation o on o.id = w.organisation_id and o.area_id = w.area_id`

/** The addresses of an area that are told, the newest first. */
export async function webhooksOf(tx: Tx, area: string): Promise<Webhook[]> {
  const { rows } = await sql<Webhook>`
    ${selected} where w.area_id = ${area} and w.ended_at is null order by w.made_at desc, w.id desc limit 200
  `.execute(tx)
  return rows
}

/** One that the viewer may see, or undefined. */
export async function selectOptionalWebhook(tx: Tx, id: string): Promise<Webhook | undefined> {
  const { rows } = await sql<Webhook>`${selected} where w.id = ${id}`.execute(tx)
  return rows[0]
}

/** What it was told lately and what waits, the newest first. */
export async function deliveriesOf(tx: Tx, webhook: string, most: number): Promise<Delivery[]> {
  const { rows } = await sql<Delivery>`
    select id, event, happened_at, tries, next_try_at, sent_at, given_up_at, last_answer from platform.webhook_delivery
    where webhook_id = ${webhook} order by happened_at desc, id desc limit ${most}
  `.execute(tx)
  return rows
}

/** Ends one: it is told nothing more, not even what waits. Returns whether it was still open. */
export async function endWebhook(tx: Tx, id: string, by: string | null): Promise<boolean> {
  const { rows } = await sql`
    update platform.webhook set ended_at = nwd.clock(), ended_by = ${by} where id = ${id} and ended_at is null returning id
  `.execute(tx)
  return rows.length > 0
}

/** Tells it a test, at once even when it has been failing. */
export async function testWebhook(tx: Tx, { id, area_id }: Pick<Webhook, 'id' | 'area_id'>): Promise<void> {
  await sql`update platform.webhook set next_try_at = nwd.clock() where id = ${id} and ended_at is null`.execute(tx)
  await sql`insert into platform.webhook_delivery (id, area_id, webhook_id, event) values (${uuid()}, ${area_id}, ${id}, 'test')`.execute(
    tx,
  )
}
