import { asWorker, type Database } from '#platform/db'
import { NotFound, page, type Route } from '#platform/http'
import { formatDateTime } from '#platform/time'
import { Details, InsetText } from '#platform/ui'
import { type ListedMessage, newestMessages } from './messages.ts'

export interface OutboxPageParts {
  readonly database: Database
  /** Everybody here is invented. */
  readonly demonstration: boolean
  /** Whether a mail server or GOV.UK Notify takes the messages. */
  readonly leavesTheMachine: boolean
}

const address = /(https?:\/\/\S+)/

/** A message's words, its addresses to click. */
function Words({ body }: { body: string }) {
  return (
    <>
      {body.split(/\n{2,}/).map((paragraph) => (
        <p key={paragraph}>
          {paragraph.split(address).map((part) => (address.test(part) ? <a href={part}>{part}</a> : part))}
        </p>
      ))}
    </>
  )
}

function Message({ message }: { message: ListedMessage }) {
  return (
    <li>
      <h2>{message.subject}</h2>
      <p>
        {message.channel === 'email' ? 'E-mail' : 'Text'} to {message.recipient},{' '}
        <time datetime={message.created_at.toISOString()}>{formatDateTime(message.created_at)}</time>
      </p>
      <Words body={message.body} />
    </li>
  )
}

const held = (shown: number, total: number) => {
  if (total === 0) return 'Nothing has been sent yet. Ask for a link to sign in, and it is here.'
  const count = total === 1 ? 'One message' : `${total} messages`
  return shown < total ? `${count}; the newest ${shown} are shown.` : `${count}, newest first.`
}

/**
 * What would have been sent, for a demonstration that has no mail server to send it with. Anybody may read it, links to sign in included, and so it
 * exists only where everybody is invented and nothing leaves the machine; anywhere else there is nothing at this address.
 */
export const outboxRoutes = ({ database, demonstration, leavesTheMachine }: OutboxPageParts): Route[] => [
  page({
    path: '/outbox',
    access: 'everyone',
    audit: { none: 'messages of a demonstration, to people who are invented' },
    show: async ({ clock }) => {
      if (!demonstration || leavesTheMachine) throw new NotFound()
      const { messages, total } = await asWorker(database, clock, newestMessages)
      return {
        title: 'Messages this demonstration would send',
        main: (
          <>
            <h1>Messages this demonstration would send</h1>
            <InsetText>
              No mail server is set, so e-mails and texts stay here. They are deleted after 30 days.
            </InsetText>
            <p>{held(messages.length, total)}</p>
            <ol class="ds_no-bullets">
              {messages.map((message) => (
                <Message message={message} key={message.id} />
              ))}
            </ol>
            <Details summary="How to send them">
              <p>Start the program with SMTP_URL, or with NOTIFY_API_KEY and the ids of two templates.</p>
            </Details>
          </>
        ),
      }
    },
  }),
]
