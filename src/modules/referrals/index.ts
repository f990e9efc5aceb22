export { closeReferral, resendReferral, withdrawReferral } from './ending.ts'
export {
  acceptReferral,
  declineReferral,
  giveReferral,
  type KeyWorker,
} from './give-and-answer.ts'
export { arrangeMeeting, confirmMet, type NewMeeting, writeHandoverNote } from './handover.ts'
export type { Acting } from './happens.ts'
export { type Referral, referralsOf, selectOptionalReferral } from './referrals.queries.ts'
export type { ReferralsTables } from './referrals.tables.ts'
export { type Agreement, type NewReferral, sendReferral } from './send.ts'
