import type { Viewer } from '#platform/access'
import type { CalendarDate } from '#platform/time'
import { Button, Late, NextStep } from '#platform/ui'
import { dueInWords, lateBy } from '../late.ts'
import type { Party } from '../referral.ts'
import type { Referral } from '../referrals.queries.ts'
import * as rights from '../rights.ts'
import type { Started } from '../started/started.queries.ts'
import { closedInWords } from '../started/words.ts'
import { partyNames, turns } from '../words.ts'

interface Action {
  href: string
  text: string
}

/** What a viewer can do with a referral now, the most likely first. */
function actionsOf(viewer: Viewer, referral: Referral, met: readonly Party[]): Action[] {
  const { list, id } = referral
  if (list === null) return []
  const at = `/referrals/${id}`
  const can = (may: boolean, act: string, text: string) => (may ? [{ href: `${at}/${act}`, text }] : [])
  const give = can(rights.mayGive(viewer, referral), 'give', 'Give it to a key worker')
  const meet = rights.mayMeet(viewer, referral)
  const withdraw = can(rights.mayWithdraw(viewer, referral), 'withdraw', 'Withdraw it')
  const onward = can(rights.mayResend(viewer, referral), 'send-on', 'Send it on to another area')
  const note = can(meet, 'note', 'Write the handover note')
  const amend = can(rights.mayAmend(viewer, referral), 'amend', 'Change what was sent')
  const agree = can(rights.mayResend(viewer, referral), 'agreement', 'Agree anew what to share')
  const confirming = rights.mayConfirm(viewer, referral).some((party) => !met.includes(party))
  switch (list) {
    case 'to_allocate':
      return [...give, ...can(rights.mayReturn(viewer), 'return', 'Send it back'), ...amend, ...agree, ...withdraw]
    case 'offered':
      return [...can(rights.mayAnswer(viewer, referral), 'answer', 'Answer'), ...give, ...note, ...amend, ...withdraw]
    case 'waiting': {
      const keeps = rights.mayAnswer(viewer, referral)
      return [
        ...can(keeps, 'take', 'Take them'),
        ...can(keeps, 'review', 'Ask them again'),
        ...can(keeps, 'answer', 'Say no after all'),
        ...give,
        ...amend,
        ...withdraw,
      ]
    }
    case 'to_arrange':
      return [
        ...can(meet, 'meeting', 'Arrange to meet'),
        ...note,
        ...can(rights.mayAnswer(viewer, referral), 'wait', 'They must wait'),
        ...give,
        ...amend,
        ...withdraw,
      ]
    case 'arranged':
      return [
        ...can(confirming, 'met', 'Say “we met”'),
        ...can(meet, 'meeting', 'Move the meeting'),
        ...can(meet, 'not-met', 'We did not meet'),
        ...note,
        ...amend,
        ...withdraw,
      ]
    case 'to_register': {
      const register = { href: `/people/${referral.person_id}/register?referral=${id}`, text: 'Register them' }
      return [...(rights.isReceiver(viewer, referral) ? [register] : []), ...withdraw]
    }
    case 'with_sender':
      return [
        ...can(rights.mayResend(viewer, referral), 'resend', 'Send it again'),
        ...can(rights.mayResend(viewer, referral), 'park', 'Put it off'),
        ...onward,
        ...amend,
        ...agree,
        ...can(rights.mayClose(viewer, referral), 'close', 'Close it'),
      ]
    case 'parked':
      return [
        ...can(rights.mayResend(viewer, referral), 'resend', 'Send it again'),
        ...onward,
        ...amend,
        ...agree,
        ...can(rights.mayClose(viewer, referral), 'close', 'Close it'),
      ]
  }
}

interface Turn {
  referral: Referral
  met: readonly Party[]
  today: CalendarDate
  /** The support that it led to, once it is closed. */
  started?: Started | undefined
}

/** Who owns the next step for the person, whose turn it is, and by when: two things that need not be the same. */
function WhoseTurn({ referral, met, today, started }: Turn) {
  const { owner, list, due_on } = referral
  if (owner === null || list === null || due_on === null)
    return (
      <>
        {started ? `${closedInWords(started)}.` : 'This referral has ended.'} Nobody has to do anything for the
        referral.
      </>
    )
  const missing = (['sender', 'receiver', 'person'] as const).filter((party) => !met.includes(party))
  const turn =
    list === 'arranged' ? `${listed(missing.map((party) => partyNames[party]))}, to say “we met”` : turns[list]
  const words = dueInWords(due_on, today)
  return (
    <>
      <b>{owner.name}</b> of {owner.organisation} owns the next step. It is the turn of {turn},{' '}
      {lateBy(due_on, today) === undefined ? words : <Late>{words}</Late>}.
    </>
  )
}

/** The next step of a referral, said in a sentence, with what the viewer can do about it. */
export function ReferralNextStep(props: Turn & { viewer: Viewer }) {
  const [first, ...others] = actionsOf(props.viewer, props.referral, props.met)
  return (
    <NextStep
      actions={
        first && (
          <>
            <Button href={first.href}>{first.text}</Button>
            {others.map(({ href, text }) => (
              <Button key={href} href={href} kind="link">
                {text}
              </Button>
            ))}
          </>
        )
      }
    >
      <WhoseTurn {...props} />
    </NextStep>
  )
}

function listed(names: readonly string[]): string {
  const last = names.at(-1) ?? ''
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} and ${last}`
}
