import { goingWaits, keysGoingOn, waitInWords } from '#modules/measurement'
import { found, page } from '#platform/http'
import { formatDate } from '#platform/time'
import { Heading } from '#platform/ui'
import { behind, PeopleBehind } from '../behind-a-figure/people-behind.tsx'

/** The people whose wait goes on, as far as the viewer sees their referrals. */
export const behindAWait = page({
  path: '/reports/progress/people',
  access: ['coordinator', 'team_lead'],
  audit: 'desks.behind_a_wait.viewed',
  async show(visit) {
    const { url, viewer, today, record } = visit
    const wait = goingWaits.find((one) => one === url.searchParams.get('wait')) ?? 'acceptance'
    const area = found(viewer.area_id)
    const keys = await visit.statistics((tx) => keysGoingOn(tx, { area, as_at: today, wait }))
    const people = await behind(visit, keys, 'referrals')
    await record({ detail: { figure: wait, people: people.known.length } })
    const title = `${waitInWords[wait]}: whose wait goes on`
    return {
      title,
      back: { href: '/reports/progress#waiting', text: 'How people are getting on' },
      main: (
        <>
          <Heading sub={`Sent or begun in the last 12 months, to ${formatDate(today)}`}>{title}</Heading>
          <PeopleBehind {...people} href={`/reports/progress/people?wait=${wait}`} />
        </>
      ),
    }
  },
})
