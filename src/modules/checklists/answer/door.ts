import type { Access } from '#platform/http'
import { rolesThatAnswer, type Seat, seatOf } from '../responses/seat.ts'
import { seatByLink } from './by-link/sitting.ts'
import type { Entering } from './entering.ts'

/** How somebody comes to their organisation's answers. The pages behind every door are the same. */
export interface Door {
  /** What stands after the round in the addresses behind it. */
  under: 'answer' | 'by-link'
  access: Access
  /** The seat of whoever comes through it; undefined when there is none for them. */
  seatIn(visit: Entering): Promise<Seat | undefined>
}

/** People with an account that answers for an organisation. */
export const byAccount: Door = {
  under: 'answer',
  access: rolesThatAnswer,
  seatIn: async ({ viewer, parameters }) => (viewer === undefined ? undefined : seatOf(viewer, parameters.round)),
}

/** People without one, by the link in a letter. */
export const byLink: Door = { under: 'by-link', access: 'everyone', seatIn: seatByLink }
