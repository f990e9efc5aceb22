import { type CalendarDate, daysBetween, formatDate, formatShortDate } from '#platform/time'
import { ChartFigure, share } from './figure.tsx'

interface Line {
  /** Who says so, as the key names them. */
  by: string
  /** One a day, in the order of days; steps from 1. */
  points: readonly { on: CalendarDate; step: number }[]
}

interface StepsOverTimeProps {
  title: string
  /** How many steps there are. */
  steps: number
  /** One row each, with at most two lines: the first is drawn full, the second hollow. */
  rows: readonly { label: string; lines: readonly [Line, Line] }[]
}

const high = 14
const gap = 22

/** A line that keeps its step until the day of the next, and its marks; the second of two is dashed and its marks are square and hollow. */
function Steps({
  line,
  at,
  y,
  second,
}: {
  line: Line
  at(on: CalendarDate): string
  y(step: number): number
  second: boolean
}) {
  const drawn = {
    stroke: second ? '#5e5e5e' : '#0065bd',
    'stroke-width': '2',
    ...(second ? { 'stroke-dasharray': '4 3' } : {}),
  }
  return (
    <>
      {line.points.slice(1).map((point, index) => {
        const before = line.points[index] ?? point
        return (
          <g key={point.on}>
            <line x1={at(before.on)} x2={at(point.on)} y1={y(before.step)} y2={y(before.step)} {...drawn} />
            <line x1={at(point.on)} x2={at(point.on)} y1={y(before.step)} y2={y(point.step)} {...drawn} />
          </g>
        )
      })}
      {line.points.map((point) =>
        second ? (
          <svg key={point.on} x={at(point.on)} y={y(point.step)} overflow="visible" aria-hidden="true">
            <rect x="-5" y="-5" width="10" height="10" fill="#ffffff" stroke="#5e5e5e" stroke-width="2" />
          </svg>
        ) : (
          <circle key={point.on} cx={at(point.on)} cy={y(point.step)} r="5" fill="#0065bd" />
        ),
      )}
    </>
  )
}

const shortDay = (on: CalendarDate) => `${formatShortDate(on)} ${on.slice(0, 4)}`

const inWords = ({ by, points }: Line) =>
  points.length === 0 ? [] : [`${by} ${points.map(({ on, step }) => `step ${step} on ${formatDate(on)}`).join(', ')}`]

/** What stands in a cell of the table: the step of that day, by whom. */
const cell = (lines: readonly Line[], on: CalendarDate) =>
  lines
    .flatMap(({ by, points }) => points.filter((point) => point.on === on).map(({ step }) => `${by}: ${step}`))
    .join('; ') || 'not rated'

/** Steps taken over time, a row a thing, each line keeping its step until the next day on which it was rated. */
export function StepsOverTime({ title, steps, rows }: StepsOverTimeProps) {
  const days = [
    ...new Set(rows.flatMap(({ lines }) => lines.flatMap(({ points }) => points.map(({ on }) => on)))),
  ].sort()
  const [first, last] = [days[0], days.at(-1)]
  if (first === undefined || last === undefined) return null
  const span = Math.max(daysBetween(first, last), 1)
  // Room on both sides, so that the first and the last mark are whole.
  const at = (on: CalendarDate) => share(0.03 * span + daysBetween(first, on) * 0.94, span)
  const row = (steps - 1) * high + gap
  const foot = rows.length * row
  const names = [...new Set(rows.flatMap(({ lines }) => lines.map(({ by }) => by)))]
  return (
    <ChartFigure
      title={title}
      words={rows.map(({ label, lines }) => `${label}: ${lines.flatMap(inWords).join('; ') || 'not rated'}`).join('. ')}
      height={foot + 26}
      labelled
      columns={[{ key: 'label', text: 'What' }, ...days.map((on) => ({ key: on, text: formatDate(on), nowrap: true }))]}
      rows={rows.map(({ label, lines }) => ({ label, ...Object.fromEntries(days.map((on) => [on, cell(lines, on)])) }))}
      legend={
        <p class="nwd-sub">
          A filled circle: {names[0]}. A hollow square, and a dashed line: {names[1]}. Each row goes from step 1, below,
          to step {steps}, above.
        </p>
      }
    >
      {rows.map(({ label, lines }, index) => {
        const y = (step: number) => index * row + gap / 2 + (steps - step) * high
        const [one, other] = lines
        return (
          <g key={label}>
            <text x="-7.5rem" y={index * row + row / 2 + 5}>
              {label}
            </text>
            {Array.from({ length: steps }, (_, step) => (
              <line key={step} x1="0" x2="100%" y1={y(step + 1)} y2={y(step + 1)} stroke="#ebebeb" />
            ))}
            <line x1="0" x2="100%" y1={(index + 1) * row} y2={(index + 1) * row} stroke="#b3b3b3" />
            <Steps line={other} at={at} y={y} second />
            <Steps line={one} at={at} y={y} second={false} />
          </g>
        )
      })}
      <text class="nwd-chart__quiet" x="0" y={foot + 19}>
        {shortDay(first)}
      </text>
      {first !== last && (
        <text class="nwd-chart__quiet" x="100%" y={foot + 19} text-anchor="end">
          {shortDay(last)}
        </text>
      )}
    </ChartFigure>
  )
}
