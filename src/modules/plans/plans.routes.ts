import type { Route } from '#platform/http'
import { planningRoutes } from './planning.routes.ts'

/** Every address of this room. */
export const routes: readonly Route[] = [...planningRoutes]
