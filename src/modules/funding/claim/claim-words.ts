import type { TagTone } from '#platform/ui'
import type { ClaimState } from './claims.queries.ts'

/** How a claim stands, in words. */
export const stateWords: Readonly<Record<ClaimState, { text: string; tone: TagTone }>> = {
  claimed: { text: 'To be checked', tone: 'orange' },
  checked: { text: 'To be paid', tone: 'blue' },
  sent_back: { text: 'Sent back', tone: 'red' },
  paid: { text: 'Paid', tone: 'green' },
  reclaimed: { text: 'Paid, and reclaimed', tone: 'teal' },
}
