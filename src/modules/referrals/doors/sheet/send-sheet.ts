import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import { z } from 'zod'
import type { Tx } from '#platform/db'
import type { Sheet } from '#platform/sheets'
import type { Acting } from '../../happens.ts'
import { tables } from '../../referrals.queries.ts'
import { sendReferral } from '../../send.ts'
import { noteArrival, rowsSent } from '../arrivals.queries.ts'
import { whatIsWrong } from './columns.ts'
import { type CheckedReferral, type CheckedSheet, problemText } from './read-sheet.ts'

/** What became of a spreadsheet. */
export interface SentSheet {
  rows: number
  sent: { id: string; person_id: string }[]
  /** Rows that the organisation had sent before, and which were left alone. */
  known: number
  toMend: readonly CheckedReferral[]
}

/**
 * Sends every right row of a spreadsheet that was not sent before, in the caller's transaction. One spreadsheet of an organisation at a time, so that
 * the same one sent twice at once sends nobody twice.
 */
export async function sendSheet(acting: Acting, { rows }: CheckedSheet): Promise<SentSheet> {
  const { tx, viewer } = acting
  const { area_id, organisation_id } = viewer
  if (area_id === null || organisation_id === null)
    throw new Error('only somebody who acts for an organisation refers a person')
  await sql`select pg_advisory_xact_lock(hashtextextended('referrals sent from sheets ' || ${organisation_id}, 0))`.execute(
    tx,
  )
  const known = await rowsSent(
    tx,
    rows.map(({ print }) => print),
  )
  const fresh = rows.filter(({ print }) => !known.has(print.toString('hex')))
  const sent: SentSheet['sent'] = []
  for (const { referral, print, their_reference } of fresh) {
    if (referral === null) continue
    // One after another: they share the visit's one connection.
    const one = await sendReferral(acting, referral)
    await noteArrival(tx, {
      referral_id: one.id,
      person_id: one.person_id,
      area_id,
      organisation_id,
      door: 'sheet',
      their_reference,
      row_print: print,
    })
    sent.push(one)
  }
  return {
    rows: rows.length,
    sent,
    known: rows.length - fresh.length,
    toMend: fresh.filter(({ referral }) => referral === null),
  }
}

const mendSchema = z.array(z.array(z.string()))

/** Keeps what became of a spreadsheet for its sender, and its rows that are to be mended, for seven days. Returns its identifier. */
export async function keepSheet(
  { tx, viewer }: Acting,
  { heading }: CheckedSheet,
  { rows, sent, known, toMend }: SentSheet,
): Promise<string> {
  const id = uuid()
  const lines = toMend.map(({ cells, problems }) => [...cells, problems.map(problemText).join('; ')])
  await tables(tx)
    .insertInto('referrals.sheet')
    .values({
      id,
      area_id: viewer.area_id ?? '',
      owner: viewer.user_id,
      organisation_id: viewer.organisation_id ?? '',
      rows_read: rows,
      sent: sent.length,
      known,
      to_mend: JSON.stringify(lines.length === 0 ? [] : [[...heading, whatIsWrong], ...lines]),
      expires_at: sql<Date>`nwd.clock() + interval '7 days'`,
    })
    .execute()
  return id
}

/** What became of a spreadsheet that the viewer sent in the last seven days, or undefined. */
export async function selectOptionalSheet(tx: Tx, id: string) {
  const row = await tables(tx)
    .selectFrom('referrals.sheet')
    .select(['id', 'rows_read', 'sent', 'known', 'to_mend', 'made_at', 'expires_at'])
    .where('id', '=', id)
    .where('expires_at', '>', sql<Date>`nwd.clock()`)
    .executeTakeFirst()
  return row && { ...row, to_mend: mendSchema.parse(row.to_mend) }
}

/** The rows that are to be mended, each with what is wrong with it, as a table. */
export const sheetToMend = ([headings = [], ...rows]: readonly (readonly string[])[]): Sheet => ({
  name: 'To mend',
  headings,
  rows,
})

/** The rows that are to be mended of a spreadsheet that nobody keeps, as a table. */
export const rowsToMend = (heading: readonly string[], toMend: readonly CheckedReferral[]): Sheet => ({
  name: 'To mend',
  headings: [...heading, whatIsWrong],
  rows: toMend.map(({ cells, problems }) => [...cells, problems.map(problemText).join('; ')]),
})

/** Deletes what became of spreadsheets seven days ago, for the job of every night. */
export const forgetSheets = (tx: Tx): Promise<unknown> =>
  tables(tx).deleteFrom('referrals.sheet').where('expires_at', '<=', sql<Date>`nwd.clock()`).execute()
