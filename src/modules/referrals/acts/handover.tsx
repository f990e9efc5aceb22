import { choice, date, formOf, longText, text, time } from '#platform/forms'
import { formatDayAndDate, formatTime } from '#platform/time'
import { InsetText, WarningText } from '#platform/ui'
import { actionRoute } from '../action.tsx'
import { arrangeMeeting, selectOptionalMeeting, selectOptionalNote, writeHandoverNote } from '../handover.ts'
import { parties } from '../referral.ts'
import { metOf } from '../referrals.queries.ts'
import { mayMeet } from '../rights.ts'
import { senders } from '../roles.ts'
import { meetingWays, partyNames } from '../words.ts'

/** What sender and person agree to tell the key worker, in the person's words. */
export const note = actionRoute({
  act: 'note',
  access: senders,
  event: 'referrals.note.written',
  title: 'What should the key worker know first?',
  button: 'Keep the note',
  may: mayMeet,
  load: async ({ tx }, referral) => ({ earlier: await selectOptionalNote(tx, referral.id) }),
  questions: () =>
    formOf({
      words: longText({
        label: 'The note',
        hint: 'Write it together, in their words. Leave out what they do not want passed on.',
        required: 'Write the note',
        max: 4000,
      }),
      agreed_on: date({
        label: 'When did they agree to these words?',
        called: 'The day they agreed',
        required: 'Enter the day they agreed to these words',
        notFuture: true,
      }),
    }),
  prefill: ({ earlier }) => (earlier ? { words: earlier.words } : {}),
  async submit({ visit, referral, value }) {
    await writeHandoverNote(visit, referral, value)
    return { to: `/referrals/${referral.id}`, flash: 'The note is kept.' }
  },
})

const ways = Object.entries(meetingWays).map(([value, words]) => ({ value, text: words }))
const askers = parties.map((value) => ({ value, text: capital(partyNames[value]) }))

/** Arranges the joint meeting, or arranges it anew with who asked and why. */
export const meeting = actionRoute({
  act: 'meeting',
  access: senders,
  event: 'referrals.meeting.arranged',
  title: 'Arrange to meet together',
  button: 'Keep the meeting',
  may: mayMeet,
  async load({ tx }, referral) {
    return { standing: await selectOptionalMeeting(tx, referral.id), met: await metOf(tx, referral.id) }
  },
  questions: (_visit, extra) =>
    formOf(
      {
        on_date: date({
          label: 'On which day?',
          called: 'The day',
          required: 'Enter the day you will meet',
          notBefore: extra?.standing && extra.met.length > 0 ? extra.standing.on_date : undefined,
        }),
        at_time: time({ label: 'At what time?', called: 'The time', required: 'Enter the time you will meet' }),
        how: choice({ label: 'How will you meet?', required: 'Choose how you will meet', options: ways }),
        place: text({ label: 'Where, or how to join', max: 300 }),
        who_comes: text({
          label: 'Who comes?',
          hint: 'The person, the sender, the key worker, and anybody the person wants there',
          required: 'Say who comes',
          max: 300,
        }),
        asked_by: choice({ label: 'Who asked to move it?', options: askers }),
        why: text({ label: 'Why was it moved?', max: 300 }),
      },
      ({ how, place, asked_by, why }) => [
        ...(how === 'in_person' && place === null ? [{ field: 'place', message: 'Enter where you will meet' }] : []),
        ...(extra?.standing && asked_by === null
          ? [{ field: 'asked_by', message: 'Choose who asked to move it' }]
          : []),
        ...(extra?.standing && why === null ? [{ field: 'why', message: 'Say why it was moved' }] : []),
      ],
    ),
  leavesOut: ({ standing }) => (standing ? [] : ['asked_by', 'why']),
  before: ({ standing, met }) =>
    standing && (
      <>
        <InsetText>
          Now it is on {formatDayAndDate(standing.on_date)} at {formatTime(standing.at_time)}. It is kept in the
          history.
        </InsetText>
        {met.length > 0 && (
          <WarningText>
            {met.map((party) => partyNames[party]).join(' and ')} already said “we met”. A new meeting begins again.
          </WarningText>
        )}
      </>
    ),
  async submit({ visit, referral, value, extra }) {
    const { asked_by, why, how, ...rest } = value
    const change =
      extra.standing && asked_by !== null && why !== null ? { asked_by: partyOf(asked_by), why } : undefined
    await arrangeMeeting(visit, referral, { ...rest, how: wayOf(how), change })
    return {
      to: `/referrals/${referral.id}`,
      flash: extra.standing ? 'The meeting is moved.' : 'The meeting is arranged.',
    }
  },
})

const partyOf = (value: string) => parties.find((party) => party === value) ?? 'sender'
const wayOf = (value: string) => (value === 'phone' || value === 'video' ? value : 'in_person')

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1)
}
