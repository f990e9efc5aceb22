import { choice, formOf, longText } from '#platform/forms'
import type { Visit } from '#platform/http'
import { dateInLondon, formatDate } from '#platform/time'
import { InsetText } from '#platform/ui'
import { actionRoute } from '../action.tsx'
import type { Referral } from '../referrals.queries.ts'
import { mayAnswer } from '../rights.ts'
import { receivers } from '../roles.ts'
import { placeInWords } from './place-words.ts'
import { missingTerms, termsFields, termsFrom } from './terms.ts'
import { selectOptionalWaiting, waitingPlace } from './waiting.queries.ts'
import { joinWaiting, type OutOfTurn, outOfTurn, reviewWaiting, takeFromWaiting } from './waiting.ts'

const standsIn = async ({ tx }: Visit, { id }: Referral) => ({
  waiting: await selectOptionalWaiting(tx, id),
  stands: await waitingPlace(tx, id),
})
type Stands = Awaited<ReturnType<typeof standsIn>>

const WhereTheyStand = ({ waiting, stands }: Stands) =>
  waiting === undefined || stands === undefined ? null : (
    <InsetText>
      {placeInWords(stands)} They joined the list on {formatDate(dateInLondon(waiting.joined_at))}; their place is kept
      until {formatDate(waiting.expires_on)}.
    </InsetText>
  )

/** Puts somebody who was accepted on the waiting list, when it turns out that they cannot begin yet. */
export const wait = actionRoute({
  act: 'wait',
  access: receivers,
  event: 'referrals.waiting.joined',
  title: 'Put them on your waiting list',
  button: 'Keep the place',
  may: mayAnswer,
  load: async () => ({}),
  questions: ({ today }) =>
    formOf(
      { ...termsFields(today), words: longText({ label: 'Is there more the sender should know?', max: 1000 }) },
      (said) => missingTerms(said),
    ),
  looks: { review_on: { needed: true }, expires_on: { needed: true }, words: { rows: 3 } },
  async submit({ visit, referral, value }) {
    await joinWaiting(visit, referral, termsFrom(value), value.words)
    return {
      to: `/referrals/${referral.id}`,
      flash: 'They are on your waiting list. Tell them their place when you speak.',
    }
  },
})

/** Somebody was asked whether they still want to wait: until when they are kept now. */
export const review = actionRoute({
  act: 'review',
  access: receivers,
  event: 'referrals.waiting.reviewed',
  title: 'Do they still want to wait?',
  button: 'Keep their place',
  may: mayAnswer,
  load: standsIn,
  questions: ({ today }) =>
    formOf(
      {
        words: longText({
          label: 'What did they say?',
          hint: 'Ask them, or their sender. If they no longer want to wait, withdraw the referral instead.',
          required: 'Say what they said when you asked',
          max: 1000,
        }),
        ...termsFields(today),
      },
      (said) => missingTerms(said),
    ),
  prefill: ({ waiting }) => (waiting === undefined ? {} : { expires_on: waiting.expires_on }),
  before: WhereTheyStand,
  looks: { review_on: { needed: true }, expires_on: { needed: true }, words: { rows: 3 } },
  async submit({ visit, referral, value }) {
    await reviewWaiting(visit, referral, termsFrom(value), value.words)
    return { to: `/referrals/${referral.id}`, flash: 'Their place is kept.' }
  },
})

/** Takes somebody from the waiting list: next is the meeting. */
export const take = actionRoute({
  act: 'take',
  access: receivers,
  event: 'referrals.waiting.taken',
  title: 'Take them from the waiting list',
  button: 'Take them',
  may: mayAnswer,
  load: standsIn,
  questions: (_visit, extra) =>
    formOf(
      {
        out_of_turn: choice({
          label: 'Why before those ahead of them?',
          hint: 'Those ahead are told how often this happens',
          options: Object.entries(outOfTurn).map(([value, text]) => ({ value, text })),
        }),
      },
      ({ out_of_turn }) =>
        ahead(extra) && out_of_turn === null
          ? [{ field: 'out_of_turn', message: 'Choose why they are taken before those ahead of them' }]
          : [],
    ),
  leavesOut: (extra) => (ahead(extra) ? [] : ['out_of_turn']),
  looks: { out_of_turn: { needed: true } },
  before: (extra) => (
    <>
      <WhereTheyStand {...extra} />
      <p>Next you arrange to meet, with the sender and the person.</p>
    </>
  ),
  async submit({ visit, referral, value: { out_of_turn } }) {
    await takeFromWaiting(visit, referral, reasonFrom(out_of_turn))
    return { to: `/referrals/${referral.id}`, flash: 'Taken from the waiting list. Now arrange to meet together.' }
  },
})

const ahead = (extra: Stands | undefined) => (extra?.stands?.place ?? 1) > 1
const reasonFrom = (code: string | null): OutOfTurn | null =>
  code === 'urgent' || code === 'suits' || code === 'unreached' ? code : null
