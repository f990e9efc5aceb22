import { diffArrays } from 'diff'
import type { CalendarDate } from '#platform/time'
import { dateInLondon } from '#platform/time'
import { paragraphsOf } from './paragraphs.ts'
import type { Text } from './texts.queries.ts'

/** A paragraph of a text, and who wrote it so, and when. */
export interface Written {
  paragraph: string
  by_name: string
  on: CalendarDate
}

/**
 * Who wrote each paragraph of an item as it stands: whoever saved the first text since which it has stood unchanged.
 * @param texts every text that held, the oldest first
 */
export function whoWrote(texts: readonly Pick<Text, 'words' | 'by_name' | 'since'>[]): Written[] {
  let written: Written[] = []
  for (const { words, by_name, since } of texts) {
    const now = paragraphsOf(words)
    const before = written
    let [from, to] = [0, 0]
    const next: Written[] = []
    for (const { added, removed, count } of diffArrays(
      before.map(({ paragraph }) => paragraph),
      now,
    )) {
      if (removed) from += count
      else if (added) {
        for (const paragraph of now.slice(to, to + count)) next.push({ paragraph, by_name, on: dateInLondon(since) })
        to += count
      } else {
        next.push(...before.slice(from, from + count))
        from += count
        to += count
      }
    }
    written = next
  }
  return written
}

/** Who wrote a text, each with how many of its paragraphs, most first. */
export function sharesOf(written: readonly Written[]): { by_name: string; paragraphs: number }[] {
  const shares = new Map<string, number>()
  for (const { by_name } of written) shares.set(by_name, (shares.get(by_name) ?? 0) + 1)
  return [...shares]
    .map(([by_name, paragraphs]) => ({ by_name, paragraphs }))
    .toSorted((one, other) => other.paragraphs - one.paragraphs)
}
