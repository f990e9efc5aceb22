import { choice, formOf, longText } from '#platform/forms'
import { type Done, Refused } from '#platform/http'
import { referenceList, referenceText } from '#platform/reference'
import type { CalendarDate } from '#platform/time'
import { actionRoute } from '../action.tsx'
import { acceptReferral, declineReferral } from '../give-and-answer.ts'
import type { Acting } from '../happens.ts'
import { declineGoesTo } from '../referral.ts'
import type { Referral } from '../referrals.queries.ts'
import { mayAnswer, mayReturn } from '../rights.ts'
import { receivers } from '../roles.ts'

const reasons = (today: CalendarDate, area: string | null, without?: 'coordinator') =>
  referenceList('decline-reasons', today, area ?? undefined)
    .filter(({ then }) => declineGoesTo[then] !== without)
    .map(({ code, text, consequence }) => ({ value: code, text, hint: consequence }))

/** The key worker says yes, or no with a reason whose consequence they read before they choose it. */
export const answer = actionRoute({
  act: 'answer',
  access: receivers,
  event: 'referrals.referral.answered',
  title: 'Will you be their key worker?',
  button: 'Send your answer',
  may: mayAnswer,
  load: async () => ({}),
  questions: ({ today, viewer }) =>
    formOf(
      {
        answer: choice({
          label: 'Your answer',
          required: 'Choose yes or no',
          options: [
            { value: 'yes', text: 'Yes', hint: 'Next you arrange to meet, with the sender and the person' },
            { value: 'no', text: 'No', hint: 'Say why; it goes back to somebody by name' },
          ],
        }),
        reason: choice({
          label: 'Why not?',
          hint: 'What is said under each reason is what the sender reads',
          options: reasons(today, viewer.area_id),
        }),
        words: longText({ label: 'Is there more the sender should know?', max: 1000 }),
      },
      ({ answer: said, reason }) =>
        said === 'no' && reason === null ? [{ field: 'reason', message: 'Choose why you cannot take them' }] : [],
    ),
  under: { reason: ['answer', 'no'] },
  looks: { words: { rows: 3 } },
  async submit({ visit, referral, value }) {
    if (value.answer === 'yes') {
      await acceptReferral(visit, referral)
      return {
        to: `/referrals/${referral.id}`,
        flash: 'You said yes. Now arrange to meet together.',
        detail: { answer: 'accepted' },
      }
    }
    const { reason } = value
    if (reason === null) throw new Refused([{ field: 'reason', message: 'Choose why you cannot take them' }])
    return decline(visit, referral, { reason, words: value.words })
  },
})

/** The coordinator sends back what nobody in the area can take. */
export const sendBack = actionRoute({
  act: 'return',
  access: ['coordinator'],
  event: 'referrals.referral.returned',
  title: 'Send it back to its sender',
  button: 'Send it back',
  may: mayReturn,
  load: async () => ({}),
  questions: ({ today, viewer }) =>
    formOf({
      reason: choice({
        label: 'Why?',
        hint: 'What is said under each reason is what the sender reads',
        required: 'Choose why',
        options: reasons(today, viewer.area_id, 'coordinator'),
      }),
      words: longText({ label: 'Is there more the sender should know?', max: 1000 }),
    }),
  submit: ({ visit, referral, value }) => decline(visit, referral, value),
})

async function decline(acting: Acting, referral: Referral, said: { reason: string; words: string | null }) {
  const state = await declineReferral(acting, referral, said)
  const where = !state.open
    ? 'It is closed.'
    : `It is back with the ${state.list === 'to_allocate' ? 'coordinator' : 'sender'}.`
  const seen = acting.viewer.role === 'coordinator'
  const done: Done = {
    to: seen ? `/referrals/${referral.id}` : '/',
    flash: `${where} The reason kept: ${referenceText('decline-reasons', said.reason).toLowerCase()}.`,
  }
  return { ...done, detail: { answer: 'declined', reason: said.reason } }
}
