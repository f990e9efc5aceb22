import { fullName } from '#modules/people'
import { page } from '#platform/http'
import { dateInLondon, formatDate } from '#platform/time'
import { Button, ButtonGroup, Pagination, Table } from '#platform/ui'
import { dueInWords } from '../late.ts'
import { senders } from '../roles.ts'
import { listSentences } from '../words.ts'
import { selectSent } from './sent.queries.ts'

const rowsOnAPage = 50

/** What became of the people whom the viewer's organisation referred, in words, as far as the person agreed to tell. */
export const sent = page({
  path: '/referrals/sent',
  access: senders,
  audit: 'referrals.sent.viewed',
  async show({ tx, viewer, url, today, record }) {
    const after = url.searchParams.get('after') ?? undefined
    const rows = await selectSent(tx, viewer, rowsOnAPage + 1, after)
    const shown = rows.slice(0, rowsOnAPage)
    const last = rows.length > rowsOnAPage ? shown.at(-1) : undefined
    await record({ detail: { rows: shown.length } })
    return {
      title: 'People you referred',
      wide: true,
      main: (
        <>
          <h1>People you referred</h1>
          <ButtonGroup>
            <Button href="/referrals/new">Refer somebody</Button>
          </ButtonGroup>
          <Table
            caption="People you referred"
            hideCaption
            dense
            columns={[
              { key: 'who', text: 'Person' },
              { key: 'sent', text: 'Sent' },
              { key: 'state', text: 'What became of it' },
              { key: 'latest', text: 'Latest news' },
              { key: 'owner', text: 'Owner of the next step' },
            ]}
            rows={shown.map((referral) => ({
              who: <a href={`/referrals/${referral.id}`}>{fullName(referral)}</a>,
              sent: `${formatDate(dateInLondon(referral.sent_at))}, ${referral.sender_name}`,
              state:
                referral.list === null || referral.due_on === null
                  ? 'It has ended'
                  : `${listSentences[referral.list]} (${dueInWords(referral.due_on, today)})`,
              latest: referral.latest ?? '',
              owner: referral.owner ? `${referral.owner.name}, ${referral.owner.organisation}` : 'Nobody: it has ended',
            }))}
            empty="Nobody from your organisation has referred anybody yet, or they did not agree that you follow how they get on."
          />
          <Pagination
            of="referrals"
            showing={shown.length}
            previous={after && '/referrals/sent'}
            next={last && `/referrals/sent?after=${last.id}`}
          />
        </>
      ),
    }
  },
})
