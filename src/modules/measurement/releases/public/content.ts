import type { Tx } from '#platform/db'
import { figuresOf, figuresOnThePage, passagesOf, sourcesOf } from '../content.queries.ts'
import { readersOf } from '../early-access/readers.queries.ts'
import { areasOfScotland } from '../prepare/prepare.ts'
import type { Version } from '../release.ts'
import type { ReleaseTable } from '../tables/table.ts'
import { tablesOf } from '../tables/tables.ts'

/** What the page of a version shows, read from what was frozen. */
export async function contentOf(tx: Tx, version: Version) {
  const figures = await figuresOnThePage(tx, version.id)
  return {
    version,
    figures,
    tables: tablesOf(figures, areasOfScotland(version.as_at)),
    passages: await passagesOf(tx, version.id),
    sources: await sourcesOf(tx, version.id),
    readers: await readersOf(tx, version.id),
  }
}

/** Every table of a version, whole, for its files. */
export const allTablesOf = async (tx: Tx, version: Version): Promise<ReleaseTable[]> =>
  tablesOf(await figuresOf(tx, version.id), areasOfScotland(version.as_at))
