import { isReferenceCode } from '#platform/reference'
import { needMeasure, needMeasures } from './measures.ts'

export const needColumns = ['area', 'measure', 'count'] as const
export type NeedColumn = (typeof needColumns)[number]

/** How many people of a kind an area has. */
export interface NeedRow {
  area_id: string
  measure: string
  people: number
}

/** One thing that is wrong with a file, and what would be right. The heading is row 1. */
export interface Wrong {
  row: number
  column: NeedColumn
  value: string
  expected: string
}

/** More people than Scotland has. */
const most = 10_000_000

const right: Readonly<Record<NeedColumn, (text: string) => boolean>> = {
  area: (text) => isReferenceCode('areas', text),
  measure: (text) => needMeasure(text) !== undefined,
  count: (text) => /^\d{1,8}$/.test(text) && Number(text) <= most,
}

const expected: Readonly<Record<NeedColumn, string>> = {
  area: 'must be the code of one of the 32 council areas, such as S12000023',
  measure: `must be one of ${needMeasures.map(({ measure }) => measure).join(', ')}`,
  count:
    'must be a whole number of people in figures alone, such as 4200; leave the row out where the table gives none',
}

/** One row of a table of need, or everything that is wrong with it. */
export function readNeedRow(cells: Readonly<Record<string, string>>, row: number): NeedRow | Wrong[] {
  const at = (column: NeedColumn) => cells[column] ?? ''
  const wrong = needColumns
    .filter((column) => !right[column](at(column)))
    .map((column) => ({ row, column, value: at(column).slice(0, 40), expected: expected[column] }))
  return wrong.length > 0 ? wrong : { area_id: at('area'), measure: at('measure'), people: Number(at('count')) }
}
