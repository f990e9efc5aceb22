import type { Viewer } from '#platform/access'
import type { Party } from './referral.ts'
import type { Referral } from './referrals.queries.ts'

type Who = Pick<Referral, 'sender_organisation_id' | 'receiver'>

/** Acts for the organisation that sent it: a colleague may do what the sender may, so that nobody waits for somebody on leave. */
export const isSender = (viewer: Viewer, { sender_organisation_id }: Who) =>
  viewer.organisation_id === sender_organisation_id && viewer.role !== 'employer_officer'

/** The key worker who was asked, or a team lead of their organisation. */
export const isReceiver = (viewer: Viewer, { receiver }: Who) =>
  receiver !== null &&
  (viewer.user_id === receiver.user_id ||
    (viewer.role === 'team_lead' && viewer.organisation_id === receiver.organisation_id))

export const isCoordinator = (viewer: Viewer) => viewer.role === 'coordinator'

/** The coordinator gives to anybody in the area; a team lead passes on what their own organisation was given. */
export const mayGive = (viewer: Viewer, referral: Who) =>
  isCoordinator(viewer) || (viewer.role === 'team_lead' && isReceiver(viewer, referral))

export const mayAnswer = isReceiver
export const mayReturn = (viewer: Viewer) => isCoordinator(viewer)
export const mayMeet = (viewer: Viewer, referral: Who) =>
  isSender(viewer, referral) || isReceiver(viewer, referral) || isCoordinator(viewer)
export const mayWithdraw = (viewer: Viewer, referral: Who) =>
  isSender(viewer, referral) ||
  isCoordinator(viewer) ||
  (isReceiver(viewer, referral) && referral.receiver?.answer === 'accepted')
export const mayResend = (viewer: Viewer, referral: Who) => isSender(viewer, referral) || isCoordinator(viewer)
export const mayClose = isSender

/** The sender, for as long as the next step is theirs, and the coordinator change what was sent. */
export const mayAmend = (viewer: Viewer, referral: Who & Pick<Referral, 'list'>) =>
  isCoordinator(viewer) || (isSender(viewer, referral) && referral.list !== 'to_register')

/** For whom a worker can say "we met": their own side, and the person, when they heard it from them. */
export function mayConfirm(viewer: Viewer, referral: Who): Party[] {
  const sides: Party[] = []
  if (isSender(viewer, referral)) sides.push('sender')
  if (isReceiver(viewer, referral)) sides.push('receiver')
  return sides.length > 0 ? [...sides, 'person'] : []
}

/** Who opens a referral's page: those concerned in it. Another partner of the person sees that it is none of theirs: nothing. */
export const isConcerned = (viewer: Viewer, referral: Who) =>
  isSender(viewer, referral) ||
  isCoordinator(viewer) ||
  (referral.receiver !== null && viewer.organisation_id === referral.receiver.organisation_id)
