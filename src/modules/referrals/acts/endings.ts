import { choice, confirm, formOf, longText } from '#platform/forms'
import { referenceOptions } from '#platform/reference'
import { actionRoute } from '../action.tsx'
import { closeReferral, resendReferral, withdrawReferral } from '../ending.ts'
import { mayClose, mayResend, mayWithdraw } from '../rights.ts'
import { senders } from '../roles.ts'

/** Withdraws a referral for a coded reason. */
export const withdraw = actionRoute({
  act: 'withdraw',
  access: senders,
  event: 'referrals.referral.withdrawn',
  title: 'Withdraw the referral',
  button: 'Withdraw it',
  may: mayWithdraw,
  load: async () => ({}),
  questions: ({ today, viewer }) =>
    formOf({
      reason: choice({
        label: 'Why?',
        required: 'Choose why it is withdrawn',
        options: referenceOptions('withdrawal-reasons', today, viewer.area_id ?? undefined),
      }),
      words: longText({ label: 'In a few words', max: 1000 }),
    }),
  async submit({ visit, referral, value }) {
    await withdrawReferral(visit, referral, value)
    return { to: '/referrals/sent', flash: 'The referral is withdrawn.', detail: { reason: value.reason } }
  },
})

/** Sends a declined referral again, with what has changed since. */
export const resend = actionRoute({
  act: 'resend',
  access: senders,
  event: 'referrals.referral.resent',
  title: 'Send it again',
  button: 'Send it again',
  may: mayResend,
  load: async () => ({}),
  questions: () =>
    formOf({
      words: longText({
        label: 'What has changed, or what should be tried?',
        hint: 'The coordinator reads this first',
        required: 'Say what has changed, or what should be tried',
        max: 1000,
      }),
    }),
  async submit({ visit, referral, value }) {
    await resendReferral(visit, referral, value.words)
    return { to: `/referrals/${referral.id}`, flash: 'Sent to the coordinator again.' }
  },
})

/** Closes a declined referral, once the person has been told. */
export const close = actionRoute({
  act: 'close',
  access: senders,
  event: 'referrals.referral.closed',
  title: 'Close the referral',
  button: 'Close it',
  may: mayClose,
  load: async () => ({}),
  questions: () =>
    formOf({
      told: confirm({
        label: 'Telling the person',
        says: 'I have told them, and how to come back if they want to',
        required: 'Tell them first: a referral is closed only once the person knows',
      }),
      words: longText({ label: 'How did you tell them?', required: 'Say how you told them', max: 1000 }),
    }),
  async submit({ visit, referral, value }) {
    await closeReferral(visit, referral, value.words)
    return { to: '/referrals/sent', flash: 'The referral is closed.' }
  },
})
