import { symbols } from '../symbols.ts'
import { marksIn, type ReleaseTable } from '../tables/table.ts'
import type { Passage } from './passage.ts'

/** Notes on all tables that no mark stands for. */
const always: readonly (readonly [heading: string, words: string])[] = [
  [
    'Counted once',
    'A person counts once in an area, in the quarter of their first registration there, however often they return.',
  ],
  [
    'Outcomes overlap',
    'One person may enter work and gain a qualification. The columns of outcomes must not be added up.',
  ],
  [
    'Three blanks',
    'Not known, would rather not say, and not asked are three different answers. Each has a row of its own.',
  ],
  [
    'Those due',
    'Shares at 4, 13, 26 and 52 weeks are of people who could have got there by the day of the figures. People not yet due are shown apart.',
  ],
  [
    'Intervals',
    'The lower and upper end beside an area’s share show how much it could differ by chance alone, 19 times in 20. Areas whose intervals overlap may not differ at all.',
  ],
  ['Families', 'A family may be in several priority groups, so that their rows add up to more than everybody.'],
  [
    'Years in progress',
    'A financial year that is not over, and all years together, hold the two latest quarters, which are provisional.',
  ],
]

/** The notes of a release: what each mark that its tables use stands for, then what holds for all of them. */
export const footnotesOf = (tables: readonly ReleaseTable[]): Passage[] => {
  const used = new Set(tables.flatMap(marksIn))
  const marks = symbols
    .filter(({ mark }) => used.has(mark))
    .map(({ mark, name, words }) => [mark, `${name}. ${words}`] as const)
  return [...marks, ...always].map(([heading, words], at) => ({ part: 'footnote', position: at + 1, heading, words }))
}
