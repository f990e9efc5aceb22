import { date } from '#platform/forms'
import { Refused } from '#platform/http'
import { addMonths, type CalendarDate } from '#platform/time'
import { longest, type Terms } from './waiting.ts'

interface TypedTerms {
  review_on: CalendarDate | null
  expires_on: CalendarDate | null
}

/** The two days of a place on a waiting list. */
export const termsFields = (today: CalendarDate) => ({
  review_on: date({
    label: 'By when will you ask them again?',
    called: 'The day of review',
    hint: `Within ${longest.review} months. You are reminded then`,
    notPast: true,
    notAfter: addMonths(today, longest.review),
  }),
  expires_on: date({
    label: 'Until when is the place kept?',
    called: 'The last day',
    hint: 'After it the referral goes back to its sender, with other services that may fit',
    notPast: true,
    notAfter: addMonths(today, longest.wait),
  }),
})

/** What is wrong with the two days, before they are kept. */
export const missingTerms = ({ review_on, expires_on }: TypedTerms) => [
  ...(review_on === null ? [{ field: 'review_on', message: 'Enter the day by which you will ask them again' }] : []),
  ...(expires_on === null ? [{ field: 'expires_on', message: 'Enter the last day of their place' }] : []),
  ...(review_on !== null && expires_on !== null && expires_on < review_on
    ? [{ field: 'expires_on', message: 'The last day must not be before the day of review' }]
    : []),
]

/** The two days as they are kept. */
export function termsFrom({ review_on, expires_on }: TypedTerms): Terms {
  if (review_on === null || expires_on === null) throw new Refused(missingTerms({ review_on, expires_on }))
  return { review_on, expires_on }
}
