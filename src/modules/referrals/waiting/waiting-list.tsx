import { dateInLondon, formatDate } from '#platform/time'
import { SummaryList } from '#platform/ui'
import type { ReferralRecord } from '../referral/record.queries.ts'
import { placeInWords } from './place-words.ts'

/** The place that somebody has on a waiting list, told as it is. Nothing when they do not wait. */
export function WaitingList({ record: { waiting, stands } }: { record: ReferralRecord }) {
  if (waiting === undefined) return null
  return (
    <>
      <h2>On the waiting list</h2>
      <SummaryList
        dense
        rows={[
          { key: 'Place', value: stands === undefined ? 'Not known' : placeInWords(stands) },
          { key: 'Since', value: formatDate(dateInLondon(waiting.joined_at)) },
          { key: 'Asked again by', value: formatDate(waiting.review_on) },
          { key: 'Kept until', value: `${formatDate(waiting.expires_on)}; then it goes back to its sender` },
        ]}
      />
    </>
  )
}
