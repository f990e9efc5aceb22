import { ChartFigure, share } from './figure.tsx'

interface BarsProps {
  title: string
  /** `value` null is drawn as no bar, with the words of `note` ("protected", "too early"). */
  bars: readonly {
    label: string
    value: number | null
    beside?: number | null | undefined
    note?: string | undefined
  }[]
  /** Heading of the figures' column, for example "People". */
  measure: string
  /** What the tick on each bar stands for, for example "Scotland". */
  besideLabel?: string | undefined
  /** What a full bar stands for, for example 100 for percentages; the greatest figure unless given. */
  full?: number | undefined
  /** How a figure is written; in full figures unless given. */
  format?: ((value: number) => string) | undefined
}

const row = 36

/** Horizontal bars from zero, each with its label and figure in words; optionally a tick where another place stands. */
export function Bars({
  title,
  bars,
  measure,
  besideLabel,
  full,
  format = (value) => value.toLocaleString('en-GB'),
}: BarsProps) {
  const most = full ?? Math.max(...bars.flatMap((bar) => [bar.value ?? 0, bar.beside ?? 0]), 0)
  const written = (value: number | null, note = 'not shown') => (value === null ? note : format(value))
  const besideColumn = besideLabel === undefined ? [] : [{ key: 'beside', text: besideLabel, numeric: true }]
  return (
    <ChartFigure
      title={title}
      words={bars.map((bar) => `${bar.label} ${written(bar.value, bar.note)}`).join(', ')}
      height={bars.length * row}
      columns={[{ key: 'label', text: 'Group' }, { key: 'value', text: measure, numeric: true }, ...besideColumn]}
      rows={bars.map((bar) => ({
        label: bar.label,
        value: written(bar.value, bar.note),
        beside: written(bar.beside ?? null),
      }))}
      legend={
        besideLabel && (
          <ul class="nwd-key">
            <li>
              <svg aria-hidden="true" width="14" height="14">
                <rect x="6" width="3" height="14" fill="#1a1a1a" />
              </svg>
              {besideLabel}
            </li>
          </ul>
        )
      }
    >
      {bars.map((bar, index) => {
        const top = index * row
        return (
          <g key={bar.label}>
            <text x="0" y={top + 14}>
              {bar.label}
            </text>
            <text class={bar.value === null ? 'nwd-chart__quiet' : undefined} x="100%" y={top + 14} text-anchor="end">
              {written(bar.value, bar.note)}
            </text>
            <rect x="0" y={top + 20} width="100%" height="8" fill="#ebebeb" />
            <rect x="0" y={top + 20} width={share(bar.value ?? 0, most)} height="8" fill="#0065bd" />
            {bar.beside !== undefined && bar.beside !== null && (
              <rect
                x={share(bar.beside, most)}
                y={top + 17}
                width="3"
                height="14"
                fill="#1a1a1a"
                transform="translate(-3)"
              />
            )}
          </g>
        )
      })}
    </ChartFigure>
  )
}
