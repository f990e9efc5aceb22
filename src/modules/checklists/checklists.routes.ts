import type { Route } from '#platform/http'
import { answerRoutes } from './answer/answer.routes.ts'
import { authoringRoutes } from './authoring/authoring-routes.ts'
import { clearCommentRoute, commentsPage } from './clear-comments/clear-route.tsx'
import { goodPracticeRoutes } from './good-practice/good-practice-routes.ts'
import { improvementRoutes } from './improvement/improvement.routes.ts'
import { contactRoute } from './invite/contact-route.tsx'
import { inviteRoute } from './invite/invite-route.tsx'
import { nationFile, nationRoute } from './national/nation-routes.ts'
import { choosePointsRoute } from './points/choose-route.tsx'
import { orderPointsRoute } from './points/order-route.tsx'
import { remindRoute } from './remind/remind-route.tsx'
import { localReportFile, localReportPage } from './report/local/report-routes.ts'
import { closeRoundRoute } from './run-round/close-route.tsx'
import { extendRoute } from './run-round/extend-route.tsx'
import { openRoundRoute } from './run-round/open-route.tsx'
import { roundPage } from './run-round/round-page.tsx'
import { roundsPage } from './run-round/rounds-page.tsx'
import { workshopRoutes } from './workshop/workshop.routes.ts'

/** Every address of this room. */
export const routes: readonly Route[] = [
  roundsPage,
  openRoundRoute,
  ...improvementRoutes,
  ...authoringRoutes,
  ...goodPracticeRoutes,
  roundPage,
  closeRoundRoute,
  extendRoute,
  inviteRoute,
  contactRoute,
  remindRoute,
  ...answerRoutes,
  nationRoute,
  nationFile,
  localReportPage,
  localReportFile,
  commentsPage,
  clearCommentRoute,
  choosePointsRoute,
  orderPointsRoute,
  ...workshopRoutes,
]
