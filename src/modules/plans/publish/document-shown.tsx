import { formatDate } from '#platform/time'
import { Notes } from '../figures/figure-shown.tsx'
import type { ContentItem, EditionContent } from '../sign-off/content.ts'
import { blocksOf, figuresNamed, type TextBlock } from '../words/markup.ts'
import { Written } from '../words/written.tsx'

/** A plan's content with its texts read: what a page needs to show it. */
export interface ReadContent extends EditionContent {
  blocks: ReadonlyMap<string, readonly TextBlock[]>
}

/** Reads the texts of a plan, so that they can be shown. */
export async function readContent(content: EditionContent): Promise<ReadContent> {
  const blocks = new Map<string, readonly TextBlock[]>()
  for (const { items } of content.sections) for (const { id, words } of items) blocks.set(id, await blocksOf(words))
  return { ...content, blocks }
}

/** A plan whole, as it is read: its contents, then section by section. `empty` is said where nothing is written. */
export function DocumentShown({ content, empty }: { content: ReadContent; empty: string }) {
  return (
    <div class="nwd-document">
      <nav class="nwd-contents" aria-label="Contents">
        <h2>Contents</h2>
        <ol>
          {content.sections.map(({ number, title }) => (
            <li key={number}>
              <a href={`#section-${number}`}>{title}</a>
            </li>
          ))}
        </ol>
      </nav>
      {content.sections.map(({ number, title, items }) => (
        <section key={number} aria-labelledby={`section-${number}`}>
          <h2 id={`section-${number}`}>
            {number}. {title}
          </h2>
          {items.map((item) => (
            <ItemShown key={item.id} item={item} content={content} empty={empty} />
          ))}
        </section>
      ))}
      {content.figures.length > 0 && (
        <p class="nwd-sub">Figures as they were published by {formatDate(content.fixed_on)}.</p>
      )}
    </div>
  )
}

function ItemShown({ item, content, empty }: { item: ContentItem; content: ReadContent; empty: string }) {
  const named = figuresNamed(item.words)
  const figures = content.figures.filter(({ number }) => named.includes(number))
  return (
    <>
      <h3 id={`item-${item.number.replace('.', '-')}`}>
        {item.number} {item.title}
      </h3>
      {item.words === '' ? (
        <p class="nwd-sub">{empty}</p>
      ) : (
        <Written blocks={content.blocks.get(item.id) ?? []} figures={figures} />
      )}
      <Notes figures={figures} />
    </>
  )
}
