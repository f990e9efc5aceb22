import { referenceText } from '#platform/reference'
import { formatDate } from '#platform/time'
import { Late } from '#platform/ui'
import type { ReviewStanding } from './reviews.queries.ts'

const until = ({ stopped_until }: ReviewStanding, otherwise: string) =>
  stopped_until === null ? otherwise : ` until ${formatDate(stopped_until)}`

const day = (due: ReviewStanding['due_on']) => (due === null ? '' : formatDate(due))

/** When the plan is looked at next, in a sentence for those who support the person. */
export function ReviewLine({ review }: { review: ReviewStanding }) {
  const why = review.stopped_reason === null ? '' : referenceText('review-pauses', review.stopped_reason).toLowerCase()
  switch (review.state) {
    case 'exempt':
      return (
        <>
          <b>No reviews due</b>
          {until(review, '')}: {why}.
        </>
      )
    case 'paused':
      return (
        <>
          <b>Reviews are paused</b>
          {until(review, '')}: {why}.{review.due_on !== null && ` Next review by ${day(review.due_on)}.`}
        </>
      )
    case 'overdue':
      return <Late>{`Review overdue: it was due on ${day(review.due_on)}`}</Late>
    case 'due':
      return (
        <>
          <b>Review due</b> by {day(review.due_on)}.
        </>
      )
    default:
      return review.due_on === null ? <>Reviews are going to be paused.</> : <>Next review by {day(review.due_on)}.</>
  }
}

/** The same, said to the person whose plan it is, or by them on their own copy; nothing of why. */
export function myReviewWords(review: ReviewStanding, said: 'your' | 'my' = 'your'): string {
  const you = said === 'your' ? 'You' : 'I'
  if (review.state === 'exempt') return `We do not need to look at ${said} plan for now. ${you} can still ask to.`
  if (review.state === 'paused') return `We are taking a break from looking at ${said} plan${until(review, '')}.`
  if (review.state === 'overdue')
    return `It is time to look at ${said} plan together. ${you} can ask when we next meet.`
  return review.due_on === null ? '' : `We look at ${said} plan together again by ${day(review.due_on)}.`
}
