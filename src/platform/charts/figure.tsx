import type { ComponentChildren } from 'preact'
import { type Column, Details, Table } from '#platform/ui'

interface ChartFigureProps {
  /** What the picture shows, in a few words. */
  title: string
  /** What it says, read instead of the picture: every figure in it. */
  words: string
  /** In pixels; the width is whatever there is, and nothing in it is ever stretched. */
  height: number
  columns: readonly Column[]
  rows: readonly Readonly<Record<string, ComponentChildren>>[]
  /** The key to the picture's shapes. */
  legend?: ComponentChildren | undefined
  /** Leaves 7.5rem at the left for labels, drawn at `x="-7.5rem"`. */
  labelled?: boolean | undefined
  children: ComponentChildren
}

/** A picture and the table it was drawn from. No chart is shown without its figures. */
export function ChartFigure({ title, words, height, columns, rows, legend, labelled, children }: ChartFigureProps) {
  return (
    <div class="nwd-chart">
      <svg
        class={labelled ? 'nwd-plot' : undefined}
        role="img"
        aria-label={`${title}: ${words}`}
        width="100%"
        height={height}
      >
        {children}
      </svg>
      {legend}
      <Details summary={`Table: ${title}`}>
        <Table caption={title} hideCaption dense columns={columns} rows={rows} />
      </Details>
    </div>
  )
}

/** A share of the width, as SVG wants it. In: a part and the whole. Out: `"37.5%"`; nothing of nothing is `"0%"`. */
export function share(part: number, whole: number): string {
  return whole === 0 ? '0%' : `${Math.round((part / whole) * 10_000) / 100}%`
}
