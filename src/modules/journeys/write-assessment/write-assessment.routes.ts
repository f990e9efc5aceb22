import type { Route } from '#platform/http'
import { previewPage } from './preview-page.tsx'
import { endRoute, giveUpRoute, publishRoute } from './publish-routes.tsx'
import { addQuestionRoute, changeQuestionRoute } from './question-routes.tsx'
import { usePage } from './use-page.tsx'
import { versionPage } from './version-page.tsx'
import { versionsRoute } from './versions-page.tsx'

export const writeAssessmentRoutes: readonly Route[] = [
  versionsRoute,
  usePage,
  versionPage,
  addQuestionRoute,
  changeQuestionRoute,
  previewPage,
  publishRoute,
  giveUpRoute,
  endRoute,
]
