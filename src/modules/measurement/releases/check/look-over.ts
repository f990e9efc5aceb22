import type { Tx } from '#platform/db'
import { announcedDates } from '../calendar/calendar.queries.ts'
import { figuresOf, passagesOf, sourcesOf } from '../content.queries.ts'
import { readersOf } from '../early-access/readers.queries.ts'
import { areasOfScotland } from '../prepare/prepare.ts'
import { type Version, wasPublished } from '../release.ts'
import { versionsKnown } from '../releases.queries.ts'
import { tablesOf } from '../tables/tables.ts'
import { checklist } from './checklist.ts'
import type { Finding } from './finding.ts'

/** The checklist of a version as things are now. For an analyst's transaction. */
export async function lookOver(tx: Tx, version: Version): Promise<Finding[]> {
  const figures = await figuresOf(tx, version.id)
  const last = (await versionsKnown(tx)).find(
    (other) => other.id !== version.id && wasPublished(other) && other.as_at <= version.as_at,
  )
  const dates = await announcedDates(tx)
  return checklist({
    version,
    figures,
    tables: tablesOf(figures, areasOfScotland(version.as_at)),
    passages: await passagesOf(tx, version.id),
    sources: await sourcesOf(tx, version.id),
    before: last && {
      figures: await figuresOf(tx, last.id),
      definitions_version: last.definitions_version,
      sameRelease: last.release_id === version.release_id,
    },
    readers: (await readersOf(tx, version.id)).length,
    next: dates.find(({ period }) => period > version.period)?.on_date,
  })
}
