import { referenceText } from '#platform/reference'
import { formatDate } from '#platform/time'
import type { Started } from './started.queries.ts'

/** A referral that is closed, in words: “Started” and its day when support began, and that the support ended, as far as it may be known. */
export function closedInWords(started: Started | undefined): string {
  if (started === undefined) return 'Ended'
  const began = `Started on ${formatDate(started.started_on)}`
  if (!started.ended) return began
  if (started.left_on === null || started.left_reason === null) return `${began}; support has ended`
  const reason = referenceText('leaving-reasons', started.left_reason)
  return `${began}; support ended on ${formatDate(started.left_on)}: ${reason.charAt(0).toLowerCase()}${reason.slice(1)}`
}
