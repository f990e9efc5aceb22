import { choice, formOf, longText } from '#platform/forms'
import { Refused, type Visit } from '#platform/http'
import { formatDayAndDate, formatTime } from '#platform/time'
import { actionRoute } from '../action.tsx'
import { confirmMet, meetingFellThrough, type NotMet, notMetReasons, selectOptionalMeeting } from '../handover.ts'
import { type Party, parties } from '../referral.ts'
import { metOf, type Referral } from '../referrals.queries.ts'
import { mayConfirm, mayMeet } from '../rights.ts'
import { senders } from '../roles.ts'

const words: Readonly<Record<Party, string>> = {
  sender: 'We met: I say so for the sender',
  receiver: 'We met: I say so as the key worker',
  person: 'They told me that we met',
}

/** One of the three says that they met; for the person, somebody who heard it from them. */
export const met = actionRoute({
  act: 'met',
  access: senders,
  event: 'referrals.meeting.confirmed',
  title: 'Did you meet?',
  button: 'Keep it',
  may: (viewer, referral) => mayConfirm(viewer, referral).length > 0,
  async load({ tx, viewer }: Visit, referral: Referral) {
    const said = await metOf(tx, referral.id)
    const can = mayConfirm(viewer, referral).filter((party) => !said.includes(party))
    return { can, meeting: await selectOptionalMeeting(tx, referral.id) }
  },
  questions: (_visit, extra) =>
    formOf(
      {
        party: choice({
          label: 'Who says so?',
          required: 'Choose who says that you met',
          options: (extra?.can ?? parties).map((value) => ({ value, text: words[value] })),
        }),
        heard_how: choice({
          label: 'How did they tell you?',
          options: [
            { value: 'in_person', text: 'Face to face' },
            { value: 'phone', text: 'By telephone' },
            { value: 'video', text: 'By video call' },
            { value: 'text', text: 'By text message' },
          ],
        }),
      },
      ({ party, heard_how }) =>
        party === 'person' && heard_how === null ? [{ field: 'heard_how', message: 'Choose how they told you' }] : [],
    ),
  under: { heard_how: ['party', 'person'] },
  before: ({ meeting }) => <WhenItWas meeting={meeting} />,
  async submit({ visit, referral, value: { party, heard_how } }) {
    if (party === 'person' && heard_how === null)
      throw new Refused([{ field: 'heard_how', message: 'Choose how they told you' }])
    const how =
      party === 'person' && heard_how !== null ? ({ said: 'told', heard_how } as const) : ({ said: 'self' } as const)
    const all = await confirmMet(visit, referral, party, how)
    return {
      to: `/referrals/${referral.id}`,
      flash: all
        ? 'All three have met. The key worker owns the next step now.'
        : 'Kept. The others are still to say so.',
      detail: { party, said: how.said },
    }
  },
})

/** A meeting that did not take place: why, and back to arranging another. */
export const notMet = actionRoute({
  act: 'not-met',
  access: senders,
  event: 'referrals.meeting.fell_through',
  title: 'You did not meet',
  button: 'Keep it, and arrange another',
  may: mayMeet,
  load: async ({ tx }, referral) => ({ meeting: await selectOptionalMeeting(tx, referral.id) }),
  questions: () =>
    formOf({
      reason: choice({
        label: 'Why did it not take place?',
        required: 'Choose why it did not take place',
        options: Object.entries(notMetReasons).map(([value, text]) => ({ value, text })),
      }),
      words: longText({ label: 'In a few words', max: 1000 }),
    }),
  before: ({ meeting }) => <WhenItWas meeting={meeting} />,
  looks: { words: { rows: 3 } },
  async submit({ visit, referral, value: { reason, words: more } }) {
    await meetingFellThrough(visit, referral, reasonOf(reason), more)
    return { to: `/referrals/${referral.id}`, flash: 'Kept. Now arrange another meeting.', detail: { reason } }
  },
})

function WhenItWas({ meeting }: { meeting: Meeting | undefined }) {
  return meeting === undefined ? null : (
    <p>
      The meeting was to be on {formatDayAndDate(meeting.on_date)} at {formatTime(meeting.at_time)}.
    </p>
  )
}

type Meeting = NonNullable<Awaited<ReturnType<typeof selectOptionalMeeting>>>

const reasonOf = (value: string): NotMet =>
  value === 'sender' || value === 'receiver' || value === 'place' ? value : 'person'
