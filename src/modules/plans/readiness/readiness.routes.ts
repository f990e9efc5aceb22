import type { Route } from '#platform/http'
import { answerQuestion, sendAnswers } from './answer-readiness.tsx'
import { decideArea } from './decide-readiness.tsx'
import { askAreas, listReadiness } from './list-readiness.tsx'
import { showAreaReadiness, showReadiness } from './show-readiness.tsx'

/** Every address of readiness; fixed words stand before a record's name. */
export const readinessRoutes: readonly Route[] = [
  listReadiness,
  askAreas,
  answerQuestion,
  sendAnswers,
  decideArea,
  showAreaReadiness,
  showReadiness,
]
