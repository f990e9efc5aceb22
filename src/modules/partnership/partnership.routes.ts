import type { Route } from '#platform/http'
import { actionRoutes } from './actions/actions.routes.ts'
import { decisionRoutes } from './decisions/decisions.routes.ts'
import { disagreementRoutes } from './disagreements/disagreements.routes.ts'
import { partnershipHome } from './home/partnership-home.tsx'
import { interestRoutes } from './interests/interests.routes.ts'
import { groupRoutes } from './linked-groups/groups.routes.ts'
import { meetingRoutes } from './meetings/meetings.routes.ts'
import { memberRoutes } from './members/members.routes.ts'
import { addOrganisation } from './organisations/add-organisation.tsx'
import { listOrganisations } from './organisations/list-organisations.tsx'
import { riskRoutes } from './risks/risks.routes.ts'
import { termsRoutes } from './terms/terms.routes.ts'

export const routes: Route[] = [
  partnershipHome,
  listOrganisations,
  addOrganisation,
  ...memberRoutes,
  ...termsRoutes,
  ...groupRoutes,
  ...meetingRoutes,
  ...decisionRoutes,
  ...actionRoutes,
  ...riskRoutes,
  ...disagreementRoutes,
  ...interestRoutes,
]
