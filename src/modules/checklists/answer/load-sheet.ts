import { selectOptionalOrganisation } from '#modules/partnership'
import { found } from '#platform/http'
import { type Sheet, sheetFor } from '../responses/respond.ts'
import type { Seat } from '../responses/seat.ts'
import type { Round } from '../rounds/round.ts'
import { selectOptionalRound } from '../rounds/rounds.queries.ts'
import type { Door } from './door.ts'
import type { Entering } from './entering.ts'

export interface LoadedSheet extends Sheet {
  round: Round
  seat: Seat
  /** The organisation's name. */
  organisation: string
  /** The address of the answers behind this door. */
  at: string
}

/** The sheet of the organisation of whoever comes through a door. Not found when they answer for nobody, or their area takes no part. */
export const sheetBehind =
  (door: Door) =>
  async (visit: Entering): Promise<LoadedSheet> =>
    sheetAt(visit, door, found(await door.seatIn(visit)))

/** The same of somebody whose seat is known. */
export async function sheetAt({ tx, clock }: Entering, door: Door, seat: Seat): Promise<LoadedSheet> {
  const round = found(await selectOptionalRound(tx, seat.round_id))
  const sheet = await sheetFor(tx, seat, clock.now())
  const organisation = found(await selectOptionalOrganisation(tx, seat.organisation_id)).name
  return { ...sheet, round, seat, organisation, at: `/checklists/${round.id}/${door.under}` }
}

/** How many statements of a section have an answer. */
export function answeredIn({ instrument, entries }: Sheet, section: number): { answered: number; all: number } {
  const statements = instrument.sections.find(({ number }) => number === section)?.statements ?? []
  const answered = statements.filter(({ item }) => (entries.get(item)?.value ?? '') !== '').length
  return { answered, all: statements.length }
}
