import { choice, confirm, date, formOf, longText } from '#platform/forms'
import { referenceList } from '#platform/reference'
import { addMonths, type CalendarDate, formatDate } from '#platform/time'
import { actionRoute } from '../action.tsx'
import { closeReferral, parkReferral, resendReferral, withdrawReferral } from '../ending.ts'
import { longestPause } from '../give-and-answer.ts'
import { type List, withdrawalMeaning } from '../referral.ts'
import { mayClose, mayResend, mayWithdraw } from '../rights.ts'
import { senders } from '../roles.ts'
import { suggestionsFor } from '../suggest/suggestions.ts'
import { meaningWords, type ToldHow, toldWays } from '../words.ts'

/** Withdraws a referral for a coded reason. */
export const withdraw = actionRoute({
  act: 'withdraw',
  access: senders,
  event: 'referrals.referral.withdrawn',
  title: 'Withdraw the referral',
  button: 'Withdraw it',
  may: mayWithdraw,
  load: async (_visit, { list }) => ({ list }),
  questions: ({ today, viewer }, extra) =>
    formOf({
      reason: choice({
        label: 'Why?',
        hint: 'Under each reason stands what the withdrawal then counts as',
        required: 'Choose why it is withdrawn',
        options: reasonsFrom(extra?.list ?? null, today, viewer.area_id),
      }),
      words: longText({ label: 'In a few words', max: 1000 }),
    }),
  async submit({ visit, referral, value }) {
    await withdrawReferral(visit, referral, value)
    return { to: '/referrals/sent', flash: 'The referral is withdrawn.', detail: { reason: value.reason } }
  },
})

/** Who decides where it goes next, when its sender names no service. */
const coordinatorDecides = 'coordinator'

/** Sends a declined referral again, with what has changed since, and a service of the directory to try. */
export const resend = actionRoute({
  act: 'resend',
  access: senders,
  event: 'referrals.referral.resent',
  title: 'Send it again',
  button: 'Send it again',
  may: mayResend,
  async load({ tx, today, url }, referral) {
    const services = await suggestionsFor(tx, referral, today)
    return { services, chosen: services.find(({ id }) => id === url.searchParams.get('service')) }
  },
  questions: (_visit, extra) =>
    formOf(
      {
        service: choice({
          label: 'Where should it be tried?',
          hint: 'These help with what they need, as far as the directory knows. The coordinator asks them, or somebody like them',
          options: [
            ...(extra?.services ?? []).map(({ id, name, organisation, helps }) => ({
              value: id,
              text: organisation === null ? name : `${name}, ${organisation}`,
              hint: helps.join(', '),
            })),
            { value: coordinatorDecides, text: 'I do not know: the coordinator decides', hint: undefined },
          ],
        }),
        words: longText({
          label: 'What has changed, or what should be tried?',
          hint: 'The coordinator reads this first',
          required: 'Say what has changed, or what should be tried',
          max: 1000,
        }),
      },
      ({ service }) =>
        extra !== undefined && extra.services.length > 0 && service === null
          ? [{ field: 'service', message: 'Choose where it should be tried, or leave it to the coordinator' }]
          : [],
    ),
  prefill: ({ chosen }) => (chosen ? { service: chosen.id } : {}),
  leavesOut: ({ services }) => (services.length === 0 ? ['service'] : []),
  looks: { service: { needed: true }, words: { rows: 3 } },
  async submit({ visit, referral, value, extra }) {
    const service = extra.services.find(({ id }) => id === value.service)
    const named = service && { id: service.id, name: [service.name, service.organisation].filter(Boolean).join(', ') }
    await resendReferral(visit, referral, value.words, named)
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
      told_on: date({
        label: 'When did you tell them?',
        called: 'The day you told them',
        required: 'Enter the day you told them',
        notFuture: true,
      }),
      told_how: choice({
        label: 'How did you tell them?',
        required: 'Choose how you told them',
        options: Object.entries(toldWays).map(([value, text]) => ({ value, text })),
      }),
      words: longText({ label: 'What did they say?', hint: 'If there is something to keep', max: 1000 }),
    }),
  looks: { words: { rows: 3 } },
  async submit({ visit, referral, value: { told_on, told_how, words } }) {
    await closeReferral(visit, referral, { on: told_on, how: wayOf(told_how), words })
    return { to: '/referrals/sent', flash: 'The referral is closed.' }
  },
})

/** Puts a declined referral off until a day on which it comes back by itself. */
export const park = actionRoute({
  act: 'park',
  access: senders,
  event: 'referrals.referral.parked',
  title: 'Put it off until a day',
  button: 'Put it off',
  may: mayResend,
  load: async () => ({}),
  questions: ({ today }) =>
    formOf({
      until: date({
        label: 'When should you look at it again?',
        called: 'The day',
        hint: 'Within 6 months. It comes back to your list on that day; until then it stays yours, and you can send it again',
        required: 'Enter the day on which it should come back',
        notPast: true,
        notAfter: addMonths(today, longestPause),
      }),
      words: longText({ label: 'What is it waiting for?', required: 'Say what it is waiting for', max: 1000 }),
    }),
  looks: { words: { rows: 3 } },
  async submit({ visit, referral, value }) {
    await parkReferral(visit, referral, value)
    return { to: `/referrals/${referral.id}`, flash: `Put off until ${formatDate(value.until)}.` }
  },
})

/** The reasons that fit where a referral stands, each with what a withdrawal for it means. */
const reasonsFrom = (list: List | null, today: CalendarDate, area: string | null) =>
  referenceList('withdrawal-reasons', today, area ?? undefined).flatMap(({ code, text, fits }) => {
    const meaning = withdrawalMeaning(list ?? 'to_allocate', code)
    return fits.includes(meaning) ? [{ value: code, text, hint: `Counts as withdrawn ${meaningWords[meaning]}` }] : []
  })

const wayOf = (value: string): ToldHow => {
  const ways: readonly ToldHow[] = ['in_person', 'phone', 'video', 'text', 'email', 'letter']
  return ways.find((way) => way === value) ?? 'in_person'
}
