import { createHash, createHmac } from 'node:crypto'
import { sql } from 'kysely'
import type { Viewer } from '#platform/access'
import { goOnAs, type Tx } from '#platform/db'

/** What a key may be allowed, and no more than was asked for. */
export const scopes = ['referrals.send', 'referrals.read', 'people.import', 'lists.import'] as const
export type Scope = (typeof scopes)[number]

/** What each allows, in words. */
export const scopeWords: Readonly<Record<Scope, string>> = {
  'referrals.send': 'Send referrals',
  'referrals.read': 'Read what became of the referrals that the organisation sent',
  'people.import': 'Bring in people of the area, and what happened to them',
  'lists.import': 'Bring in the area’s organisations, employers and services',
}

/** What a system of such an organisation may be allowed: the council's and the partnership's alone bring in what is the area's. */
export const scopesFor = (kind: string): Scope[] =>
  scopes.filter((scope) => !scope.endsWith('.import') || kind === 'council' || kind === 'partnership')

/** Another system, as it asks: for whom it acts, and what it may do. */
export interface Caller {
  key_id: string
  scopes: readonly string[]
  /** Acts for the account that answers for the key, in the least of roles, and sees through the organisation alone. */
  viewer: Viewer & { organisation_id: string; area_id: string }
}

export const hashOf = (key: string): Buffer => createHash('sha256').update(key).digest()

/** A key is worked out from the house's secret and its identifier, so that it need not be kept to be shown once to whoever made it. */
export const keyOf = (secret: string, id: string): string =>
  `nwd_${createHmac('sha256', secret).update(`api-key.${id}`).digest('base64url')}`

interface Row {
  key_id: string
  area_id: string
  organisation_id: string
  organisation_name: string
  scopes: string[]
  user_id: string
  user_name: string
}

/** Whom the key of a request stands for; undefined when it has none, or one that opens nothing. */
export async function callerOf(tx: Tx, request: Request): Promise<Caller | undefined> {
  const key = /^Bearer (nwd_[\w-]{43})$/.exec(request.headers.get('authorization') ?? '')?.[1]
  if (key === undefined) return undefined
  const { rows } = await sql<Row>`select * from platform.caller_by_key(${hashOf(key)})`.execute(tx)
  const [row] = rows
  if (row === undefined) return undefined
  const { key_id, scopes, user_id, user_name: name, ...organisation } = row
  return { key_id, scopes, viewer: { user_id, name, role: 'referrer', ...organisation } }
}

/** From here on the transaction sees what the caller's organisation sees in the role of a referrer. */
export const becomeCaller = (tx: Tx, { key_id, viewer }: Caller): Promise<void> =>
  goOnAs(tx, viewer, [viewer.organisation_id], { 'nwd.api_key': key_id })
