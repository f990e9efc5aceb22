import { type Dimension, dimensions } from '../../measures.ts'
import { categoryInWords, dimensionInWords } from '../../words.ts'
import { type Figure, isQuarter } from '../figure.ts'
import { columns } from './columns.ts'

/** Whom a row of a table is about. */
export interface Group {
  dimension: Dimension | 'all'
  category: string
  period: string
}

export const groupColumns = [
  columns.words('characteristic', 'Characteristic', 'What people are broken down by, or everybody'),
  columns.words('group', 'Group', 'The group of that characteristic'),
  columns.words('period', 'Period', 'Financial year of registration, or all of them'),
]

/** Whom a table is about first, "no" after the other answers, and what is not known last, each blank by itself. */
const last = ['no', 'none', 'prefer_not_to_say', 'unknown', 'not_asked']
const place = (category: string) => (category === 'yes' ? -2 : last.indexOf(category))

export const inReadingOrder = (a: string, b: string): number => place(a) - place(b) || (a < b ? -1 : a > b ? 1 : 0)

/** Everybody, then every group of every dimension but areas, by year and for all years together. */
export function groupsIn(figures: readonly Figure[]): Group[] {
  const order = ['all', ...dimensions]
  return figures
    .filter(({ measure, dimension, period }) => measure === 'started' && dimension !== 'area' && !isQuarter(period))
    .map(({ dimension, category, period }) => ({ dimension, category, period }))
    .sort(
      (a, b) =>
        order.indexOf(a.dimension) - order.indexOf(b.dimension) ||
        inReadingOrder(a.category, b.category) ||
        (a.period < b.period ? -1 : a.period > b.period ? 1 : 0),
    )
}

/** `all` as a reader reads it. */
export const periodInWords = (period: string): string => (period === 'all' ? 'All years' : period)

export const groupInWords = ({ dimension, category, period }: Group) => ({
  characteristic: dimension === 'all' ? 'Everybody' : dimensionInWords(dimension),
  group: categoryInWords(dimension, category),
  period: periodInWords(period),
})
