import { found, type Visit } from '#platform/http'
import { stretchOf } from '../stretch.ts'
import { balance, demandFor, servicesIn, waitingBy } from './supply.queries.ts'
import { waitingNow } from './waiting.ts'

/** Demand beside supply, and who waits, as an address asks for it. */
export async function balanceOf(visit: Visit) {
  const { today, url, viewer } = visit
  const within = stretchOf(url, today)
  const asked = { area: found(viewer.area_id), as_at: today, within }
  const [needs, waiting] = await visit.statistics(async (tx) => {
    const rows = balance(await demandFor(tx, asked), await servicesIn(tx, asked))
    return [rows, waitingNow(await waitingBy(tx, asked), today)] as const
  })
  return { area: asked.area, today, within, needs, waiting }
}
export type Supplied = Awaited<ReturnType<typeof balanceOf>>
