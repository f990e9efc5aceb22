import type { Route } from '#platform/http'
import { deliveryPlanRoutes } from './delivery-plan/delivery-plan.routes.ts'
import { nationalRoutes } from './national/national.routes.ts'
import { planningRoutes } from './planning.routes.ts'
import { readinessRoutes } from './readiness/readiness.routes.ts'

/** Every address of this room. */
export const routes: readonly Route[] = [
  ...deliveryPlanRoutes,
  ...nationalRoutes,
  ...planningRoutes,
  ...readinessRoutes,
]
