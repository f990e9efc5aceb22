import { z } from 'zod'
import { calendarDateSchema } from '#platform/time'
import type { Item, Plan } from '../delivery-plan/plan.ts'
import { numberOf } from '../delivery-plan/plan.ts'
import { type ShownFigure, shownFigure } from '../figures/figure.ts'
import { sectionTitles } from '../template/framework.ts'
import { figuresNamed } from '../words/markup.ts'

const item = z.object({
  id: z.string(),
  number: z.string(),
  title: z.string(),
  local: z.boolean(),
  /** The text it was taken from; null where nothing was written. */
  text_id: z.string().nullable(),
  words: z.string(),
})

/** What an edition of a plan holds: words and figures as they were when it was put before the partnership. */
export const editionContent = z.object({
  sections: z.array(z.object({ number: z.int(), title: z.string(), items: z.array(item) })),
  figures: z.array(shownFigure),
  fixed_on: calendarDateSchema,
})
export type EditionContent = z.infer<typeof editionContent>
export type ContentItem = z.infer<typeof item>

type Texts = ReadonlyMap<string, { id: string; words: string }>

/** A plan as it stands, as an edition would hold it: figures that no text names left out. */
export function contentOf(
  plan: Pick<Plan, 'framework' | 'kind'>,
  items: readonly Item[],
  texts: Texts,
  figures: readonly ShownFigure[],
  fixed_on: EditionContent['fixed_on'],
): EditionContent {
  const named = new Set([...texts.values()].flatMap(({ words }) => figuresNamed(words)))
  return {
    sections: sectionTitles(plan.framework, plan.kind).map((title, at) => ({
      number: at + 1,
      title,
      items: items
        .filter(({ section }) => section === at + 1)
        .map((each) => ({
          id: each.id,
          number: numberOf(each),
          title: each.title,
          local: each.origin === 'local',
          text_id: texts.get(each.id)?.id ?? null,
          words: texts.get(each.id)?.words ?? '',
        })),
    })),
    figures: figures.filter(({ number }) => named.has(number)),
    fixed_on,
  }
}

/** The items of an edition, in order. */
export const itemsIn = ({ sections }: Pick<EditionContent, 'sections'>): ContentItem[] =>
  sections.flatMap(({ items }) => items)

/** Which items say something else than in an earlier edition: the words, not where they stand. */
export function changedItems(before: Pick<EditionContent, 'sections'>, after: Pick<EditionContent, 'sections'>) {
  const was = new Map(itemsIn(before).map((each) => [each.id, each]))
  return itemsIn(after)
    .map((now) => ({ item: now, before: was.get(now.id)?.words ?? '', after: now.words }))
    .filter((each) => each.before !== each.after)
}
