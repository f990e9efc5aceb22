import { sql } from 'kysely'
import { asWorker, type Database, type Tx } from '#platform/db'
import { type Job, jobInTransaction } from '#platform/jobs'
import type { Clock } from '#platform/time'
import { postTo } from './post.ts'
import { signatureOf } from './sign.ts'

export interface WebhookParts {
  secret: string
  /** Whether addresses inside a network, and without encryption, may be told: where somebody's own systems are the neighbours, and in tests. */
  mayStayInside: boolean
}

/** Minutes to leave an address alone after it failed once, twice …; what failed once more after these is given up, two days after it happened. */
export const pauses = [1, 5, 15, 60, 180, 360, 720, 1440] as const

interface Waiting {
  id: string
  webhook_id: string
  address: string
  event: string
  subject_kind: string | null
  subject_id: string | null
  state: string | null
  area_id: string
  happened_at: Date
  tries: number
}

const nextWaiting = async (tx: Tx): Promise<Waiting | undefined> => {
  const { rows } = await sql<Waiting>`
    select d.id, d.webhook_id, w.address, d.event, d.subject_kind, d.subject_id, platform.state_of(d.subject_kind, d.subject_id) as state,
      d.area_id, d.happened_at, d.tries
    from platform.webhook_delivery d join platform.webhook w on w.id = d.webhook_id and w.ended_at is null and w.next_try_at <= nwd.clock()
    where d.sent_at is null and d.given_up_at is null
    order by d.happened_at, d.id limit 1 for update of d skip locked
  `.execute(tx)
  return rows[0]
}

/** What is told: identifiers and states, nothing of anybody. */
const bodyOf = ({ id, event, subject_kind, subject_id, state, area_id, happened_at }: Waiting): string =>
  JSON.stringify({
    id,
    type: event,
    timestamp: happened_at.toISOString(),
    data:
      subject_kind === null
        ? {}
        : {
            area: area_id,
            [subject_kind]: { id: subject_id, state, address: `/api/v1/${subject_kind}s/${subject_id}` },
          },
  })

async function taken(tx: Tx, { id, webhook_id }: Waiting, answer: string) {
  await sql`
    update platform.webhook_delivery set sent_at = nwd.clock(), tries = tries + 1, last_answer = ${answer} where id = ${id}
  `.execute(tx)
  await sql`update platform.webhook set failing_since = null, next_try_at = nwd.clock() where id = ${webhook_id}`.execute(
    tx,
  )
}

async function failed(tx: Tx, { id, webhook_id, tries }: Waiting, answer: string) {
  const pause = pauses[tries]
  await sql`
    update platform.webhook_delivery set tries = tries + 1, last_answer = ${answer},
      given_up_at = ${pause === undefined ? sql`nwd.clock()` : null}, next_try_at = nwd.clock() + make_interval(mins => ${pause ?? 0})
    where id = ${id}
  `.execute(tx)
  // With what is given up goes whatever has waited as long behind it.
  if (pause === undefined)
    await sql`
      update platform.webhook_delivery set given_up_at = nwd.clock(), last_answer = 'not tried: the address had not answered for two days'
      where webhook_id = ${webhook_id} and sent_at is null and given_up_at is null and happened_at < nwd.clock() - interval '2 days'
    `.execute(tx)
  await sql`
    update platform.webhook set failing_since = coalesce(failing_since, nwd.clock()), next_try_at = nwd.clock() + make_interval(mins => ${pause ?? 1})
    where id = ${webhook_id}
  `.execute(tx)
}

/** Tells the oldest thing that is due, in a transaction that holds its row meanwhile. */
const deliverOne = (database: Database, clock: Clock, { secret, mayStayInside }: WebhookParts) =>
  asWorker(database, clock, async (tx) => {
    const waiting = await nextWaiting(tx)
    if (waiting === undefined) return 'none'
    const body = bodyOf(waiting)
    const headers = signatureOf(secret, waiting.webhook_id, { id: waiting.id, at: clock.now(), body })
    const told = await postTo(waiting.address, body, headers, mayStayInside)
    await (told.taken ? taken : failed)(tx, waiting, told.answer)
    return told.taken ? 'sent' : 'failed'
  })

/**
 * Tells what waits, oldest first, until nothing is due or the program is to stop. Any number of programs may do so at once. What was sent and not written
 * down, because the program ended between the two, is sent again under the same identifier. An address that failed is left alone for a while, and holds up no other.
 */
export async function deliverWebhooks(database: Database, clock: Clock, parts: WebhookParts, stopping?: AbortSignal) {
  const total = { sent: 0, failed: 0 }
  while (!stopping?.aborted) {
    const outcome = await deliverOne(database, clock, parts)
    if (outcome === 'none') break
    total[outcome]++
  }
  return total
}

/** Other systems are told within moments, or each minute what is to be tried again; what was told is forgotten after thirty days. */
export const webhookJobs = (parts: WebhookParts): Job[] => [
  {
    name: 'deliver-webhooks',
    every: '* * * * *',
    on: 'nwd_webhooks',
    run: ({ database, clock, stopping }) => deliverWebhooks(database, clock, parts, stopping),
  },
  jobInTransaction({ name: 'forget-deliveries', every: '35 3 * * *' }, (tx) =>
    sql`delete from platform.webhook_delivery where happened_at < nwd.clock() - interval '30 days'`.execute(tx),
  ),
]
