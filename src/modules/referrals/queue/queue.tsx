import { fullName } from '#modules/people'
import { found, page } from '#platform/http'
import { type CalendarDate, dateInLondon, formatShortDate, isCalendarDate } from '#platform/time'
import { Late, Pagination, Table, Tabs } from '#platform/ui'
import { cameFromShort } from '../doors/came-from.ts'
import { dueInWords, lateBy } from '../late.ts'
import { type List, lists } from '../referral.ts'
import type { Referral } from '../referrals.queries.ts'
import { queueKeepers } from '../roles.ts'
import { listNames, listTabs, turns } from '../words.ts'
import { countLists, type Key, selectList } from './queue.queries.ts'

const rowsOnAPage = 50

/** The area's shared queue: every open referral in exactly one list, the one due first at the top. */
export const queue = page({
  path: '/referrals',
  access: queueKeepers,
  audit: 'referrals.queue.viewed',
  async show({ tx, viewer, url, today, record, atOnce = rowsOnAPage }) {
    const list = lists.find((one) => one === url.searchParams.get('list')) ?? 'to_allocate'
    const after = keyFrom(url.searchParams.get('after'))
    const rows = await selectList(tx, viewer, list, { most: atOnce + 1, after })
    const counts = await countLists(tx, viewer)
    const shown = rows.slice(0, atOnce)
    const last = rows.length > atOnce ? shown.at(-1) : undefined
    await record({ detail: { list, rows: shown.length } })
    return {
      title: 'Referrals',
      wide: true,
      main: (
        <>
          <h1>Referrals</h1>
          <p class="nwd-sub">
            <a href="/notices">What has happened</a>
            {viewer.role === 'coordinator' && (
              <>
                {' · '}
                <a href="/referrals/waiting">Waiting lists</a>
                {' · '}
                <a href="/contract-ends">When a contract ends</a>
                {' · '}
                <a href="/referrals/by-link">Partners asked by e-mail</a>
              </>
            )}
          </p>
          <Tabs
            label="Lists"
            tabs={lists.map((one) => ({
              href: `/referrals?list=${one}`,
              text: listTabs[one],
              current: one === list,
              count: counts.get(one) ?? 0,
            }))}
          >
            <p class="nwd-sub">
              {listNames[list]}. It is the turn of {turns[list]}.
            </p>
            <ListTable list={list} rows={shown} today={today} />
            <Pagination
              of="referrals"
              showing={shown.length}
              total={counts.get(list) ?? 0}
              previous={after && `/referrals?list=${list}`}
              next={last && `/referrals?list=${list}&after=${keyOf(last)}`}
            />
          </Tabs>
        </>
      ),
    }
  },
})

function ListTable({ list, rows, today }: { list: List; rows: readonly Referral[]; today: CalendarDate }) {
  return (
    <Table
      caption={listNames[list]}
      hideCaption
      dense
      stack
      columns={[
        { key: 'who', text: 'Person' },
        { key: 'from', text: 'From' },
        { key: 'sent', text: 'Sent' },
        { key: 'owner', text: 'Owner of the next step' },
        { key: 'receiver', text: 'Key worker asked' },
        { key: 'due', text: 'Due' },
      ]}
      rows={rows.map((referral) => ({
        who: <a href={`/referrals/${referral.id}`}>{fullName(referral)}</a>,
        from: cameFromShort(referral),
        sent: formatShortDate(dateInLondon(referral.sent_at)),
        owner: referral.owner?.name ?? '',
        receiver: referral.receiver ? `${referral.receiver.name}, ${referral.receiver.organisation}` : 'Nobody yet',
        due: <Due referral={referral} today={today} />,
      }))}
      sheet={() => sheetOf(rows)}
      empty="No referral stands in this list. The other lists are in the tabs above."
    />
  )
}

/** The same referrals for a spreadsheet: names apart, whole dates. */
const sheetOf = (rows: readonly Referral[]) => ({
  headings: [
    'Given name',
    'Family name',
    'From',
    'Organisation it came from',
    'Sent on',
    'Owner of the next step',
    'Key worker asked',
    'Organisation asked',
    'Due',
  ],
  rows: rows.map((one) => [
    one.given_name,
    one.family_name,
    one.sender_name,
    one.sender_organisation,
    dateInLondon(one.sent_at),
    one.owner?.name ?? null,
    one.receiver?.name ?? null,
    one.receiver?.organisation ?? null,
    one.due_on,
  ]),
})

function Due({ referral: { due_on }, today }: { referral: Referral; today: CalendarDate }) {
  if (due_on === null) return null
  const words = dueInWords(due_on, today)
  return lateBy(due_on, today) === undefined ? words : <Late>{words}</Late>
}

const keyOf = (referral: Referral) => `${found(referral.due_on)}_${referral.id}`

function keyFrom(words: string | null): Key | undefined {
  const [due_on, id] = (words ?? '').split('_')
  if (due_on === undefined || id === undefined || !isCalendarDate(due_on)) return undefined
  return /^[0-9a-f-]{36}$/.test(id) ? { due_on, id } : undefined
}
