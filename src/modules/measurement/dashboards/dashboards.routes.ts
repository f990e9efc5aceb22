import type { Route } from '#platform/http'
import { needFigures, reachAgainstNeed } from '../need/need-routes.ts'
import { areasSideBySide } from './areas/areas-route.ts'
import { gapFigures, gaps } from './gaps/gaps-routes.ts'
import { progress, progressFigures } from './progress/progress-routes.ts'

/** Every address of the dashboards. */
export const dashboardRoutes: readonly Route[] = [
  progress,
  progressFigures,
  gaps,
  gapFigures,
  reachAgainstNeed,
  needFigures,
  areasSideBySide,
]
