import type { Route } from '#platform/http'
import { needFiguresAsked, needs } from './needs/needs-routes.ts'
import { supply, supplyFigures } from './supply/supply-routes.ts'
import { wayFigures, ways } from './way/way-routes.ts'

/** Every address of what is asked for and what there is. */
export const demandRoutes: readonly Route[] = [needs, needFiguresAsked, supply, supplyFigures, ways, wayFigures]
