import type { Tx } from '#platform/db'
import { figuresOnThePage } from '../content.queries.ts'
import type { Figure } from '../figure.ts'
import { published } from '../releases.queries.ts'

/** What the latest published release says of Scotland by year, and of each area and group for all years together; undefined before the first. Protected as published. */
export async function figuresOut(
  tx: Tx,
): Promise<{ slug: string; title: string; figures: readonly Figure[] } | undefined> {
  const [latest] = await published(tx)
  if (latest === undefined) return undefined
  return { slug: latest.slug, title: latest.title, figures: await figuresOnThePage(tx, latest.id) }
}
