import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { Instead, problem } from '#platform/http'
import type { Answered, ApiCall } from './keyed-route.ts'

const keyIn = (request: Request): string => {
  const key = request.headers.get('idempotency-key')?.trim() ?? ''
  if (/^[\x21-\x7e]{1,200}$/.test(key)) return key
  throw new Instead(
    problem(400, 'The header Idempotency-Key is missing or not right', {
      detail:
        'Give each request a key of its own, of 1 to 200 letters, figures or signs, and the same key when you ask again.',
    }),
  )
}

// What was asked, however its names are ordered.
const inOrder = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(inOrder)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, each]) => [name, inOrder(each)]),
  )
}

const fingerprintOf = (path: string, body: unknown): Buffer =>
  createHash('sha256')
    .update(JSON.stringify([path, inOrder(body)]))
    .digest()

/**
 * Does once what a request asks, by its Idempotency-Key, in the transaction that does it: asked again, even at the same moment, it is given the same
 * answer. What failed was not kept and may be asked again under the same key.
 * @throws Instead: 400 without a key, 409 when the key was used for something else
 */
export async function onceByKey(
  { caller, tx, url, request }: ApiCall,
  body: unknown,
  work: () => Promise<Answered>,
): Promise<Answered & { again: boolean }> {
  const key = keyIn(request)
  const hash = fingerprintOf(url.pathname, body)
  const claimed = await sql`
    insert into platform.api_answer (key_id, area_id, idempotency_key, request_hash)
    values (${caller.key_id}, ${caller.viewer.area_id}, ${key}, ${hash}) on conflict do nothing returning key_id
  `.execute(tx)
  if (claimed.rows.length === 0) {
    const earlier = await sql<Answered & { request_hash: Buffer }>`
      select status, answer, request_hash from platform.api_answer where key_id = ${caller.key_id} and idempotency_key = ${key}
    `.execute(tx)
    const [row] = earlier.rows
    if (row?.request_hash.equals(hash)) return { status: row.status, answer: row.answer, again: true }
    throw new Instead(
      problem(409, 'The Idempotency-Key was used for something else', {
        detail: 'Ask for something else with a key of its own. Nothing was stored.',
      }),
    )
  }
  const done = await work()
  await sql`
    update platform.api_answer set status = ${done.status}, answer = ${JSON.stringify(done.answer)}::json
    where key_id = ${caller.key_id} and idempotency_key = ${key}
  `.execute(tx)
  return { ...done, again: false }
}
