import type { Route } from '#platform/http'
import { addDecision, decisionLog } from './decisions.tsx'
import { needsOfAction } from './needs.tsx'
import { addAction, changeAction } from './put-action.tsx'
import { addObjective, changeObjective } from './put-objective.tsx'
import { addPoint, reachPoint, reportAction } from './report.tsx'
import { showAction } from './show-action.tsx'
import { showNationalPlan } from './show-plan.tsx'

/** Every address of the national plan; fixed words stand before a record's identifier. */
export const nationalRoutes: readonly Route[] = [
  showNationalPlan,
  addObjective,
  changeObjective,
  addAction,
  decisionLog,
  addDecision,
  reachPoint,
  changeAction,
  reportAction,
  addPoint,
  needsOfAction,
  showAction,
]
