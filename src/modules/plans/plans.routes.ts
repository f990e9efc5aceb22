import type { Route } from '#platform/http'
import { nationalRoutes } from './national/national.routes.ts'
import { planningRoutes } from './planning.routes.ts'
import { readinessRoutes } from './readiness/readiness.routes.ts'

/** Every address of this room. */
export const routes: readonly Route[] = [...nationalRoutes, ...planningRoutes, ...readinessRoutes]
