import { Bars } from '#platform/charts'
import { formatDate } from '#platform/time'
import { Table } from '#platform/ui'
import { periodInWords, type ShownFigure, valueInWords } from './figure.ts'

/** What stands over a figure: its number, and what it shows. */
export const captionOf = ({ number, caption, title, value }: ShownFigure): string =>
  `Figure ${number}. ${caption === '' ? `${title}${value === 'rate' ? ', %' : ''}` : caption}`

/** A figure as a table or a chart, the area beside Scotland, with where it is from. */
export function FigureShown({ figure }: { figure: ShownFigure }) {
  const { points, value, kind } = figure
  const caption = captionOf(figure)
  if (points.length === 0)
    return <p class="nwd-sub">{caption}: nothing is published yet. The figure fills in with the first release.</p>
  if (kind === 'chart')
    return (
      <div class="nwd-figure">
        <Bars
          title={caption}
          measure={figure.title}
          besideLabel={value === 'rate' ? 'Scotland' : undefined}
          full={value === 'rate' ? 100 : undefined}
          format={(each) => valueInWords(each, value)}
          bars={points.map(({ period, area, scotland, why }) => ({
            label: periodInWords(period),
            value: area,
            beside: value === 'rate' ? scotland : undefined,
            note: why ?? undefined,
          }))}
        />
        <Source figure={figure} />
      </div>
    )
  return (
    <div class="nwd-figure">
      <Table
        caption={caption}
        dense
        columns={[
          { key: 'period', text: 'Year of registration' },
          { key: 'area', text: 'Here', numeric: true },
          { key: 'scotland', text: 'Scotland', numeric: true },
        ]}
        rows={points.map(({ period, area, scotland, why }) => ({
          period: periodInWords(period),
          area: valueInWords(area, value, why),
          scotland: valueInWords(scotland, value),
        }))}
      />
      <Source figure={figure} />
    </div>
  )
}

/** Where a figure is from, and up to which day it counts. */
export function Source({ figure: { from, title } }: { figure: ShownFigure }) {
  if (from === null) return null
  return (
    <p class="nwd-sub">
      {title}. <a href={from.href}>{from.title}</a>, published {formatDate(from.published_on)}; counted to{' '}
      {formatDate(from.as_at)}.
    </p>
  )
}

/** The numbers that stand in the sentences of a text, each with what it counts and where it is from. */
export function Notes({ figures }: { figures: readonly ShownFigure[] }) {
  const numbers = figures.filter(({ kind }) => kind === 'number')
  if (numbers.length === 0) return null
  return (
    <div class="nwd-notes">
      {numbers.map((figure) => (
        <Source key={figure.number} figure={{ ...figure, title: noteOf(figure) }} />
      ))}
    </div>
  )
}

const noteOf = ({ number, title, value, points }: ShownFigure) =>
  `Figure ${number}: ${title.toLowerCase()}${value === 'rate' ? ', %' : ''}, ${periodInWords(points[0]?.period ?? 'all')}`
