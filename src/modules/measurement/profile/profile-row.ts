import { isReferenceCode, referenceList } from '#platform/reference'
import type { CalendarDate } from '#platform/time'

export const profileColumns = ['area', 'place', 'measure', 'value'] as const
type Column = (typeof profileColumns)[number]

/** What the file calls the nation, as official tables do. */
const scotland = 'S92000003'

/** A figure of a place: of Scotland where the area is empty, of the whole of an area where the place is. */
export interface ProfileRow {
  area_id: string | null
  place: string
  measure: string
  value: number
}

/** One thing that is wrong with a table of places, and what would be right. The heading is row 1. */
export interface WrongFigure {
  row: number
  column: Column
  value: string
  expected: string
}

/** One row of a table of places of a topic, or everything that is wrong with it. */
export function readProfileRow(
  cells: Readonly<Record<string, string>>,
  row: number,
  topic: string,
  on: CalendarDate,
): ProfileRow | WrongFigure[] {
  const at = (column: Column) => cells[column] ?? ''
  const known = referenceList('profile-measures', on).filter((one) => one.topic === topic)
  const measure = known.find(({ code }) => code === at('measure'))
  const [value, percent] = [Number(at('value')), measure?.unit === 'percent']
  const number = percent ? /^\d{1,3}(\.\d{1,2})?$/ : /^\d{1,8}$/
  const wrong: WrongFigure[] = []
  const tell = (column: Column, expected: string) =>
    wrong.push({ row, column, value: at(column).slice(0, 40), expected })
  if (at('area') !== scotland && !isReferenceCode('areas', at('area')))
    tell('area', `must be the code of one of the 32 council areas, such as S12000023, or ${scotland} for Scotland`)
  if (at('place').length > 80)
    tell('place', 'must be the name of a place of at most 80 letters, or empty for the whole area')
  if (at('area') === scotland && at('place') !== '') tell('place', 'must be empty where the area is Scotland')
  if (measure === undefined) tell('measure', `must be one of ${known.map(({ code }) => code).join(', ')}`)
  else if (!number.test(at('value')) || (percent && value > 100))
    tell(
      'value',
      percent
        ? 'must be a percentage from 0 to 100, such as 4.2'
        : 'must be a whole number in figures alone, such as 4200',
    )
  if (wrong.length > 0) return wrong
  return { area_id: at('area') === scotland ? null : at('area'), place: at('place'), measure: at('measure'), value }
}
