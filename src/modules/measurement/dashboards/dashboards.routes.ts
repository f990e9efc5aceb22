import type { Route } from '#platform/http'
import { progress, progressFigures } from './progress/progress-routes.ts'

/** Every address of the dashboards. */
export const dashboardRoutes: readonly Route[] = [progress, progressFigures]
