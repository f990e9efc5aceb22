import { senders } from '../roles.ts'

/** Those to whom something about a referral may be told. */
export const noticeReaders = senders
