import { ChartFigure, share } from './figure.tsx'

/** How a part is drawn: `full` is what was hoped for, `mid` and `pale` less of it, `dark` the other end of a scale, `hollow` no answer. */
type Look = 'full' | 'mid' | 'pale' | 'dark' | 'hollow'

interface StackedBarsProps {
  title: string
  /** The parts of every bar, in order. No answer is a part of its own and is drawn as no answer. */
  parts: readonly { key: string; text: string; look: Look }[]
  /** Counts by part. A bar of nobody says its `note` instead ("nobody due yet"). */
  bars: readonly { label: string; counts: Readonly<Record<string, number>>; note?: string | undefined }[]
}

/** In pixels; a bar of nobody is only its words. */
const rowOf = (whole: number) => (whole === 0 ? 24 : 52)
const paint = {
  full: { fill: '#0065bd', stroke: '#0065bd' },
  mid: { fill: '#86b4e0', stroke: '#86b4e0' },
  dark: { fill: '#4a4a4a', stroke: '#4a4a4a' },
  pale: { fill: '#b8c6d6', stroke: '#b8c6d6' },
  hollow: { fill: '#ffffff', stroke: '#727272' },
}

const percent = (count: number, whole: number) => `${Math.round((count / whole) * 1000) / 10}%`

function Bar({
  parts,
  bar,
  top,
}: {
  parts: StackedBarsProps['parts']
  bar: StackedBarsProps['bars'][number]
  top: number
}) {
  const whole = parts.reduce((sum, part) => sum + (bar.counts[part.key] ?? 0), 0)
  let before = 0
  return (
    <g>
      <text x="0" y={top + 14}>
        {bar.label}
      </text>
      <text class="nwd-chart__quiet" x="100%" y={top + 14} text-anchor="end">
        {whole === 0 ? (bar.note ?? 'nobody') : `of ${whole.toLocaleString('en-GB')}`}
      </text>
      {parts.map((part) => {
        const count = bar.counts[part.key] ?? 0
        if (count === 0) return null
        const x = share(before, whole)
        before += count
        return (
          <g key={part.key}>
            <rect x={x} y={top + 21} width={share(count, whole)} height="22" {...paint[part.look]} />
            {count / whole >= 0.12 && (
              <text
                class={part.look === 'full' || part.look === 'dark' ? 'nwd-chart__on-blue' : undefined}
                x={x}
                dx="6"
                y={top + 37}
              >
                {Math.round((count / whole) * 100)}%
              </text>
            )}
          </g>
        )
      })}
    </g>
  )
}

/** Whole groups, each split into its parts: who is still in work, who is not, who did not answer. */
export function StackedBars({ title, parts, bars }: StackedBarsProps) {
  const whole = (bar: (typeof bars)[number]) => parts.reduce((sum, part) => sum + (bar.counts[part.key] ?? 0), 0)
  const cell = (bar: (typeof bars)[number], key: string) => {
    const count = bar.counts[key] ?? 0
    return whole(bar) === 0 ? '0' : `${count.toLocaleString('en-GB')} (${percent(count, whole(bar))})`
  }
  return (
    <ChartFigure
      title={title}
      words={bars
        .map((bar) =>
          whole(bar) === 0
            ? `${bar.label} ${bar.note ?? 'nobody'}`
            : `${bar.label} ${parts.map((part) => `${part.text} ${percent(bar.counts[part.key] ?? 0, whole(bar))}`).join(', ')}`,
        )
        .join('; ')}
      height={bars.reduce((sum, bar) => sum + rowOf(whole(bar)), 0)}
      columns={[
        { key: '_label', text: 'Group' },
        ...parts.map((part) => ({ key: part.key, text: part.text, numeric: true })),
        { key: '_all', text: 'All', numeric: true },
      ]}
      rows={bars.map((bar) => ({
        _label: bar.label,
        _all: whole(bar).toLocaleString('en-GB'),
        ...Object.fromEntries(parts.map((part) => [part.key, cell(bar, part.key)])),
      }))}
      legend={
        <ul class="nwd-key">
          {parts.map((part) => (
            <li key={part.key}>
              <svg aria-hidden="true" width="14" height="14">
                <rect x="1" y="1" width="12" height="12" {...paint[part.look]} />
              </svg>
              {part.text}
            </li>
          ))}
        </ul>
      }
    >
      {bars.map((bar, index) => (
        <Bar
          key={bar.label}
          parts={parts}
          bar={bar}
          top={bars.slice(0, index).reduce((sum, earlier) => sum + rowOf(whole(earlier)), 0)}
        />
      ))}
    </ChartFigure>
  )
}
