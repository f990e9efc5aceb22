import { ChartFigure, share } from './figure.tsx'

interface StepMapProps {
  title: string
  /** In the order in which they usually come; how many came to each. */
  steps: readonly { key: string; label: string; count: number }[]
  /** How often one step was followed by another, the most often first of each step, and what else is said of it ("half within 3 days"). */
  flows: readonly { from: string; to: string; count: number; says: string }[]
  /** Of each step, what is not drawn: rare ways, and those that go no further. */
  quiet: readonly { from: string; says: string }[]
}

const gutter = 72
const [headHeight, flowHeight, space] = [34, 24, 14]

/**
 * The ways that were gone between steps: a step a block, under it a line for each way on, and at the left an arc from block to block, wider the more often it was gone;
 * ways back are broken lines. Every length is in pixels or in percent, so that nothing is stretched.
 */
export function StepMap({ title, steps, flows, quiet }: StepMapProps) {
  const blocks: { key: string; label: string; count: number; top: number }[] = []
  let height = 0
  const its = (key: string) => flows.filter(({ from }) => from === key)
  const quietOf = (key: string) => quiet.filter(({ from }) => from === key)
  for (const step of steps) {
    blocks.push({ ...step, top: height })
    height += headHeight + (its(step.key).length + quietOf(step.key).length) * flowHeight + space
  }
  const most = Math.max(1, ...steps.map(({ count }) => count))
  const label = (key: string) => steps.find((step) => step.key === key)?.label ?? key
  const middle = (key: string) => (blocks.find((block) => block.key === key)?.top ?? 0) + 14
  return (
    <ChartFigure
      title={title}
      words={flows.map(({ from, to, says }) => `${label(from)} to ${label(to)} ${says}`).join('; ')}
      height={height}
      columns={[
        { key: 'from', text: 'From' },
        { key: 'to', text: 'To' },
        { key: 'says', text: 'How often, and how soon' },
      ]}
      rows={[
        ...flows.map(({ from, to, says }) => ({ from: label(from), to: label(to), says })),
        ...quiet.map(({ from, says }) => ({ from: label(from), to: '', says })),
      ]}
      legend={<p class="nwd-sub">The wider an arc, the more often that way was gone; ways back are broken lines.</p>}
    >
      {flows.map((flow) => (
        <Arc
          key={`${flow.from} ${flow.to}`}
          from={middle(flow.from)}
          to={middle(flow.to)}
          whole={height}
          width={1.5 + (7 * flow.count) / most}
        />
      ))}
      {blocks.map((block) => (
        <g key={block.key}>
          <circle cx={gutter} cy={block.top + 14} r="6" fill="#0065bd" />
          <svg class="nwd-plot" x={gutter + 16} y={block.top} width="100%" height={headHeight} aria-hidden="true">
            <text x="0" y="19" font-weight="700">
              {block.label} {block.count.toLocaleString('en-GB')}
            </text>
            <line x1="0" x2={share(block.count, most * 1.6)} y1="27" y2="27" stroke="#0065bd" stroke-width="4" />
          </svg>
          {its(block.key).map((flow, index) => (
            <text key={flow.to} x={gutter + 16} y={block.top + headHeight + index * flowHeight + 15}>
              → {label(flow.to)}: {flow.says}
            </text>
          ))}
          {quietOf(block.key).map(({ says }, index) => (
            <text
              key={says}
              class="nwd-chart__quiet"
              x={gutter + 16}
              y={block.top + headHeight + (its(block.key).length + index) * flowHeight + 15}
            >
              {says}
            </text>
          ))}
        </g>
      ))}
    </ChartFigure>
  )
}

/** An arc at the left of the blocks, with its point where it comes to. */
function Arc({ from, to, whole, width }: { from: number; to: number; whole: number; width: number }) {
  const out = Math.min(gutter - 14, 18 + (gutter * Math.abs(to - from)) / (whole / 1.5))
  const x = gutter - 8
  const back = to < from
  return (
    <g stroke={back ? '#5e5e5e' : '#7fb2de'} fill="none">
      <path
        d={`M${x},${from} C${x - out * 1.3},${from} ${x - out * 1.3},${to} ${x},${to}`}
        stroke-width={width}
        stroke-dasharray={back ? '6 4' : undefined}
      />
      <path
        d={`M${x - 7},${to - 5} L${x},${to} L${x - 7},${to + 5}`}
        stroke={back ? '#5e5e5e' : '#0065bd'}
        stroke-width="2"
      />
    </g>
  )
}
