import { found, type Visit } from '#platform/http'
import { askedIn } from '../invite/asked.queries.ts'
import { standingsOf } from '../rounds/progress.ts'
import { whyNotOpen } from '../rounds/round.ts'
import { partOf, selectOptionalRound } from '../rounds/rounds.queries.ts'

/** A coordinator's part of a round: who was asked in it and how far each organisation is. Not found when their area takes no part. */
export async function loadOwnPart({ tx, viewer, clock, parameters }: Visit<{ round: string }>) {
  const area = found(viewer.area_id)
  const round = found(await selectOptionalRound(tx, parameters.round))
  const part = found(await partOf(tx, round.id, area))
  return {
    round,
    area,
    at: `/checklists/${round.id}`,
    /** Why nothing can be answered now; undefined while it can. */
    why: whyNotOpen(round, part, clock.now()),
    asked: await askedIn(tx, round.id),
    standings: await standingsOf(tx, round.id, area),
  }
}

export type OwnPart = Awaited<ReturnType<typeof loadOwnPart>>
