import type { Route } from '#platform/http'
import { fromStatementsRoute } from './from-statements-route.tsx'
import { improvementPage } from './improvement-page.tsx'
import { actionRoute, planOnAgendaRoute } from './meeting-routes.tsx'
import { planFile } from './plan-files.ts'
import { planPage } from './plan-page.tsx'
import { progressRoute } from './progress-route.tsx'
import { changeImprovementRoute, newImprovementRoute } from './write-routes.tsx'

/** The improvement plan. */
export const improvementRoutes: readonly Route[] = [
  planPage,
  planFile,
  planOnAgendaRoute,
  newImprovementRoute,
  improvementPage,
  changeImprovementRoute,
  progressRoute,
  actionRoute,
  fromStatementsRoute,
]
