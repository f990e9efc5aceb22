import { measureEntry } from '../measures.ts'
import { categoryInWords, dimensionInWords } from '../words.ts'
import type { HiddenNumber } from './reader.ts'

/** `Entered work, 2024-25 Q1, Gender: Woman: the count must be from 2 to 3.` */
export function inWords({ row, what, least, most, before }: HiddenNumber & { least: number; most: number }): string {
  const of =
    row.dimension === 'all'
      ? 'everybody'
      : `${dimensionInWords(row.dimension)}: ${categoryInWords(row.dimension, row.category)}`
  const period = row.period === 'all' ? 'all periods' : row.period
  const number = {
    count: 'the count',
    denominator: 'the number it is out of',
    remainder: 'the number left over',
    change: 'the change',
  }[what]
  const range = least === most ? `can only be ${least}` : `must be from ${least} to ${most}`
  const since =
    before === undefined ? '' : `, ${what === 'change' ? 'since' : 'in'} the release of figures to ${before}`
  return `${measureEntry(row.measure).title}, ${period}, ${of}${since}: ${number} ${range}.`
}
