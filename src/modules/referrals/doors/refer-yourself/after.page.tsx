import type { Shown } from '#platform/http'
import { type CalendarDate, formatDate, formatDayAndDate } from '#platform/time'
import { Button, Confirmation } from '#platform/ui'
import type { FromOutside } from '../outside/outside.queries.ts'

/** What somebody reads who sent it: what happens next, by when, and who sees to it. Nothing of what they wrote. */
export function sentPage(
  { reference, owner_name, service_words }: FromOutside,
  { team, by, sentOn }: { team: string; by: CalendarDate; sentOn: CalendarDate },
): Shown {
  return {
    title: 'Sent',
    hideThisPage: true,
    keepNowhere: true,
    main: (
      <>
        <Confirmation title="It is sent" reference={reference ?? undefined}>
          <p>Sent on {formatDate(sentOn)}. You do not need to do anything now.</p>
        </Confirmation>
        <h2>What happens next</h2>
        <ol>
          <li>
            {owner_name ?? 'Somebody'} at {team} reads what you sent.
          </li>
          <li>
            By {formatDayAndDate(by)} they ask a key worker to help you
            {service_words === null ? '' : `. You asked for ${service_words}, so they look there first`}.
          </li>
          <li>The key worker gets in touch, in the way you chose.</li>
          <li>You meet, and you decide together what to do.</li>
        </ol>
        <p>
          Has nobody been in touch a week after that? Ask {team}, and tell them your reference. It says nothing about
          you.
        </p>
        <p>
          <a href="/">Look for other support</a>
        </p>
      </>
    ),
  }
}

const ended = {
  withdrawn: { title: 'You threw this away', words: 'What you wrote was deleted. Nothing was sent to anybody.' },
  expired: {
    title: 'This link has ended',
    words: 'What you wrote was deleted, because two weeks went by. Nothing was sent to anybody.',
  },
} as const

/** A link that can no longer be written by: in plain words, with a way to begin again. */
export function endedPage(state: FromOutside['state']): Shown {
  const { title, words } = ended[state === 'withdrawn' ? 'withdrawn' : 'expired']
  return {
    title,
    hideThisPage: true,
    main: (
      <>
        <h1>{title}</h1>
        <p>{words}</p>
        <p>
          <Button href="/refer-yourself">Start again</Button>
        </p>
        <p>
          <a href="/">Look for support near you</a>
        </p>
      </>
    ),
  }
}
