import { diff3Merge } from 'node-diff3'
import { paragraphsOf, textOf } from './paragraphs.ts'

/** A stretch of a text that two people wrote at once: agreed, or changed by both to different words. */
export type Stretch =
  | { kind: 'agreed'; paragraphs: string[] }
  | { kind: 'clash'; base: string[]; mine: string[]; theirs: string[] }

/** What somebody keeps of a clash. */
export const choicesOfAClash = ['theirs', 'mine', 'both'] as const
export type ClashChoice = (typeof choicesOfAClash)[number]

/**
 * Puts two texts together that were both written from `base`, paragraph by paragraph (a three-way merge). What one of them changed is kept, whoever it was.
 * What both added in one place is kept from both, theirs first. Where both changed the same paragraphs to different words, the stretch is a clash,
 * for its writer to choose; nothing is chosen here.
 */
export function putTogether(base: string, mine: string, theirs: string): Stretch[] {
  const merged = diff3Merge(spaced(mine), spaced(base), spaced(theirs), { excludeFalseConflicts: true })
  return merged.map((region): Stretch => {
    if (region.conflict === undefined) return { kind: 'agreed', paragraphs: unspaced(region.ok ?? []) }
    const { a, o, b } = region.conflict
    const [own, before, other] = [unspaced(a), unspaced(o), unspaced(b)]
    if (before.length === 0) return { kind: 'agreed', paragraphs: [...other, ...own] }
    return { kind: 'clash', base: before, mine: own, theirs: other }
  })
}

// A space before and after each paragraph keeps two that stand beside one another apart: each may be changed by somebody else.
const space = ''
const spaced = (words: string) => [space, ...paragraphsOf(words).flatMap((each) => [each, space])]
const unspaced = (paragraphs: readonly string[]) => paragraphs.filter((each) => each !== space)

/** What there is to choose. */
export const clashesIn = (stretches: readonly Stretch[]) =>
  stretches.filter((each): each is Extract<Stretch, { kind: 'clash' }> => each.kind === 'clash')

/** The text of stretches: of each clash, in order, what was chosen; what was not, both. */
export function chosenText(stretches: readonly Stretch[], chosen: readonly ClashChoice[] = []): string {
  let clash = 0
  return textOf(
    stretches.flatMap((each) => {
      if (each.kind === 'agreed') return each.paragraphs
      const keep = chosen[clash++] ?? 'both'
      return [...(keep === 'mine' ? [] : each.theirs), ...(keep === 'theirs' ? [] : each.mine)]
    }),
  )
}
