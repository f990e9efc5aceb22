import type { Route } from '#platform/http'
import { reviewPracticeRoute, submitPracticeRoute, withdrawPracticeRoute } from './decide-routes.tsx'
import { practicePage } from './practice-page.tsx'
import { practicesPage } from './practices-page.tsx'
import { beginPracticeRoute, changePracticeRoute } from './write-routes.tsx'

export const goodPracticeRoutes: readonly Route[] = [
  practicesPage,
  beginPracticeRoute,
  practicePage,
  changePracticeRoute,
  submitPracticeRoute,
  reviewPracticeRoute,
  withdrawPracticeRoute,
]
