import type { Shown } from '#platform/http'
import { dateInLondon, formatDate } from '#platform/time'
import { Confirmation, InsetText } from '#platform/ui'
import type { FromOutside } from '../outside/outside.queries.ts'

const stands = {
  sent: 'It has been received. A key worker is being looked for.',
  accepted: 'A key worker has said yes.',
  declined: 'Whoever was asked first could not take it. Who asked you sees to what comes next.',
} as const

/** A link that was used: what became of what was sent by it, and nothing of whom. */
export function sentByLink({ sent_at, reference, became, asked_by_name }: FromOutside): Shown {
  return {
    title: 'This link was used',
    hideThisPage: true,
    keepNowhere: true,
    main: (
      <>
        <Confirmation title="Your referral is sent" reference={reference ?? undefined}>
          {sent_at && <p>Sent on {formatDate(dateInLondon(sent_at))}. This link was used and sends nothing more.</p>}
        </Confirmation>
        <h2>What becomes of it</h2>
        <InsetText>{became === null ? 'It is on its way.' : stands[became]}</InsetText>
        <ul>
          <li>{asked_by_name} stays the contact until a key worker and the person have met.</li>
          <li>We write to you when it is received, and when a key worker says yes or no.</li>
          <li>Our e-mails name nobody. They carry your reference only.</li>
        </ul>
        <p>Somebody else to refer? Ask {asked_by_name} for another link: each is for one person.</p>
      </>
    ),
  }
}

/** A link that ended before it was used. */
export function endedLink({ state, asked_by_name }: FromOutside): Shown {
  const taken = state === 'withdrawn'
  const title = taken ? 'This link was taken back' : 'This link has ended'
  return {
    title,
    hideThisPage: true,
    main: (
      <>
        <h1>{title}</h1>
        <p>
          {taken ? 'It can no longer be used.' : 'Its time is over.'} Nothing was sent, and what was written is deleted.
        </p>
        <p>Ask {asked_by_name} for another one if you still want to refer somebody.</p>
      </>
    ),
  }
}
