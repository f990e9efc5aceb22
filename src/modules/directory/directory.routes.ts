import type { Route } from '#platform/http'
import { apiRoutes } from './api/routes.ts'

export const routes: readonly Route[] = [...apiRoutes]
