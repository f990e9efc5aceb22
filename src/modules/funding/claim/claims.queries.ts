import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import type { Viewer } from '#platform/access'
import type { Tx } from '#platform/db'
import type { CalendarDate } from '#platform/time'
import type { Commitment } from '../commit/commitments.queries.ts'
import { nameNow, nextNumber } from '../funding.access.ts'
import { tables } from '../funding.db.ts'
import { type EntryKind, fromTo, type Place } from '../journal/entry.ts'
import { post, reverse } from '../journal/journal.queries.ts'
import type { Cost } from './costs.ts'

export const claimStates = ['claimed', 'checked', 'sent_back', 'paid', 'reclaimed'] as const
export type ClaimState = (typeof claimStates)[number]

export interface Claim {
  id: string
  area_id: string
  number: number
  commitment_id: string
  from_on: CalendarDate
  to_on: CalendarDate
  pence: number
  entry_id: string
  made_on: CalendarDate
  made_by: string | null
  by_name: string | null
  state: ClaimState
  organisation: string
  organisation_id: string
  what: string
}

const claimsWhere = async (tx: Tx, where: ReturnType<typeof sql>): Promise<Claim[]> => {
  const { rows } = await sql<Claim>`
    select x.id, x.area_id, x.number, x.commitment_id, x.from_on, x.to_on, x.pence, x.entry_id, x.made_on, x.made_by, x.by_name, c.what,
      o.name as organisation, c.organisation_id,
      coalesce((select m.state from funding.claim_moment m where m.claim_id = x.id and m.area_id = x.area_id
        order by array_position(array['checked', 'paid', 'reclaimed', 'sent_back'], m.state) desc limit 1), 'claimed') as state
    from funding.claim x join funding.commitment c on c.id = x.commitment_id and c.area_id = x.area_id
    join partnership.organisation o on o.id = c.organisation_id and o.area_id = c.area_id
    where ${where} order by x.number desc`.execute(tx)
  return rows
}

/** The claims of an area, the latest first; of one organisation only, or under one commitment. */
export const claimsOf = (
  tx: Tx,
  area: string,
  only: { organisation?: string | null; commitment?: string } = {},
): Promise<Claim[]> =>
  claimsWhere(
    tx,
    sql`x.area_id = ${area} and ${only.organisation === undefined ? sql`true` : sql`c.organisation_id = ${only.organisation}`}
      and ${only.commitment === undefined ? sql`true` : sql`x.commitment_id = ${only.commitment}`}`,
  )

/** A claim by its identifier, or undefined. */
export const selectOptionalClaim = async (tx: Tx, id: string): Promise<Claim | undefined> =>
  (await claimsWhere(tx, sql`x.id = ${id}`))[0]

/** How many claims of an area wait for somebody: to be checked, or to be paid. */
export const claimsWaiting = async (tx: Tx, area: string): Promise<number> =>
  (await claimsOf(tx, area)).filter(({ state }) => state === 'claimed' || state === 'checked').length

/** The costs of a claim in order, and what happened to it. */
export const costsOf = (tx: Tx, claim: string): Promise<Cost[]> =>
  tables(tx)
    .selectFrom('funding.claim_cost')
    .select(['what', 'pence', 'evidence'])
    .where('claim_id', '=', claim)
    .orderBy('place')
    .execute()

export interface Moment {
  state: Exclude<ClaimState, 'claimed'>
  words: string | null
  on_date: CalendarDate
  by_name: string | null
}

export const momentsOf = (tx: Tx, claim: string): Promise<Moment[]> =>
  tables(tx)
    .selectFrom('funding.claim_moment')
    .select(['state', 'words', 'on_date', 'by_name'])
    .where('claim_id', '=', claim)
    .orderBy('at')
    .orderBy('id')
    .$narrowType<{ state: Moment['state'] }>()
    .execute()

export type By = Pick<Viewer, 'name' | 'organisation_name'> & { user_id: string | null }

const inBooks =
  ({ financial_year, stream, budget_line_id, id }: Commitment) =>
  (kind: Place['kind']): Place => ({
    ...{ year: financial_year, stream, kind, line: budget_line_id, commitment: id },
  })

/** Claims costs under a commitment: the money moves from committed to claimed. Throws Refused, at `pence`, when less is left than is claimed. */
export async function makeClaim(
  tx: Tx,
  by: By,
  commitment: Commitment,
  claim: { from_on: CalendarDate; to_on: CalendarDate; pence: number; costs: readonly Cost[]; made_on: CalendarDate },
): Promise<{ id: string; number: number }> {
  const { area_id } = commitment
  const { costs, ...made } = claim
  const [id, number] = [uuid(), await nextNumber(tx, 'claim', area_id)]
  const at = inBooks(commitment)
  const entry_id = await post(
    tx,
    by,
    {
      ...{ area_id, kind: 'claim', on_date: claim.made_on },
      words: `Claim ${number}: ${commitment.organisation}, ${commitment.what}`.slice(0, 300),
      moves: fromTo(at('committed'), at('claimed'), claim.pence),
    },
    'pence',
  )
  await tables(tx)
    .insertInto('funding.claim')
    .values({
      id,
      area_id,
      number,
      commitment_id: commitment.id,
      entry_id,
      made_by: by.user_id,
      by_name: nameNow(by),
      ...made,
    })
    .execute()
  await tables(tx)
    .insertInto('funding.claim_cost')
    .values(costs.map((cost, index) => ({ area_id, claim_id: id, place: index + 1, ...cost })))
    .execute()
  return { id, number }
}

const step = {
  paid: { kind: 'payment', from: 'claimed', to: 'paid', words: 'Paid' },
  reclaimed: { kind: 'reclaim', from: 'paid', to: 'reclaimed', words: 'Reclaimed' },
} as const satisfies Record<
  string,
  { kind: Exclude<EntryKind, 'reversal'>; from: Place['kind']; to: Place['kind']; words: string }
>

/** Writes down what becomes of a claim, and moves its money where it moves: paid, reclaimed, or, when it is sent back, to committed again. */
export async function takeFurther(
  tx: Tx,
  by: By,
  claim: Claim,
  commitment: Commitment,
  { state, words, on_date }: { state: Moment['state']; words: string | null; on_date: CalendarDate },
): Promise<void> {
  const at = inBooks(commitment)
  const about = `claim ${claim.number}: ${claim.organisation}`
  const entry_id =
    state === 'checked'
      ? null
      : state === 'sent_back'
        ? await reverse(tx, by, claim.entry_id, `Sent back, ${about}`, on_date)
        : await post(tx, by, {
            ...{ area_id: claim.area_id, kind: step[state].kind, on_date, words: `${step[state].words}, ${about}` },
            moves: fromTo(at(step[state].from), at(step[state].to), claim.pence),
          })
  await tables(tx)
    .insertInto('funding.claim_moment')
    .values({
      id: uuid(),
      area_id: claim.area_id,
      claim_id: claim.id,
      state,
      words,
      entry_id,
      on_date,
      by_user: by.user_id,
      by_name: nameNow(by),
    })
    .execute()
}
