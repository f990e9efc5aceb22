import { definitions } from '../../definitions/definitions.ts'
import { entered, type Measure } from '../../measures.ts'
import type { StatisticsRow } from '../../statistics.ts'
import type { Figure } from '../figure.ts'
import { countOrMark, rateOrMark } from '../symbols.ts'
import type { TableColumn, Value } from './table.ts'

const count = (key: string, text: string, about: string): TableColumn => ({ key, text, datatype: 'integer', about })
const percent = (key: string, text: string, about: string): TableColumn => ({ key, text, datatype: 'number', about })

export const columns = {
  words: (key: string, text: string, about: string): TableColumn => ({ key, text, datatype: 'string', about }),
  count,
  percent,
  /** A measure's count, and its share where it has one. */
  of(measure: Measure): TableColumn[] {
    const { title, counts, of } = definitions[measure]
    const people = count(measure, title, counts)
    return of === undefined
      ? [people]
      : [people, percent(`${measure}_percent`, `${title}, %`, `${counts} In per cent of: ${of}`)]
  },
} as const

/** The measures of what people achieved, in order. */
export const achieved: readonly Measure[] = ['started', ...entered, 'left']

/** A measure's cells in a row. */
export function cellsOf(measure: Measure, row: StatisticsRow | undefined): Record<string, Value> {
  return definitions[measure].of === undefined
    ? { [measure]: countOrMark(row) }
    : { [measure]: countOrMark(row), [`${measure}_percent`]: rateOrMark(row) }
}

/** What a reader must know of the figures of a row: provisional, revised. */
export function statusOf(figures: readonly (Figure | undefined)[]): string {
  const provisional = figures.some((figure) => figure?.status === 'provisional')
  const revised = figures.some((figure) => figure?.revised)
  return `${provisional ? 'Provisional [p]' : 'Final'}${revised ? ', revised [r]' : ''}`
}

export const statusColumn: TableColumn = {
  key: 'status',
  text: 'Status',
  datatype: 'string',
  about: 'Final or provisional, and whether any figure of the row differs from what was last published',
}
