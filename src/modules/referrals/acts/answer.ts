import { choice, date, formOf, longText } from '#platform/forms'
import { type Done, Refused, type Visit } from '#platform/http'
import { referenceList, referenceOptions, referenceText } from '#platform/reference'
import type { CalendarDate } from '#platform/time'
import { actionRoute } from '../action.tsx'
import { acceptReferral, declineReferral } from '../give-and-answer.ts'
import type { Acting } from '../happens.ts'
import { declineGoesTo, type List } from '../referral.ts'
import type { Referral } from '../referrals.queries.ts'
import { mayAnswer, mayReturn } from '../rights.ts'
import { receivers } from '../roles.ts'
import { missingTerms, termsFields, termsFrom } from '../waiting/terms.ts'
import { joinWaiting } from '../waiting/waiting.ts'

const reasons = (today: CalendarDate, area: string | null, without?: 'coordinator') =>
  referenceList('decline-reasons', today, area ?? undefined)
    .filter(({ then }) => declineGoesTo[then] !== without)
    .map(({ code, text, consequence }) => ({ value: code, text, hint: consequence }))

const areaOptions = (today: CalendarDate, own: string | null) =>
  referenceOptions('areas', today).filter(({ value }) => value !== own)

const why = ({ today, viewer }: Pick<Visit, 'today' | 'viewer'>, without?: 'coordinator') => ({
  reason: choice({
    label: 'Why not?',
    hint: 'What is said under each reason is what the sender reads',
    options: reasons(today, viewer.area_id, without),
  }),
  until: date({ label: 'When should its sender look at it again?', called: 'The day', notPast: true }),
  to_area: choice({ label: 'Where do they live, as far as you know?', options: areaOptions(today, viewer.area_id) }),
})

/** Has to be answered by whom it is asked. */
const needed = { needed: true }

/** What belongs to some reasons alone. */
const underReasons = { until: ['reason', 'not_now'], to_area: ['reason', 'wrong_area'] } as const

/** The key worker says yes, yes for later, or no with a reason whose consequence they read before they choose it. */
export const answer = actionRoute({
  act: 'answer',
  access: receivers,
  event: 'referrals.referral.answered',
  title: 'Will you be their key worker?',
  button: 'Send your answer',
  may: mayAnswer,
  load: async () => ({}),
  questions: (visit) =>
    formOf(
      {
        answer: choice({
          label: 'Your answer',
          required: 'Choose yes or no',
          options: [
            { value: 'yes', text: 'Yes', hint: 'Next you arrange to meet, with the sender and the person' },
            {
              value: 'later',
              text: 'Yes, but they must wait',
              hint: 'They get a place on your waiting list, and are told which. The sender stays their contact',
            },
            { value: 'no', text: 'No', hint: 'Say why; it goes back to somebody by name' },
          ],
        }),
        ...termsFields(visit.today),
        ...why(visit),
        words: longText({ label: 'Is there more the sender should know?', max: 1000 }),
      },
      (said) => [
        ...(said.answer === 'no' && said.reason === null
          ? [{ field: 'reason', message: 'Choose why you cannot take them' }]
          : []),
        ...(said.answer === 'later' ? missingTerms(said) : []),
        ...(said.answer === 'no' ? missingDay(said) : []),
      ],
    ),
  under: {
    reason: ['answer', 'no'],
    review_on: ['answer', 'later'],
    expires_on: ['answer', 'later'],
    ...underReasons,
  },
  looks: { reason: needed, review_on: needed, expires_on: needed, until: needed, words: { rows: 3 } },
  async submit({ visit, referral, value }) {
    const { words } = value
    if (value.answer === 'yes') {
      await acceptReferral(visit, referral)
      return {
        to: `/referrals/${referral.id}`,
        flash: 'You said yes. Now arrange to meet together.',
        detail: { answer: 'accepted' },
      }
    }
    if (value.answer === 'later') {
      await joinWaiting(visit, referral, termsFrom(value), words)
      return {
        to: `/referrals/${referral.id}`,
        flash: 'They are on your waiting list. Tell them their place when you speak.',
        detail: { answer: 'waitlisted' },
      }
    }
    return decline(visit, referral, value)
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
  questions: (visit) =>
    formOf(
      { ...why(visit, 'coordinator'), words: longText({ label: 'Is there more the sender should know?', max: 1000 }) },
      (said) => [...(said.reason === null ? [{ field: 'reason', message: 'Choose why' }] : []), ...missingDay(said)],
    ),
  under: underReasons,
  looks: { reason: { label: 'Why?', ...needed }, until: needed },
  submit: ({ visit, referral, value }) => decline(visit, referral, value),
})

interface No {
  reason: string | null
  until: CalendarDate | null
  to_area: string | null
  words: string | null
}

const missingDay = ({ reason, until }: Pick<No, 'reason' | 'until'>) =>
  reason === 'not_now' && until === null
    ? [{ field: 'until', message: 'Enter the day on which its sender should look at it again' }]
    : []

const where: Readonly<Record<List, string>> = {
  to_allocate: 'It is back with the coordinator.',
  with_sender: 'It is back with the sender.',
  parked: 'It waits with the sender until the day you named.',
  offered: '',
  waiting: '',
  to_arrange: '',
  arranged: '',
  to_register: '',
}

async function decline(acting: Acting, referral: Referral, { reason, until, to_area, words }: No) {
  if (reason === null) throw new Refused([{ field: 'reason', message: 'Choose why you cannot take them' }])
  const said = {
    reason,
    words,
    until: reason === 'not_now' && until !== null ? until : undefined,
    to_area: reason === 'wrong_area' && to_area !== null ? to_area : undefined,
  }
  const state = await declineReferral(acting, referral, said)
  const seen = acting.viewer.role === 'coordinator'
  const done: Done = {
    to: seen ? `/referrals/${referral.id}` : '/',
    flash: `${state.open ? where[state.list] : 'It is closed.'} The reason kept: ${referenceText('decline-reasons', reason).toLowerCase()}.`,
  }
  return { ...done, detail: { answer: 'declined', reason } }
}
