import type { Route } from '#platform/http'
import { areaDefinitions, areaFigures, areaReports } from './area-reports/area-routes.ts'
import { dashboardRoutes } from './dashboards/dashboards.routes.ts'
import { demandRoutes } from './demand/demand.routes.ts'
import { releaseRoutes } from './releases/releases.routes.ts'
import { returnRoutes } from './returns/returns.routes.ts'

/** Every address of this room. */
export const routes: readonly Route[] = [
  areaReports,
  areaFigures,
  areaDefinitions,
  ...dashboardRoutes,
  ...demandRoutes,
  ...returnRoutes,
  ...releaseRoutes,
]
