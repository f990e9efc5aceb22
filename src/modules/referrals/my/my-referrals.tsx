import type { VNode } from 'preact'
import type { Person } from '#modules/people'
import type { Visit } from '#platform/http'
import { formatDate } from '#platform/time'
import { InsetText } from '#platform/ui'
import type { List } from '../referral.ts'
import { type Referral, referralsOf } from '../referrals.queries.ts'
import { placeInWords } from '../waiting/place-words.ts'
import { selectOptionalWaiting, waitingPlace } from '../waiting/waiting.queries.ts'

/** Where the participant's referral stands, in words for them, and who is their contact meanwhile. Nothing when none is on its way. */
export async function myReferralPanel({ tx }: Pick<Visit, 'tx'>, person: Person): Promise<VNode | null> {
  const open = (await referralsOf(tx, person.id)).find(({ list }) => list !== null)
  if (open === undefined || open.list === null) return null
  const stands = open.list === 'waiting' ? await waitingPlace(tx, open.id) : undefined
  const waiting = open.list === 'waiting' ? await selectOptionalWaiting(tx, open.id) : undefined
  return (
    <section aria-labelledby="my-referral">
      <h2 id="my-referral">What happens next</h2>
      <p>{words(open, open.list)}</p>
      {stands && waiting && (
        <InsetText>
          {placeInWords(stands)} We will ask you by {formatDate(waiting.review_on)} if you still want to wait.
        </InsetText>
      )}
      <p>
        {open.owner?.name} of {open.owner?.organisation} is the person to ask.
      </p>
    </section>
  )
}

function words({ receiver, owner }: Referral, list: List): string {
  const them = receiver?.organisation ?? 'somebody'
  const name = receiver?.name ?? 'your key worker'
  const said: Readonly<Record<List, string>> = {
    to_allocate: 'We are looking for a key worker for you.',
    offered: `We have asked ${them} to help you. They will say yes or no soon.`,
    waiting: `You are on the waiting list of ${them}.`,
    to_arrange: `${name} of ${them} will help you. Next you all meet.`,
    arranged: 'You are going to meet. See “My meetings” for when and where.',
    to_register: `You have met ${name}. Next you sign up together.`,
    with_sender: `The first place could not help. ${owner?.name ?? 'Your contact'} is looking for a better one.`,
    parked: `${owner?.name ?? 'Your contact'} will look at it again with you soon.`,
  }
  return said[list]
}
