import { sql } from 'kysely'
import type { Tx } from '#platform/db'
import { tables } from '../referrals.queries.ts'

export interface NewArrival {
  referral_id: string
  area_id: string
  person_id: string
  organisation_id: string
  door: 'api' | 'sheet'
  api_key_id?: string | undefined
  their_reference: string | null
  row_print?: Buffer | undefined
}

/** Notes by which door a referral came, in the transaction that sent it. */
export async function noteArrival(tx: Tx, arrival: NewArrival): Promise<void> {
  await tables(tx).insertInto('referrals.arrival').values(arrival).execute()
}

/** Which of these rows the viewer's organisation has sent already, as hexadecimal. */
export async function rowsSent(tx: Tx, prints: readonly Buffer[]): Promise<Set<string>> {
  if (prints.length === 0) return new Set()
  const { rows } = await sql<{ print: Buffer }>`select referrals.rows_sent(${[...prints]}::bytea[]) as print`.execute(
    tx,
  )
  return new Set(rows.map(({ print }) => print.toString('hex')))
}
