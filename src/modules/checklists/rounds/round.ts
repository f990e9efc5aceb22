import { formatDateTime } from '#platform/time'

/** A round as everybody who may know of it sees it. */
export interface Round {
  id: string
  key: string
  title: string
  version_id: string
  instrument_key: string
  instrument_title: string
  /** The one area it is for; null for a national round. */
  area_id: string | null
  opens_at: Date
  closes_at: Date | null
  opened_at: Date
}

/** An area's part of a round. */
export interface Part {
  round_id: string
  area_id: string
  closed_at: Date | null
}

export type PartState = 'not_yet' | 'open' | 'closed'

/** Where an area's part of a round stands at a moment. A part that has closed never opens again. */
export function partState(round: Round, part: Part, now: Date): PartState {
  if (part.closed_at !== null || (round.closes_at !== null && round.closes_at <= now)) return 'closed'
  return round.opens_at > now ? 'not_yet' : 'open'
}

/** Why nothing can be answered in a part, in a sentence; undefined while it is open. */
export function whyNotOpen(round: Round, part: Part, now: Date): string | undefined {
  const state = partState(round, part, now)
  if (state === 'open') return undefined
  if (state === 'not_yet') return `The round ${round.title} opens on ${formatDateTime(round.opens_at)}.`
  return `The round ${round.title} closed on ${formatDateTime(part.closed_at ?? round.closes_at ?? now)}, and takes no more answers.`
}
