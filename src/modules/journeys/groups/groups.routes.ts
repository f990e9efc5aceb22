import type { Route } from '#platform/http'
import { giveSupportRoute, supportRoute, takeOutSupportRoute } from '../interventions/support-routes.tsx'
import { changeEnrolmentRoute, enrolRoute, joinGroupRoute } from './enrol-routes.tsx'
import { groupsRoute } from './list-groups.tsx'
import { changeGroupRoute, endGroupRoute, makeGroupRoute } from './make-group.tsx'
import { registerRoute } from './register-route.tsx'
import { changeSessionRoute, planSessionsRoute } from './session-routes.tsx'
import { groupRoute } from './show-group.tsx'

/** Groups with their sessions and registers, and support given one to one. */
export const groupRoutes: readonly Route[] = [
  groupsRoute,
  makeGroupRoute,
  groupRoute,
  changeGroupRoute,
  endGroupRoute,
  planSessionsRoute,
  changeSessionRoute,
  registerRoute,
  enrolRoute,
  changeEnrolmentRoute,
  supportRoute,
  giveSupportRoute,
  takeOutSupportRoute,
  joinGroupRoute,
]
