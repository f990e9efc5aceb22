import { ChartFigure, share } from './figure.tsx'

interface DumbbellsProps {
  title: string
  /** Heading of what is beside the figures, for example "Statement". */
  of: string
  /** In the order in which they are to be read; a figure that is not there is null, and `note` says why. */
  rows: readonly { label: string; before: number | null; after: number | null; note?: string | undefined }[]
  /** What the hollow and the filled dot stand for: "Last year", "Now". */
  beforeLabel: string
  afterLabel: string
  /** What the whole width stands for; 100 for percentages unless given. */
  full?: number | undefined
  format: (value: number) => string
  /** What a difference is counted in: "points". */
  unit: string
}

const line = 18
const widest = 42
const paint = { more: '#0065bd', less: '#4a4a4a' }

/** A label on one line or two, cut with an ellipsis; the table has it whole. */
function linesOf(label: string): string[] {
  const lines = ['']
  for (const word of label.split(' ')) {
    const last = lines.at(-1) ?? ''
    if (last !== '' && last.length + word.length + 1 > widest) lines.push(word)
    else lines[lines.length - 1] = last === '' ? word : `${last} ${word}`
  }
  const [first = '', second, ...rest] = lines
  return second === undefined ? [first] : [first, rest.length === 0 ? second : `${second.slice(0, widest - 1)}…`]
}

/** How far something moved, with its sign; nothing when either figure is not there. In tenths, so that no binary fraction shows. */
function moved({ before, after }: DumbbellsProps['rows'][number]): number | null {
  return before === null || after === null ? null : Math.round((after - before) * 10) / 10
}

const signed = (by: number) => (by > 0 ? `+${by}` : by < 0 ? `−${-by}` : '0')

/** Then and now, a line a row: a hollow dot where it was, a filled one where it is, and the way between. */
export function Dumbbells({ title, of, rows, beforeLabel, afterLabel, full = 100, format, unit }: DumbbellsProps) {
  const figure = (value: number | null, note = 'not known') => (value === null ? note : format(value))
  const said = (row: (typeof rows)[number]) => {
    const by = moved(row)
    return `${beforeLabel} ${figure(row.before)}, ${afterLabel} ${figure(row.after, row.note)}${by === null ? '' : ` (${signed(by)} ${unit})`}`
  }
  const short = (row: (typeof rows)[number]) => {
    const by = moved(row)
    return `${figure(row.before)} → ${figure(row.after, row.note)}${by === null ? '' : ` (${signed(by)} ${unit})`}`
  }
  const laid: { row: (typeof rows)[number]; lines: string[]; top: number }[] = []
  let height = 0
  for (const row of rows) {
    const lines = linesOf(row.label)
    laid.push({ row, lines, top: height })
    height += (lines.length + 1) * line + 34
  }
  return (
    <ChartFigure
      title={title}
      words={rows.map((row) => `${row.label}: ${said(row)}`).join('; ')}
      height={height}
      columns={[
        { key: 'label', text: of },
        { key: 'before', text: beforeLabel, numeric: true },
        { key: 'after', text: afterLabel, numeric: true },
        { key: 'by', text: `Change, ${unit}`, numeric: true },
      ]}
      rows={rows.map((row) => {
        const by = moved(row)
        return {
          label: row.label,
          before: figure(row.before),
          after: figure(row.after, row.note),
          by: by === null ? '' : signed(by),
        }
      })}
      legend={
        <ul class="nwd-key">
          <li>
            <svg aria-hidden="true" width="14" height="14">
              <circle cx="7" cy="7" r="5" fill="#ffffff" stroke="#1a1a1a" stroke-width="2" />
            </svg>
            {beforeLabel}
          </li>
          <li>
            <svg aria-hidden="true" width="14" height="14">
              <circle cx="7" cy="7" r="6" fill={paint.more} />
            </svg>
            {afterLabel}
          </li>
        </ul>
      }
    >
      {laid.map(({ row, lines, top }) => {
        const y = top + (lines.length + 1) * line + 12
        const fill = (moved(row) ?? 0) < 0 ? paint.less : paint.more
        const at = (value: number) => share(Math.min(Math.max(value, 0), full), full)
        return (
          <g key={row.label}>
            {lines.map((words, index) => (
              <text key={words} x="0" y={top + 14 + index * line} font-weight="700">
                {words}
              </text>
            ))}
            <text class="nwd-chart__quiet" x="0" y={top + 14 + lines.length * line}>
              {short(row)}
            </text>
            <line x1="0" x2="100%" y1={y} y2={y} stroke="#d9d9d9" />
            {row.before !== null && row.after !== null && (
              <line x1={at(row.before)} x2={at(row.after)} y1={y} y2={y} stroke={fill} stroke-width="4" />
            )}
            {row.before !== null && (
              <circle cx={at(row.before)} cy={y} r="6" fill="#ffffff" stroke="#1a1a1a" stroke-width="2" />
            )}
            {row.after !== null && <circle cx={at(row.after)} cy={y} r="7" fill={fill} />}
          </g>
        )
      })}
    </ChartFigure>
  )
}
