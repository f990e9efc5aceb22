import { fullName } from '#modules/people'
import { page } from '#platform/http'
import { formatDateTime, formatShortDate } from '#platform/time'
import { Table, Tag } from '#platform/ui'
import { choiceOf, type Notice, noticesOf } from './notices.queries.ts'
import { noticeReaders } from './readers.ts'
import { noticeWords } from './words.ts'

const most = 50

const columns = [
  { key: 'when', text: 'When' },
  { key: 'what', text: 'What' },
  { key: 'who', text: 'About' },
  { key: 'mute', text: 'E-mails' },
]

/** What happened to the referrals that concern the viewer, and how they are told of it. */
export const noticesPage = page({
  path: '/notices',
  access: noticeReaders,
  audit: 'referrals.notices.viewed',
  async show({ tx, record }) {
    const notices = await noticesOf(tx, most)
    const choice = await choiceOf(tx)
    await record({ detail: { rows: notices.length } })
    return {
      title: 'Notices',
      main: (
        <>
          <h1>Notices</h1>
          <p class="nwd-sub">
            {choice.way === 'at_once'
              ? 'You get an e-mail as soon as something happens.'
              : `You get one e-mail a day, from ${choice.hour}:00, if anything happened. What is urgent comes at once.`}{' '}
            <a href="/notices/choice">Change how you are told</a>
          </p>
          <h2>{counted(notices.length)}</h2>
          <Table
            caption="What happened to your referrals, newest first"
            hideCaption
            dense
            stack
            columns={columns}
            rows={notices.map(rowOf)}
            empty="No notice came to you in the last thirty days."
          />
        </>
      ),
    }
  },
})

const counted = (length: number) =>
  length === most
    ? `The newest ${most} of thirty days`
    : `${length} ${length === 1 ? 'notice' : 'notices'} in thirty days`

function rowOf(notice: Notice) {
  const { referral_id, given_name, family_name, muted_until, kind, urgent, written_at } = notice
  const seen = given_name !== null && family_name !== null
  const name = seen ? fullName({ given_name, family_name }) : 'Somebody whom you no longer see'
  return {
    when: formatDateTime(written_at),
    what: (
      <>
        {noticeWords(kind)} {urgent && <Tag tone="red">Urgent</Tag>}
      </>
    ),
    who: seen ? <a href={`/referrals/${referral_id}`}>{name}</a> : name,
    mute: !seen ? (
      ''
    ) : (
      <a href={`/notices/${referral_id}/mute`}>
        {muted_until === null ? 'Mute' : `Muted until ${formatShortDate(muted_until)}`}
        <span class="visually-hidden"> about {name}</span>
      </a>
    ),
  }
}
