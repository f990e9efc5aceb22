import type { StatisticsRow } from '../statistics.ts'

/**
 * Marks in tables, as the Government Analysis Function recommends for all official statistics in Britain ("Symbols in tables", shorthand in square brackets):
 * a mark stands in place of a figure, or beside it, and is explained wherever it is used.
 */
export const symbols = [
  {
    mark: '[c]',
    name: 'Confidential',
    words:
      'Hidden so that nobody can be recognised: a count from 1 to 4, or one from which such a count could be worked out.',
  },
  {
    mark: '[x]',
    name: 'Not available',
    words: 'Too early: nobody could have reached this point yet. It is not nought. Also an area that sent nothing.',
  },
  { mark: '[z]', name: 'Not applicable', words: 'There is no such figure: a share of nobody.' },
  {
    mark: '[p]',
    name: 'Provisional',
    words: 'The two latest quarters: registrations may still be verified, and outcomes still be written down.',
  },
  { mark: '[r]', name: 'Revised', words: 'Differs from what was last published for the same people and period.' },
] as const

export type Mark = (typeof symbols)[number]['mark']

/** The marks that stand in place of a figure. */
export const inPlaceOfAFigure: readonly Mark[] = ['[c]', '[x]', '[z]']

/** A count or its mark. A figure that nobody has is nought only where it was counted as nought. */
export function countOrMark(row: StatisticsRow | undefined, of: 'count' | 'denominator' = 'count'): number | Mark {
  if (row === undefined) return '[x]'
  if (row.status === 'suppressed') return '[c]'
  if (row.status === 'too_early') return '[x]'
  return row[of] ?? '[z]'
}

/** A share or its mark. */
export function rateOrMark(row: StatisticsRow | undefined): number | Mark {
  if (row === undefined) return '[x]'
  if (row.status === 'suppressed') return '[c]'
  if (row.status === 'too_early') return '[x]'
  return row.rate ?? '[z]'
}
