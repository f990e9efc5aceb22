import { type CalendarDate, daysBetween, formatDate, formatShortDate } from '#platform/time'
import { ChartFigure, share } from './figure.tsx'

interface StageLinesProps {
  title: string
  /** Every stage, also those not yet begun. `until` null: still going on. */
  stages: readonly { label: string; spells: readonly { since: CalendarDate; until: CalendarDate | null }[] }[]
  today: CalendarDate
}

const row = 26
/** Room above the lines for the word "today". */
const head = 20

// Made once: making one costs more than drawing the whole picture.
const monthName = new Intl.DateTimeFormat('en-GB', { month: 'short', timeZone: 'UTC' })

/** The first days of the months (thinned to at most six) between two days. */
function months(from: CalendarDate, to: CalendarDate): { month: string; days: number }[] {
  const found: { month: string; days: number }[] = []
  const at = new Date(`${from}T00:00:00Z`)
  const begin = at.getTime()
  const end = Date.parse(`${to}T00:00:00Z`)
  for (at.setUTCDate(1); at.getTime() <= end; at.setUTCMonth(at.getUTCMonth() + 1)) {
    const month = monthName.format(at)
    if (at.getTime() >= begin) found.push({ month, days: Math.round((at.getTime() - begin) / 86_400_000) })
  }
  const every = Math.ceil(found.length / 6)
  return found.filter((_, index) => index % every === 0)
}

/** Stages of support over time: any order, several at once, back and forth. One line a stage, today marked. */
export function StageLines({ title, stages, today }: StageLinesProps) {
  const spells = stages.flatMap((stage) => stage.spells)
  const first = [today, ...spells.map((spell) => spell.since)].sort()[0] ?? today
  // A little room after today, so that its mark and its word stay inside.
  const span = Math.max(daysBetween(first, today), 14) * 1.08
  const at = (day: CalendarDate) => daysBetween(first, day)
  const foot = head + stages.length * row
  const spoken = (since: CalendarDate, until: CalendarDate | null) =>
    `${formatDate(since)} ${until === null ? 'until now' : `to ${formatDate(until)}`}`
  return (
    <ChartFigure
      title={title}
      words={stages
        .map(({ label, spells: own }) =>
          own.length === 0
            ? `${label} not yet`
            : `${label} ${own.map((one) => spoken(one.since, one.until)).join(' and ')}`,
        )
        .join('; ')}
      height={foot + 24}
      labelled
      columns={[
        { key: 'label', text: 'Stage' },
        { key: 'since', text: 'Since' },
        { key: 'until', text: 'Until' },
      ]}
      rows={stages.flatMap(({ label, spells: own }) =>
        own.length === 0
          ? [{ label, since: 'not yet', until: '' }]
          : own.map((spell) => ({
              label,
              since: formatDate(spell.since),
              until: spell.until === null ? 'going on' : formatDate(spell.until),
            })),
      )}
    >
      {stages.map((stage, index) => (
        <text key={stage.label} x="-7.5rem" y={head + index * row + 17}>
          {stage.label}
        </text>
      ))}
      {stages.map((stage, index) => (
        <g key={stage.label}>
          <line x1="0" x2="100%" y1={head + index * row + 12.5} y2={head + index * row + 12.5} stroke="#d9d9d9" />
          {stage.spells.map((spell) => (
            <rect
              key={spell.since}
              x={share(at(spell.since), span)}
              y={head + index * row + 6}
              width={share(Math.max(daysBetween(spell.since, spell.until ?? today), 1), span)}
              height="13"
              fill="#0065bd"
            />
          ))}
        </g>
      ))}
      {months(first, today)
        .filter(({ days }) => days < span * 0.9)
        .map(({ month, days }) => (
          <text class="nwd-chart__quiet" key={days} x={share(days, span)} y={foot + 18}>
            {month}
          </text>
        ))}
      <line
        x1={share(at(today), span)}
        x2={share(at(today), span)}
        y1="18"
        y2={foot + 4}
        stroke="#1a1a1a"
        stroke-dasharray="3 3"
      />
      <text x="100%" y="13" text-anchor="end">
        today, {formatShortDate(today)}
      </text>
    </ChartFigure>
  )
}
