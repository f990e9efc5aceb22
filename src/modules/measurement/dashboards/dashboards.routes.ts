import type { Route } from '#platform/http'
import { areasSideBySide } from './areas/areas-route.ts'
import { progress, progressFigures } from './progress/progress-routes.ts'

/** Every address of the dashboards. */
export const dashboardRoutes: readonly Route[] = [progress, progressFigures, areasSideBySide]
