import { referenceText } from '#platform/reference'
import type { Dimension } from './measures.ts'
import type { StatisticsRow } from './statistics.ts'

const dimensionWords: Readonly<Record<Dimension, string>> = {
  gender: 'Gender',
  age_band: 'Age when registered',
  disabled: 'Disabled',
  ethnic_group: 'Ethnic group',
  parent: 'Parent',
  priority_family: 'Priority family group',
  simd_quintile: 'Area deprivation (SIMD)',
  area: 'Area',
  stream: 'Funding stream',
}

const categoryWords: Readonly<Record<string, string>> = {
  unknown: 'Not known',
  prefer_not_to_say: 'Would rather not say',
  not_asked: 'Not asked',
  minority_ethnic: 'Minority ethnic',
  white: 'White',
  under_16: 'Under 16',
  yes: 'Yes',
  no: 'No',
  none: 'In none of the groups',
}

const fifths: Readonly<Record<string, string>> = { '1': '1, most deprived', '5': '5, least deprived' }

const lists = {
  gender: 'genders',
  priority_family: 'priority-family-groups',
  stream: 'funding-streams',
  area: 'areas',
} as const

/** What a dimension is called. */
export const dimensionInWords = (dimension: Dimension): string => dimensionWords[dimension]

/** What a category of a dimension is called; a code that no list has is shown as it is. */
export function categoryInWords(dimension: StatisticsRow['dimension'], category: string): string {
  const known = categoryWords[category]
  if (dimension === 'simd_quintile' && known === undefined) return fifths[category] ?? category
  if (known !== undefined || dimension === 'all') return known ?? 'Everybody'
  if (!(dimension in lists)) return category
  try {
    return referenceText(lists[dimension as keyof typeof lists], category)
  } catch {
    return category
  }
}

/** A count in full figures, or why there is none. */
export const countInWords = (row: StatisticsRow | undefined): string =>
  row?.status === 'too_early' ? 'too early' : row?.count == null ? '' : row.count.toLocaleString('en-GB')

/** A share to one decimal, or why there is none. */
export function rateInWords(row: StatisticsRow | undefined): string {
  if (row?.status === 'too_early') return 'too early'
  return row?.rate == null ? 'nobody' : row.rate.toFixed(1)
}
