import type { Route } from '#platform/http'
import { decisionsFile, listDecisions, replaceDecision } from './list-decisions.tsx'

export const decisionRoutes: Route[] = [listDecisions, decisionsFile, replaceDecision]
