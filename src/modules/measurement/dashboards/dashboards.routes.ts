import type { Route } from '#platform/http'
import { needFigures, reachAgainstNeed } from '../need/need-routes.ts'
import { areasSideBySide } from './areas/areas-route.ts'
import { progress, progressFigures } from './progress/progress-routes.ts'

/** Every address of the dashboards. */
export const dashboardRoutes: readonly Route[] = [
  progress,
  progressFigures,
  reachAgainstNeed,
  needFigures,
  areasSideBySide,
]
