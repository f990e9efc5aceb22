import type { Route } from '#platform/http'
import { answerSectionRoute } from './answer/section-route.tsx'
import { reopenAnswersRoute, sendAnswersRoute } from './answer/send-routes.tsx'
import { answerPage } from './answer/task-page.tsx'
import { clearCommentRoute, commentsPage } from './clear-comments/clear-route.tsx'
import { goodPracticeRoutes } from './good-practice/good-practice-routes.ts'
import { nationFile, nationRoute } from './national/nation-routes.ts'
import { choosePointsRoute } from './points/choose-route.tsx'
import { orderPointsRoute } from './points/order-route.tsx'
import { localReportFile, localReportPage } from './report/local/report-routes.ts'
import { closeRoundRoute } from './run-round/close-route.tsx'
import { openRoundRoute } from './run-round/open-route.tsx'
import { roundPage } from './run-round/round-page.tsx'
import { roundsPage } from './run-round/rounds-page.tsx'

/** Every address of this room. */
export const routes: readonly Route[] = [
  roundsPage,
  openRoundRoute,
  ...goodPracticeRoutes,
  roundPage,
  closeRoundRoute,
  answerPage,
  sendAnswersRoute,
  reopenAnswersRoute,
  answerSectionRoute,
  nationRoute,
  nationFile,
  localReportPage,
  localReportFile,
  commentsPage,
  clearCommentRoute,
  choosePointsRoute,
  orderPointsRoute,
]
