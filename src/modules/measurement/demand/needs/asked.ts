import { found, type Visit } from '#platform/http'
import { groupIn, places } from '../people-in.ts'
import { stretchOf } from '../stretch.ts'
import { askedFor } from './needs.queries.ts'

/** What an address asks for. */
export function needsAskedBy({ viewer, today, url }: Pick<Visit, 'viewer' | 'today' | 'url'>) {
  const by = places.find((one) => one === url.searchParams.get('place')) ?? 'district'
  return { area: found(viewer.area_id), as_at: today, within: stretchOf(url, today), by, group: groupIn(url) }
}

/** What was asked for, as an address asks for it. */
export const askedOf = async (visit: Visit) => {
  const asked = needsAskedBy(visit)
  return { ...asked, ...(await visit.statistics((tx) => askedFor(tx, asked))) }
}
export type Needs = Awaited<ReturnType<typeof askedOf>>
