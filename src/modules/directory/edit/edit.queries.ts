import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import type { Viewer } from '#platform/access'
import type { Tx } from '#platform/db'
import { addDays, type CalendarDate } from '#platform/time'
import { tables } from '../directory.db.ts'
import { goodForDays } from '../import/import-services.ts'
import { type FullService, serviceSchema } from '../open-referral/service.ts'
import { sortedBy } from '../terms/own-terms.ts'

/** Writes an entry down as its editor. The database refuses anybody else. */
export async function writeEntry(
  tx: Tx,
  content: FullService,
  area_id: string | null,
  by: string,
  today: CalendarDate,
): Promise<void> {
  const entry = { content, area_id, review_by: addDays(today, goodForDays), ...sortedBy(content, today) }
  await sql`select directory.edit(${JSON.stringify(entry)}::jsonb, ${by})`.execute(tx)
}

/** Says that an entry is still right. */
export async function confirmEntry(tx: Tx, service: string, by: string, today: CalendarDate): Promise<void> {
  await sql`select directory.confirm(${service}, ${today}, ${addDays(today, goodForDays)}, ${by})`.execute(tx)
}

/** Takes an entry out. It stays with its history. */
export async function withdrawEntry(tx: Tx, service: string, by: string): Promise<void> {
  await sql`select directory.withdraw(${service}, ${by})`.execute(tx)
}

/** Says which member of the partnership an entry's organisation is. */
export async function giveEntry(tx: Tx, service: string, organisation: string): Promise<void> {
  await sql`select directory.give_to(${service}, ${organisation})`.execute(tx)
}

/** An entry as the viewer's organisation has proposed it and nobody has decided yet, so that a second change is one more and does not undo the first; else as it is. */
export async function asProposed(tx: Tx, viewer: Viewer, service: FullService): Promise<FullService> {
  const { rows } = await sql<{ content: unknown }>`
    select content from directory.proposal
    where service_id = ${service.id} and organisation_id = ${viewer.organisation_id} and kind = 'change' and decided_at is null`.execute(
    tx,
  )
  const [open] = rows
  return open === undefined ? service : serviceSchema.parse(open.content)
}

/** Where postcodes lie, those of which it is known. */
export async function pointsOf(tx: Tx, postcodes: readonly string[]) {
  const { rows } = await sql<{ postcode: string; latitude: number; longitude: number }>`
    select p.postcode, p.latitude, p.longitude from directory.postcode_point p where p.postcode = any (${[...postcodes]})`.execute(
    tx,
  )
  return new Map(rows.map(({ postcode, ...point }) => [postcode, point]))
}

export interface Proposed {
  service_id: string
  kind: 'change' | 'claim'
  content: FullService | null
  because: string | null
}

/** Proposes a change, or claims an entry. A proposal of the same organisation that nobody has decided yet gives way. */
export async function propose(tx: Tx, viewer: Viewer, proposed: Proposed): Promise<string> {
  const { area_id, organisation_id, user_id, name } = viewer
  if (area_id === null || organisation_id === null)
    throw new Error('only somebody who acts for an organisation proposes')
  await sql`update directory.proposal set decided_at = nwd.clock(), decided_by = ${user_id}, decided_name = ${name}, decision = 'superseded'
    where service_id = ${proposed.service_id} and organisation_id = ${organisation_id} and kind = ${proposed.kind} and decided_at is null`.execute(
    tx,
  )
  const id = uuid()
  await tables(tx)
    .insertInto('directory.proposal')
    .values({
      ...{ id, area_id, organisation_id, proposed_by: user_id, proposed_name: name, because: proposed.because },
      ...{ service_id: proposed.service_id, kind: proposed.kind },
      content: proposed.content === null ? null : JSON.stringify(proposed.content),
    })
    .execute()
  return id
}

export interface Proposal {
  id: string
  service_id: string
  kind: string
  content: unknown
  because: string | null
  organisation_id: string
  organisation: string
  proposed_name: string
  proposed_at: Date
}

const proposals = (where: ReturnType<typeof sql>) => sql<Proposal & { service: string }>`
  select p.id, p.service_id, p.kind, p.content, p.because, p.organisation_id, o.name as organisation, p.proposed_name, p.proposed_at, s.name as service
  from directory.proposal p join directory.service s on s.id = p.service_id
  join partnership.organisation o on o.id = p.organisation_id and o.area_id = p.area_id
  where p.decided_at is null and ${where} order by p.proposed_at, p.id`

/** The proposals that wait for a decision, of all that the viewer sees, the oldest first. */
export const openProposals = async (tx: Tx) => (await proposals(sql`true`).execute(tx)).rows

/** An open proposal, or undefined. */
export const selectOptionalProposal = async (tx: Tx, id: string) =>
  (await proposals(sql`p.id = ${id}`).execute(tx)).rows[0]

/** Decides a proposal. */
export async function decide(
  tx: Tx,
  viewer: Viewer,
  id: string,
  decision: 'approved' | 'refused',
  reason: string | null,
): Promise<void> {
  await sql`update directory.proposal set decided_at = nwd.clock(), decided_by = ${viewer.user_id}, decided_name = ${viewer.name}, decision = ${decision}, reason = ${reason}
    where id = ${id} and decided_at is null`.execute(tx)
}
