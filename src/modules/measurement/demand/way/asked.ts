import { found, type Visit } from '#platform/http'
import { stretchOf } from '../stretch.ts'
import { followed, wholeWays } from './way.queries.ts'
import { mapOf, waysIn } from './ways.ts'

/** What an address asks for. */
export const waysAskedBy = ({ viewer, today, url }: Pick<Visit, 'viewer' | 'today' | 'url'>) => ({
  area: found(viewer.area_id),
  as_at: today,
  within: stretchOf(url, today),
})

/** The map and the whole ways, as an address asks for them. */
export async function waysOf(visit: Visit) {
  const asked = waysAskedBy(visit)
  const [map, whole] = await visit.statistics(
    async (tx) => [mapOf(await followed(tx, asked)), waysIn(await wholeWays(tx, asked))] as const,
  )
  return { ...asked, map, ...whole }
}
export type Ways = Awaited<ReturnType<typeof waysOf>>
