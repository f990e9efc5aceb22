import { ChartFigure, share } from './figure.tsx'

interface DotsWithIntervalsProps {
  title: string
  /** In the order in which they are to be read; `value` null is drawn as nothing, with the words of `note`. */
  rows: readonly {
    label: string
    value: number | null
    low?: number | null | undefined
    high?: number | null | undefined
    note?: string | undefined
  }[]
  /** Heading of the figures' column. */
  measure: string
  /** The ends of the scale. */
  from: number
  to: number
  /** A line down the whole picture, where something else stands: Scotland, or no difference. */
  line?: { at: number; label: string } | undefined
  format: (value: number) => string
}

const row = 40

/** A dot a row at its figure, with a bar from end to end of its interval. */
export function DotsWithIntervals({ title, rows, measure, from, to, line, format }: DotsWithIntervalsProps) {
  const at = (value: number) => share(Math.min(Math.max(value, from), to) - from, to - from)
  const ends = (one: (typeof rows)[number]) =>
    one.value === null || one.low == null || one.high == null ? '' : `${format(one.low)} to ${format(one.high)}`
  const figure = (one: (typeof rows)[number]) => (one.value === null ? (one.note ?? 'not shown') : format(one.value))
  const written = (one: (typeof rows)[number]) => `${figure(one)}${ends(one) && ` (${ends(one)})`}`
  return (
    <ChartFigure
      title={title}
      words={rows.map((one) => `${one.label} ${written(one)}`).join(', ')}
      height={rows.length * row}
      columns={[
        { key: 'label', text: 'Group' },
        { key: 'value', text: measure, numeric: true },
        { key: 'interval', text: '95% interval', numeric: true },
      ]}
      rows={rows.map((one) => ({
        label: one.label,
        value: figure(one),
        interval: ends(one),
      }))}
      legend={
        <p class="nwd-sub">
          The dot is the figure; the bar, where it may well lie by chance alone (95%).
          {line && ` The line: ${line.label}.`}
        </p>
      }
    >
      {rows.map((one, index) => {
        const top = index * row
        const y = top + 23
        return (
          <g key={one.label}>
            <text x="0" y={top + 14}>
              {one.label}
            </text>
            <text class={one.value === null ? 'nwd-chart__quiet' : undefined} x="100%" y={top + 14} text-anchor="end">
              {figure(one)}
            </text>
            <line x1="0" x2="100%" y1={y} y2={y} stroke="#ebebeb" />
            {one.value !== null && one.low != null && one.high != null && (
              <line x1={at(one.low)} x2={at(one.high)} y1={y} y2={y} stroke="#7fb2de" stroke-width="6" />
            )}
            {one.value !== null && <circle cx={at(one.value)} cy={y} r="5" fill="#0065bd" />}
            {line && <line x1={at(line.at)} x2={at(line.at)} y1={y - 8} y2={y + 8} stroke="#1a1a1a" stroke-width="2" />}
          </g>
        )
      })}
    </ChartFigure>
  )
}
