import { ChartFigure, share } from './figure.tsx'
import { scotland } from './scotland.ts'

interface TileMapProps {
  title: string
  /** Heading of the figures' column. */
  measure: string
  /** Areas by code and name, in the order of the table. `value` null is an empty tile with a broken edge, and the words of `note`. */
  areas: readonly { code: string; name: string; value: number | null; note?: string | undefined }[]
  /** What a full tile stands for, for example 100 for percentages. */
  full: number
  /** How a figure is written in the table and in words; tiles write it in whole numbers. */
  format: (value: number) => string
  /** More columns of the table, by the area's code. */
  besides?: readonly { text: string; of: (code: string) => string | number }[] | undefined
}

const columns = 8
const [tile, gap] = [52, 4]

/**
 * Scotland's council areas as tiles of one size, so that a small population is not a large patch of colour: each filled from below as far as its
 * figure goes, with the figure written in it.
 */
export function TileMap({ title, measure, areas, full, format, besides = [] }: TileMapProps) {
  const written = ({ value, note }: (typeof areas)[number]) => (value === null ? (note ?? 'not shown') : format(value))
  const placed = areas.flatMap((area) => {
    const place = scotland.get(area.code)
    return place === undefined ? [] : [{ ...area, ...place }]
  })
  return (
    <div class="nwd-map">
      <ChartFigure
        title={title}
        words={areas.map((area) => `${area.name} ${written(area)}`).join(', ')}
        height={(Math.max(...placed.map(({ row }) => row), 0) + 1) * (tile + gap)}
        columns={[
          { key: 'name', text: 'Area' },
          { key: 'short', text: 'On the map' },
          { key: 'value', text: measure, numeric: true },
          ...besides.map(({ text }) => ({ key: text, text, numeric: true })),
        ]}
        rows={areas.map((area) => ({
          name: area.name,
          short: scotland.get(area.code)?.short ?? '',
          value: written(area),
          ...Object.fromEntries(besides.map(({ text, of }) => [text, of(area.code)])),
        }))}
        legend={
          <p class="nwd-sub">
            One tile an area, all of one size. The fuller the tile, the greater its figure; a broken edge means that
            there is none to show. The table has the areas’ names.
          </p>
        }
      >
        {placed.map((area) => (
          <svg
            key={area.code}
            aria-hidden="true"
            x={share(area.column, columns)}
            y={area.row * (tile + gap)}
            width={share(1, columns)}
            height={tile}
          >
            <rect width="94%" height={tile} fill="#ffffff" />
            {area.value !== null && (
              <rect
                y={tile - Math.round((tile * Math.min(area.value, full)) / full)}
                width="94%"
                height={Math.round((tile * Math.min(area.value, full)) / full)}
                fill="#b8d4ef"
              />
            )}
            <rect
              x="1"
              y="1"
              width="92%"
              height={tile - 2}
              fill="none"
              stroke="#727272"
              stroke-dasharray={area.value === null ? '3 3' : undefined}
            />
            <text x="47%" y="21" text-anchor="middle">
              {area.short}
            </text>
            <text
              class={area.value === null ? 'nwd-chart__quiet' : 'nwd-map__figure'}
              x="47%"
              y="41"
              text-anchor="middle"
            >
              {area.value === null ? '–' : Math.round(area.value)}
            </text>
          </svg>
        ))}
      </ChartFigure>
    </div>
  )
}
