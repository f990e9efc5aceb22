import { type AuditEvent, recordEvent } from '#platform/audit'
import type { Database } from '#platform/db'
import { Instead, problem, type Route, raw, type Visit } from '#platform/http'
import { becomeCaller, type Caller, callerOf, type Scope } from './caller.ts'
import { throttleOf } from './throttle.ts'

/** What an address answers: a status, and what is sent as JSON. */
export interface Answered {
  status: number
  answer: unknown
}

/** One request of another system: a visit as its caller. What is recorded names the key besides. */
export interface ApiCall<Parameters = object> extends Visit<Parameters> {
  caller: Caller
}

/** An address that is asked with a key. */
export interface KeyedRoute<Parameters = object> {
  method: 'GET' | 'POST'
  path: string
  /** What the key must allow; any key will do when it is not given. */
  scope?: Scope | undefined
  /** The event that is written when it has answered, or why none is. */
  audit: string | { none: string }
  /** The most bytes of a body. */
  most?: number | undefined
  answer(call: ApiCall<Parameters>): Promise<Answered>
}

export interface ApiParts {
  database: Database
  /** Requests that a key may make in a minute, when not as many as usual. */
  requestsAMinute?: number | undefined
}

const kibibyte = 1024

const json = ({ status, answer }: Answered) =>
  new Response(JSON.stringify(answer), {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' },
  })

const noKey = () =>
  problem(
    401,
    'A key is needed',
    {
      detail:
        'Send the header Authorization: Bearer, followed by a key that is not ended and whose keeper still acts for the organisation.',
    },
    { 'www-authenticate': 'Bearer realm="No Wrong Door"' },
  )

const tooOften = (seconds: number) =>
  problem(429, 'Too many requests', { detail: `Ask again in ${seconds} seconds.` }, { 'retry-after': String(seconds) })

/**
 * Makes addresses that are asked with a key. Each request is one transaction: it finds out whom the key stands for, goes on as that caller, so that
 * row security is that of its organisation, and is taken back whole when it ends otherwise than with an answer.
 */
export function apiRoutesWith({ database, requestsAMinute }: ApiParts) {
  const wait = throttleOf(database, requestsAMinute)

  async function callerFor(visit: Visit<unknown, unknown>, scope: Scope | undefined): Promise<Caller> {
    const caller = await callerOf(visit.tx, visit.request)
    if (caller === undefined) throw new Instead(noKey())
    const seconds = await wait(caller.key_id)
    if (seconds !== undefined) throw new Instead(tooOften(seconds))
    if (scope !== undefined && !caller.scopes.includes(scope))
      throw new Instead(problem(403, 'This key does not allow that', { detail: `It must allow ${scope}.` }))
    await becomeCaller(visit.tx, caller)
    return caller
  }

  return <Parameters = object>({
    method,
    path,
    scope,
    audit,
    most = 64 * kibibyte,
    answer,
  }: KeyedRoute<Parameters>): Route =>
    raw({
      method,
      path,
      access: 'everyone',
      audit: { none: 'recorded for the key, once it is known whose it is' },
      forPrograms: { most },
      async answer(visit) {
        const caller = await callerFor(visit, scope)
        let written = false
        const record = async ({ detail, ...about }: Omit<AuditEvent, 'event'>) => {
          if (typeof audit !== 'string') throw new Error(`${path} declares no audit event: ${audit.none}`)
          written = true
          await recordEvent(visit.tx, { event: audit, ...about, detail: { ...detail, api_key: caller.key_id } })
        }
        // The router hands over what stands in the path, which is where these names come from.
        const parameters = visit.parameters as Parameters
        const answered = await answer({ ...visit, parameters, viewer: caller.viewer, record, caller })
        if (typeof audit === 'string' && !written) throw new Error(`the declared event ${audit} was not written`)
        return json(answered)
      },
    })
}
