import type { Route } from '#platform/http'
import { workshopScreen } from './screen-page.tsx'
import { workshopStatementRoute } from './statement-route.tsx'
import { workshopPage } from './workshop-page.tsx'

/** The workshop on a shared screen. */
export const workshopRoutes: readonly Route[] = [workshopPage, workshopScreen, workshopStatementRoute]
