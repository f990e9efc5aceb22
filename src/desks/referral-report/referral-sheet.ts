import type { GivenReferral } from '#modules/measurement'
import { referenceText } from '#platform/reference'
import type { Sheet } from '#platform/sheets'
import { type CalendarDate, workingDaysBetween } from '#platform/time'

/** The reference by which provider and partnership speak of a referral without a name: the first eight signs of its key. */
export const referenceOf = ({ referral_key }: GivenReferral): string =>
  referral_key.replaceAll('-', '').slice(0, 8).toUpperCase()

const between = (from: CalendarDate, to: CalendarDate | null) => (to === null ? null : workingDaysBetween(from, to))

/** The answer of one point, as it was given; empty where it has none, which is not "no". */
const answerAt = ({ answers }: GivenReferral, weeks: number) =>
  answers?.find((one) => one.startsWith(`${weeks}:`))?.split(':')[1] ?? null

export const answerInWords = ({ answer, reason }: GivenReferral): string => {
  if (answer === null) return 'waiting'
  if (answer === 'accepted') return 'accepted'
  return reason === null ? 'declined' : `declined: ${referenceText('decline-reasons', reason).toLowerCase()}`
}

/** One row a referral and organisation that was asked; days between are working days. */
export const referralSheet = (rows: readonly GivenReferral[], nameOf: (organisation: string) => string): Sheet => ({
  name: 'Referrals',
  headings: [
    ...[
      'reference',
      'organisation',
      'sent_on',
      'asked_on',
      'answer',
      'declined_because',
      'answered_on',
      'first_contact_on',
    ],
    ...['met_on', 'started_on', 'stages', 'entered_work_on', 'answer_4w', 'answer_13w', 'answer_26w', 'answer_52w'],
    ...[
      'other_outcomes',
      'referral_ended_on',
      'left_on',
      'days_asked_to_answered',
      'days_sent_to_first_contact',
      'days_sent_to_met',
    ],
    'days_sent_to_started',
  ],
  rows: rows.map((row) => [
    referenceOf(row),
    nameOf(row.organisation_id),
    row.sent_on,
    row.given_on,
    row.answer ?? 'waiting',
    row.reason,
    row.answered_on,
    row.first_contact_on,
    row.met_on,
    row.registered_on,
    row.stages?.join(' ') ?? null,
    row.job_started_on,
    ...[4, 13, 26, 52].map((weeks) => answerAt(row, weeks)),
    row.outcomes?.join(' ') ?? null,
    row.ended_on,
    row.left_on,
    between(row.given_on, row.answered_on),
    between(row.sent_on, row.first_contact_on),
    between(row.sent_on, row.met_on),
    between(row.sent_on, row.registered_on),
  ]),
})
