import type { Viewer } from '#platform/access'
import { recordEvent } from '#platform/audit'
import { asNobody, asStatistician, asViewer, type Database, type Tx } from '#platform/db'
import type { Clock } from '#platform/time'
import type { Audited, Visit } from './route.ts'

export interface VisitParts {
  database: Database
  clock: Clock
  request: Request
  url: URL
  parameters: Record<string, string>
  viewer: Viewer | undefined
}

/** Begins the transaction of one visit, as the viewer or as nobody. */
export function inVisit<T>(parts: VisitParts, work: (tx: Tx) => Promise<T>): Promise<T> {
  return parts.viewer
    ? asViewer(parts.database, parts.viewer, parts.clock, work)
    : asNobody(parts.database, parts.clock, work)
}

/**
 * The visit that a route's functions are given, and the check that the event it declared was in fact written: a route
 * that forgets is a fault of ours and ends as one, in development as in use.
 */
export function visitOf(parts: VisitParts, tx: Tx, audited: Audited) {
  let written = false
  const visit: Visit<Record<string, string>, Viewer | undefined> = {
    viewer: parts.viewer,
    tx,
    clock: parts.clock,
    today: parts.clock.today(),
    url: parts.url,
    request: parts.request,
    parameters: parts.parameters,
    statistics: (work) => asStatistician(parts.database, parts.clock, work),
    async record(about) {
      if (typeof audited !== 'string') throw new Error(`${parts.url.pathname} declares no audit event: ${audited.none}`)
      written = true
      await recordEvent(tx, { event: audited, ...about })
    },
  }
  const settle = () => {
    if (typeof audited === 'string' && !written) throw new Error(`the declared event ${audited} was not written`)
  }
  return { visit: visit as Visit<Record<string, string>>, settle }
}
