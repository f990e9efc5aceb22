import type { Route } from '#platform/http'
import { endPauseRoute, pauseRoute } from './pause-routes.tsx'
import { holdReviewRoute, reviewsRoute, takeOutReviewRoute } from './review-routes.tsx'

export const reviewRoutes: readonly Route[] = [
  holdReviewRoute,
  reviewsRoute,
  takeOutReviewRoute,
  pauseRoute,
  endPauseRoute,
]
