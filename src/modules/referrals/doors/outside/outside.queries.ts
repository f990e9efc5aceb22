import { sql } from 'kysely'
import { z } from 'zod'
import type { Tx } from '#platform/db'
import { type Typed, typedSchema } from '#platform/forms'
import type { CalendarDate } from '#platform/time'
import { fingerprintOf, unlessGuessing } from './link.ts'

const sections = z.record(z.string(), typedSchema)

/** What was typed, a section each, as the database keeps it. */
export const sectionsOf = (typed: unknown): Record<string, Typed> => sections.parse(typed)

/** What a link stands for. What was typed is there while it is open only; `due_on` and `owner_name` once it became a referral that waits for a key worker. */
export interface FromOutside {
  id: string
  state: 'open' | 'sent' | 'withdrawn' | 'expired'
  door: 'self' | 'by_link'
  area_id: string | null
  typed: Record<string, Typed>
  service_words: string | null
  expires_at: Date
  sent_at: Date | null
  reference: string | null
  contact_name: string | null
  organisation: string | null
  asked_by_name: string | null
  owner_name: string | null
  due_on: CalendarDate | null
  /** The last of what a sender is told: `sent` is received; null while it was not taken up yet. */
  became: 'sent' | 'accepted' | 'declined' | null
}

/** What a link stands for; undefined when there is none such, or too many that do not exist were tried. */
export const selectOptionalFromOutside = (tx: Tx, door: FromOutside['door'], link: string) =>
  unlessGuessing(async (): Promise<FromOutside | undefined> => {
    const { rows } = await sql<FromOutside>`
      select * from referrals.outside_of(${fingerprintOf(link)}) where door = ${door}`.execute(tx)
    const [row] = rows
    return row && { ...row, typed: sectionsOf(row.typed) }
  })

/** Begins what somebody asks for themself; `area` and the service only where they are known already. */
export async function beginFromOutside(
  tx: Tx,
  link: string,
  begun: { area: string | null; service: { id: string; words: string } | null },
): Promise<void> {
  const first = begun.area === null ? {} : { area: { area: begun.area } }
  await sql`select referrals.outside_begin(${fingerprintOf(link)}, ${begun.area}, ${begun.service?.id ?? null},
    ${begun.service?.words ?? null}, ${JSON.stringify(first)}::jsonb)`.execute(tx)
}

async function did(tx: Tx, asked: ReturnType<typeof sql<{ done: boolean }>>): Promise<boolean> {
  return (await asked.execute(tx)).rows[0]?.done ?? false
}

/** Keeps what was typed in a section. Returns whether it was kept: not when the link is no longer open. */
export const saveFromOutside = (tx: Tx, link: string, section: string, typed: Typed) =>
  did(
    tx,
    sql`select referrals.outside_save(${fingerprintOf(link)}, ${section}, ${JSON.stringify(typed)}::jsonb) as done`,
  )

/** Sends it, once; the program takes it up within moments. Returns whether it was sent now. */
export const sendFromOutside = (tx: Tx, link: string, reference: string) =>
  did(tx, sql`select referrals.outside_send(${fingerprintOf(link)}, ${reference}) as done`)

/** Throws away what was typed. Returns whether there was anything to throw away. */
export const forgetFromOutside = (tx: Tx, link: string) =>
  did(tx, sql`select referrals.outside_forget(${fingerprintOf(link)}) as done`)

/** The areas whose partnership takes somebody who comes by themself: those with a coordinator now. */
export async function areasThatTake(tx: Tx): Promise<Set<string>> {
  const { rows } = await sql<{ area_id: string }>`select area_id from referrals.areas_that_take()`.execute(tx)
  return new Set(rows.map(({ area_id }) => area_id))
}
