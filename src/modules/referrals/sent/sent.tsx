import { fullName } from '#modules/people'
import type { Viewer } from '#platform/access'
import { page } from '#platform/http'
import { type CalendarDate, dateInLondon, formatDate } from '#platform/time'
import { Button, ButtonGroup, Count, Late, ListFile, Pagination, Table } from '#platform/ui'
import { dueInWords, lateBy } from '../late.ts'
import type { List } from '../referral.ts'
import { senders } from '../roles.ts'
import { type Started, startedFrom } from '../started/started.queries.ts'
import { closedInWords } from '../started/words.ts'
import { listSentences } from '../words.ts'
import { selectSent } from './sent.queries.ts'

const rowsOnAPage = 50

type Sent = Awaited<ReturnType<typeof selectSent>>[number]
type StartedFrom = ReadonlyMap<string, Started>

/** The lists in which the sender has something to do. */
const forTheSender: readonly List[] = ['with_sender', 'to_arrange', 'arranged']
const waits = ({ list }: Sent) => list !== null && forTheSender.includes(list)

/** What became of the people whom the viewer's organisation referred, in words, as far as the person agreed to tell. */
export const sent = page({
  path: '/referrals/sent',
  access: senders,
  audit: 'referrals.sent.viewed',
  async show({ tx, viewer, url, today, record, atOnce = rowsOnAPage }) {
    const after = url.searchParams.get('after') ?? undefined
    const rows = await selectSent(tx, viewer, atOnce + 1, after)
    const shown = rows.slice(0, atOnce)
    const last = rows.length > atOnce ? shown.at(-1) : undefined
    const started = await startedFrom(tx, shown)
    await record({ detail: { rows: shown.length } })
    const waiting = shown.filter(waits)
    const others = shown.filter((referral) => referral.list !== null && !waits(referral))
    const closed = shown.filter(({ list }) => list === null)
    const table = { viewer, today, started }
    return {
      title: 'People you referred',
      wide: true,
      main: (
        <>
          <h1>People you referred</h1>
          <ButtonGroup>
            <Button href="/referrals/new">Refer somebody</Button>
            <Button href="/notices" kind="link">
              What has happened
            </Button>
            {shown.length > 0 && (
              <Button href="/referrals/sent/became" kind="link">
                What became of them, in figures
              </Button>
            )}
          </ButtonGroup>
          <ListFile caption="People you referred" sheet={() => sheetOf(shown, started)} />
          {waiting.length > 0 && <SentTable {...table} title="For you to do" rows={waiting} />}
          {(others.length > 0 || shown.length === 0) && (
            <SentTable {...table} title={waiting.length > 0 ? 'With others' : 'Where they stand'} rows={others} />
          )}
          {closed.length > 0 && <SentTable {...table} title="Started or ended" rows={closed} />}
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

/** All of them as one list, for a spreadsheet. */
const sheetOf = (rows: readonly Sent[], started: StartedFrom) => ({
  headings: [
    'Given name',
    'Family name',
    'What became of it',
    'Due',
    'Latest news',
    'Owner of the next step',
    'Organisation of the owner',
    'Sent on',
    'Sent by',
  ],
  rows: rows.map((one) => [
    one.given_name,
    one.family_name,
    one.list === null ? closedInWords(started.get(one.id)) : listSentences[one.list],
    one.due_on,
    one.latest ?? null,
    one.owner?.name ?? null,
    one.owner?.organisation ?? null,
    dateInLondon(one.sent_at),
    one.sender_name,
  ]),
})

interface SentTableProps {
  title: string
  rows: readonly Sent[]
  viewer: Viewer
  today: CalendarDate
  started: StartedFrom
}

function SentTable({ title, rows, viewer, today, started }: SentTableProps) {
  return (
    <section class="nwd-sent">
      <h2>
        {title} <Count>{rows.length}</Count>
      </h2>
      <Table
        caption={title}
        hideCaption
        dense
        stack
        columns={[
          { key: 'who', text: 'Person' },
          { key: 'state', text: 'What became of it' },
          { key: 'latest', text: 'Latest news' },
          { key: 'owner', text: 'Owner of the next step' },
          { key: 'sent', text: 'Sent' },
        ]}
        rows={rows.map((referral) => ({
          who: <a href={`/referrals/${referral.id}`}>{fullName(referral)}</a>,
          state: <State referral={referral} today={today} started={started.get(referral.id)} />,
          latest: referral.latest ?? '',
          owner: referral.owner ? (
            `${referral.owner.name}, ${referral.owner.organisation}`
          ) : (
            <span class="nwd-sub">nobody</span>
          ),
          sent: `${formatDate(dateInLondon(referral.sent_at))}${referral.sender_name === viewer.name ? '' : `, ${referral.sender_name}`}`,
        }))}
        downloads={[]}
        empty="Nobody from your organisation has referred anybody yet, or they did not agree that you follow how they get on. To begin, refer somebody."
      />
    </section>
  )
}

interface StateProps {
  referral: Sent
  today: CalendarDate
  started: Started | undefined
}

function State({ referral: { list, due_on }, today, started }: StateProps) {
  if (list === null || due_on === null)
    return started ? <>{closedInWords(started)}</> : <span class="nwd-sub">Ended</span>
  const due = dueInWords(due_on, today)
  return (
    <>
      {listSentences[list]}, {lateBy(due_on, today) === undefined ? due : <Late>{due}</Late>}
    </>
  )
}
