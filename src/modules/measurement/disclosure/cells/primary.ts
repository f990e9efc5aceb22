import { remainders, shownBy } from '../figures.ts'
import type { Hiding } from './hiding.ts'
import { type People, width } from './people.ts'

/** Which numbers of people are few: some, and fewer than the threshold. Nobody is not a few. */
export const few = (threshold: number) => (count: number) => count > 0 && count < threshold

/** Hides every row that by itself, or beside another of the same people, shows a few people: counted, out of whom, or left over. */
export function hideSmall({ groups, counts }: People, hiding: Hiding, isFew: (count: number) => boolean): void {
  for (let g = 0; g < groups.length; g++) {
    const count = (f: number) => counts[g * width + f] ?? 0
    for (const [m, shows] of shownBy.entries())
      if (isFew(count(shows.count)) || (shows.of !== null && isFew(count(shows.of)))) hiding.hideRow(g, m)
    for (const { of, less, row } of remainders)
      if (isFew(count(of) - count(less)) && hiding.isShown(g, of) && hiding.isShown(g, less)) hiding.hideRow(g, row)
  }
}
