import { referenceText } from '#platform/reference'
import { type CalendarDate, daysBetween, formatDate } from '#platform/time'
import { Details, Table } from '#platform/ui'
import { levelOf } from './risk.ts'
import type { Review } from './risks.queries.ts'

const most = 25
const height = 150
const top = 14
const yOf = (score: number) => top + ((most - score) * (height - top - 24)) / most
const share = (part: number, whole: number) => `${Math.round((part / whole) * 9800) / 100}%`

/** How great a risk was from review to review, as steps, with the table that it was drawn from. The first review comes first. */
export function RiskHistory({ reviews, until }: { reviews: readonly Review[]; until: CalendarDate }) {
  const first = reviews[0]?.reviewed_on ?? until
  const span = Math.max(daysBetween(first, until), 28)
  const steps = reviews.map((review, index) => ({
    ...review,
    level: levelOf(review.likelihood, review.impact, review.reviewed_on),
    from: share(daysBetween(first, review.reviewed_on), span),
    to: share(daysBetween(first, reviews[index + 1]?.reviewed_on ?? until), span),
    before: reviews[index - 1],
  }))
  const late = (day: CalendarDate) => daysBetween(first, day) > span * 0.8
  const words = steps.map(
    ({ reviewed_on, level }) => `${formatDate(reviewed_on)} ${level.text.toLowerCase()}, ${level.score}`,
  )
  return (
    <div class="nwd-chart">
      <svg role="img" aria-label={`How great the risk was: ${words.join('; ')}`} width="100%" height={height}>
        <line x1="0" x2="100%" y1={yOf(0)} y2={yOf(0)} stroke="#d9d9d9" />
        {steps.map(({ reviewed_on, from, to, level, before }, index) => (
          <g key={`${reviewed_on} ${index}`}>
            {before && (
              <line
                x1={from}
                x2={from}
                y1={yOf(before.likelihood * before.impact)}
                y2={yOf(level.score)}
                stroke="#0065bd"
                stroke-width="3"
              />
            )}
            <line x1={from} x2={to} y1={yOf(level.score)} y2={yOf(level.score)} stroke="#0065bd" stroke-width="3" />
            <circle cx={from} cy={yOf(level.score)} r="5" fill="#0065bd" transform="translate(5)" />
            {level.score !== (before?.likelihood ?? 0) * (before?.impact ?? 0) && (
              <text x={from} y={yOf(level.score) - 9} text-anchor={late(reviewed_on) ? 'end' : 'start'}>
                {level.text} {level.score}
              </text>
            )}
          </g>
        ))}
        <text class="nwd-chart__quiet" x="0" y={height - 4}>
          {formatDate(first)}
        </text>
        <text class="nwd-chart__quiet" x="100%" y={height - 4} text-anchor="end">
          {formatDate(until)}
        </text>
      </svg>
      <Details summary="Table: how great the risk was">
        <Table
          caption="How great the risk was"
          hideCaption
          dense
          stack
          columns={[
            { key: 'on', text: 'Looked at', nowrap: true },
            { key: 'level', text: 'Level' },
            { key: 'score', text: 'Score', numeric: true },
            { key: 'how', text: 'Likelihood, impact' },
            { key: 'words', text: 'What had changed' },
          ]}
          rows={steps.toReversed().map(({ reviewed_on, level, likelihood, impact, words: changed, by_name }) => ({
            on: formatDate(reviewed_on),
            level: level.text,
            score: level.score,
            how: `${referenceText('risk-likelihoods', String(likelihood))}, ${referenceText('risk-impacts', String(impact)).toLowerCase()}`,
            words: `${changed ?? 'First look'} (${by_name})`,
          }))}
        />
      </Details>
    </div>
  )
}
