import { found, type Visit } from '#platform/http'
import { type Sheet, sheetFor } from '../responses/respond.ts'
import { type Seat, seatOf } from '../responses/seat.ts'
import type { Round } from '../rounds/round.ts'
import { selectOptionalRound } from '../rounds/rounds.queries.ts'

export interface LoadedSheet extends Sheet {
  round: Round
  seat: Seat
  at: string
}

/** The sheet of the viewer's organisation. Not found when they answer for nobody, or their area takes no part. */
export async function loadSheet({ tx, viewer, clock, parameters }: Visit<{ round: string }>): Promise<LoadedSheet> {
  const round = found(await selectOptionalRound(tx, parameters.round))
  const seat = found(seatOf(viewer, round.id))
  const sheet = await sheetFor(tx, seat, clock.now())
  return { ...sheet, round, seat, at: `/checklists/${round.id}` }
}

/** How many statements of a section have an answer. */
export function answeredIn({ instrument, entries }: Sheet, section: number): { answered: number; all: number } {
  const statements = instrument.sections.find(({ number }) => number === section)?.statements ?? []
  const answered = statements.filter(({ item }) => (entries.get(item)?.value ?? '') !== '').length
  return { answered, all: statements.length }
}
