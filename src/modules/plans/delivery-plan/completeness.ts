import type { Item } from './plan.ts'

/** How far an item is: nothing written; written; said to be ready; or changed since it was. */
export const standings = ['empty', 'written', 'changed', 'ready'] as const
export type Standing = (typeof standings)[number]

export const standingWords: Readonly<Record<Standing, string>> = {
  empty: 'To be written',
  written: 'Being written',
  changed: 'Changed since it was ready',
  ready: 'Ready',
}
export const standingTones = { empty: 'grey', written: 'blue', changed: 'orange', ready: 'green' } as const

/** How far an item is, from the text that holds and the text that was last said to be ready. */
export function standingOf(text: { id: string; words: string } | undefined, ready: string | undefined): Standing {
  if (text === undefined || text.words === '') return 'empty'
  if (ready === undefined) return 'written'
  return ready === text.id ? 'ready' : 'changed'
}

/** How many of some items are as far as that. */
export const countOf = (items: readonly { standing: Standing }[], ...wanted: readonly Standing[]): number =>
  items.filter(({ standing }) => wanted.includes(standing)).length

/** How many items are ready, in words; with how many have nothing written, where any do. */
export function completenessInWords(items: readonly { standing: Standing }[]): string {
  const [ready, empty] = [countOf(items, 'ready'), countOf(items, 'empty')]
  if (ready === items.length) return `All ${items.length} are ready`
  const rest = empty === 0 ? '' : `, ${empty === items.length ? 'nothing written yet' : `${empty} to be written`}`
  return `${ready} of ${items.length} ready${rest}`
}

/** Items by section, in order. */
export const inSections = <T extends { item: Pick<Item, 'section'> }>(titles: readonly string[], items: readonly T[]) =>
  titles.map((title, at) => ({ number: at + 1, title, items: items.filter(({ item }) => item.section === at + 1) }))
