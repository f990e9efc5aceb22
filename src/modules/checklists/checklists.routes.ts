import type { Route } from '#platform/http'
import { clearCommentRoute, commentsPage } from './clear-comments/clear-route.tsx'
import { choosePointsRoute } from './points/choose-route.tsx'
import { orderPointsRoute } from './points/order-route.tsx'
import { localReportFile, localReportPage } from './report/local/report-routes.ts'

/** Every address of this room. */
export const routes: readonly Route[] = [
  localReportPage,
  localReportFile,
  commentsPage,
  clearCommentRoute,
  choosePointsRoute,
  orderPointsRoute,
]
