import type { Route } from '#platform/http'
import { apiRoutes } from './api/routes.ts'
import { findSupport } from './find/list-route.tsx'
import { keptList } from './keep/list-route.tsx'
import { showService } from './show/service-route.tsx'

export const routes: readonly Route[] = [findSupport, keptList, showService, ...apiRoutes]
