import { fullName } from '#modules/people'
import type { Shown } from '#platform/http'
import { referenceText } from '#platform/reference'
import { addDays, formatDate } from '#platform/time'
import { Button, ButtonGroup, Heading, Table } from '#platform/ui'
import { planAt } from '../plan/load-plan.ts'
import type { loadReviews } from './load-reviews.ts'
import { ReviewLine } from './review-parts.tsx'
import type { Pause } from './reviews.queries.ts'

const howWords: Readonly<Record<string, string>> = { met: 'met', phone: 'by phone', video: 'by video' }

/** The days of a pause as they came to be: its own, or until it was ended. */
function daysOf({ from_on, until_on, runs_again_on }: Pause): string {
  if (runs_again_on !== null && runs_again_on <= from_on) return `${formatDate(from_on)}, taken back`
  const last =
    runs_again_on === null || (until_on !== null && until_on < runs_again_on) ? until_on : addDays(runs_again_on, -1)
  return last === null
    ? `From ${formatDate(from_on)} until further notice`
    : `${formatDate(from_on)} to ${formatDate(last)}`
}

/** The reviews of a plan: the next, those held, and when the clock stood still. */
export function reviewsPage(
  { person, next, reviews, pauses, plan }: Awaited<ReturnType<typeof loadReviews>>,
  writes: boolean,
): Shown {
  const at = planAt(person.id)
  return {
    title: `Reviews of the plan: ${fullName(person)}`,
    back: at,
    hideThisPage: true,
    main: (
      <>
        <Heading sub={fullName(person)}>Reviews of the plan</Heading>
        <p>
          {next === undefined ? (
            'Nobody has agreed the plan yet. Reviews count from the day it is agreed.'
          ) : (
            <ReviewLine review={next} />
          )}
        </p>
        {writes && plan.goals.length > 0 && (
          <ButtonGroup>
            <Button href={`${at.href}/review`}>Hold a review</Button>
            <a href={`${at.href}/pause`}>Pause reviews, or make exempt</a>
          </ButtonGroup>
        )}
        <Table
          caption="Reviews held, the latest first"
          stack
          columns={[
            { key: 'day', text: 'Day', nowrap: true },
            { key: 'said', text: 'What was said' },
            { key: 'by', text: 'Written down by' },
            ...(writes ? [{ key: 'act', text: 'Do', acts: true }] : []),
          ]}
          rows={reviews.map((one) => ({
            day: `${formatDate(one.held_on)}, ${howWords[one.how] ?? one.how}`,
            said: one.said,
            by: one.recorded_by_name,
            act: (
              <a href={`${at.href}/reviews/${one.id}/take-out`}>
                Take out<span class="visually-hidden"> the review of {formatDate(one.held_on)}</span>
              </a>
            ),
          }))}
          empty={<p>None held yet.</p>}
        />
        <Table
          caption="When the clock stood still"
          stack
          columns={[
            { key: 'days', text: 'Days' },
            { key: 'what', text: 'What' },
            { key: 'why', text: 'Why' },
            { key: 'by', text: 'Written down by' },
            ...(writes ? [{ key: 'act', text: 'Do', acts: true }] : []),
          ]}
          rows={pauses.map((one) => ({
            days: daysOf(one),
            what: one.kind === 'pause' ? 'Paused' : 'Exempt: no reviews due',
            why: [referenceText('review-pauses', one.reason), one.words].filter(Boolean).join('. '),
            by:
              one.ended_by_name === null
                ? one.recorded_by_name
                : `${one.recorded_by_name}; ended by ${one.ended_by_name}`,
            act:
              one.runs_again_on === null ? (
                <a href={`${at.href}/pauses/${one.id}/end`}>
                  End it<span class="visually-hidden">: {daysOf(one)}</span>
                </a>
              ) : null,
          }))}
          empty={<p>It has run all the time.</p>}
        />
      </>
    ),
  }
}
