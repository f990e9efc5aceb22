import type { Route } from '#platform/http'
import { listRisks, risksFile } from './list-risks.tsx'
import { addRisk, endRisk, lookAgain } from './review-risk.tsx'
import { showRisk } from './show-risk.tsx'

export const riskRoutes: Route[] = [listRisks, addRisk, risksFile, showRisk, lookAgain, endRisk]
