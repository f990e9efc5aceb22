import type { Auth } from '#platform/auth'
import type { Route } from '#platform/http'
import { answerInvitation } from './accept-invitation.tsx'
import { endAccess } from './end-membership.tsx'
import { invite } from './invite.tsx'
import { listAccounts } from './list-accounts.tsx'
import { takeBackInvitation } from './withdraw-invitation.tsx'

/** Who may sign in for an area's organisations: invitations, memberships and leavers. */
export const accountRoutes = (auth: Auth): Route[] => [
  listAccounts(auth),
  invite(auth),
  takeBackInvitation(),
  endAccess(auth),
  answerInvitation(auth),
]

export { membershipsNow } from './accounts.queries.ts'
