import { normalPostcode } from '#platform/forms'
import { isReferenceCode } from '#platform/reference'
import { shortened } from '#platform/sheets'

/** What an official look-up says of one postcode. */
export interface Place {
  postcode: string
  data_zone: string
  simd_decile: number
  urban_rural: number
  area_id: string
}

/** The columns of a look-up file. `simd_quintile` says nothing that the decile does not, and is there to be checked against it. */
export const placeColumns = [
  'postcode',
  'data_zone',
  'simd_decile',
  'simd_quintile',
  'urban_rural',
  'council_area',
] as const
export type PlaceColumn = (typeof placeColumns)[number]

/** One thing that is wrong with a file, and what would be right. Nothing in such a file is about a person. */
export interface Problem {
  /** As a spreadsheet numbers them: the heading is row 1. */
  row: number
  column: string
  /** At most 40 characters of what is there. */
  value: string
  expected: string
}

type Cells = Readonly<Record<PlaceColumn, string>>

const wholeTo = (most: number) => (text: string) => {
  const number = /^\d{1,2}$/.test(text) ? Number(text) : 0
  return number >= 1 && number <= most
}

const checks: Readonly<Record<PlaceColumn, { right: (text: string) => boolean; expected: string }>> = {
  postcode: {
    right: (text) => normalPostcode(text) !== undefined,
    expected: 'must be a full UK postcode, like KW15 1AA; leave out the letter that marks part of a split postcode',
  },
  data_zone: {
    right: (text) => /^S01\d{6}$/.test(text),
    expected: 'must be the code of a data zone: S01 and six figures',
  },
  simd_decile: { right: wholeTo(10), expected: 'must be a whole number from 1 (most deprived) to 10' },
  simd_quintile: { right: wholeTo(5), expected: 'must be a whole number from 1 (most deprived) to 5' },
  urban_rural: {
    right: wholeTo(6),
    expected: 'must be a class of the sixfold classification, 1 (large urban) to 6 (remote rural)',
  },
  council_area: {
    right: (text) => isReferenceCode('areas', text),
    expected: 'must be the code of one of the 32 council areas, such as S12000023',
  },
}

/** One row of a look-up file as a place, or everything that is wrong with it. */
export function readPlace(cells: Cells, row: number): Place | Problem[] {
  const wrong = placeColumns
    .filter((column) => !checks[column].right(cells[column]))
    .map((column): Problem => ({ row, column, value: shortened(cells[column], 40), expected: checks[column].expected }))
  const postcode = normalPostcode(cells.postcode)
  if (wrong.length > 0 || postcode === undefined) return wrong
  const simd_decile = Number(cells.simd_decile)
  const fifth = Math.ceil(simd_decile / 2)
  if (Number(cells.simd_quintile) !== fifth)
    return [
      {
        row,
        column: 'simd_quintile',
        value: cells.simd_quintile,
        expected: `must be ${fifth}, as the decile is ${simd_decile}`,
      },
    ]
  return {
    postcode,
    data_zone: cells.data_zone,
    simd_decile,
    urban_rural: Number(cells.urban_rural),
    area_id: cells.council_area,
  }
}
