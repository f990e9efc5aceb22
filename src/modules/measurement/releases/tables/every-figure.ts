import type { Figure } from '../figure.ts'
import { countOrMark, rateOrMark } from '../symbols.ts'
import { columns } from './columns.ts'
import type { ReleaseTable } from './table.ts'

const statusInWords = {
  final: 'Final',
  provisional: 'Provisional [p]',
  too_early: 'Too early [x]',
  suppressed: 'Confidential [c]',
}

/** Everything that is published, a row a figure, in codes: the same rows as the open data. */
export const everyFigure = (figures: readonly Figure[]): ReleaseTable => ({
  name: 'every-figure',
  title: 'Every figure of the release, in codes',
  about: 'One row a measure, period and group',
  columns: [
    columns.words('measure', 'Measure', 'Code of the measure; its definition is on the page of definitions'),
    columns.words('period', 'Period', 'all, a financial year or a quarter, of registration'),
    columns.words('dimension', 'Dimension', 'all, or what people are broken down by'),
    columns.words('category', 'Category', 'all, or the group'),
    columns.count('count', 'Count', 'People'),
    columns.count('denominator', 'Denominator', 'Of how many people'),
    columns.percent('rate', 'Rate', 'In per cent of the denominator, one decimal, half up'),
    columns.words('status', 'Status', 'Final, provisional, too early or confidential, and whether revised'),
  ],
  keys: ['measure', 'period', 'dimension', 'category'],
  rows: figures.map((figure) => ({
    measure: figure.measure,
    period: figure.period,
    dimension: figure.dimension,
    category: figure.category,
    count: countOrMark(figure),
    denominator: countOrMark(figure, 'denominator'),
    rate: rateOrMark(figure),
    status: `${statusInWords[figure.status]}${figure.revised ? ', revised [r]' : ''}`,
  })),
})
