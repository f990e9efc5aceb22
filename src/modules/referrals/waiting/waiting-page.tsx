import { fullName } from '#modules/people'
import { page } from '#platform/http'
import { type CalendarDate, dateInLondon, formatDate, formatShortDate } from '#platform/time'
import { Late, Table } from '#platform/ui'
import { dueInWords, lateBy } from '../late.ts'
import type { Referral } from '../referrals.queries.ts'
import { mayAnswer } from '../rights.ts'
import { receivers } from '../roles.ts'
import { type Waiter, waiters } from './waiting.queries.ts'

const most = 200

/** The waiting list of the viewer's organisation, or each of the coordinator's area: everybody in their order, with what is to be done. */
export const waitingPage = page({
  path: '/referrals/waiting',
  access: [...receivers, 'coordinator'],
  audit: 'referrals.waiting.viewed',
  async show({ tx, viewer, today, record }) {
    const all = await waiters(tx, viewer, most)
    await record({ detail: { rows: all.length } })
    const lists = Map.groupBy(all, ({ referral }) => referral.receiver?.organisation ?? '')
    const does = (referral: Referral) => mayAnswer(viewer, referral)
    return {
      title: 'Waiting lists',
      wide: true,
      main: (
        <>
          <h1>{viewer.role === 'coordinator' ? 'Waiting lists' : 'Our waiting list'}</h1>
          <p class="nwd-sub">
            In the order in which they joined. Whoever sent them stays their contact; everybody is told their place as
            it is, and how often somebody is taken before their turn.
          </p>
          {all.length === 0 && (
            <p class="nwd-empty">Nobody waits. Whoever is answered “Yes, but they must wait” gets a place here.</p>
          )}
          {[...lists].map(([organisation, waiting]) => (
            <section key={organisation} aria-label={organisation}>
              {viewer.role === 'coordinator' && <h2>{organisation}</h2>}
              <Order waiting={waiting} today={today} does={does} label={organisation} />
            </section>
          ))}
        </>
      ),
    }
  },
})

interface OrderProps {
  waiting: readonly Waiter[]
  today: CalendarDate
  does: (referral: Referral) => boolean
  label: string
}

function Order({ waiting, today, does, label }: OrderProps) {
  return (
    <Table
      caption={`${waiting.length} ${waiting.length === 1 ? 'person waits' : 'people wait'} for ${label}`}
      dense
      stack
      columns={[
        { key: 'place', text: 'Place', numeric: true },
        { key: 'who', text: 'Person' },
        { key: 'since', text: 'Since', nowrap: true },
        { key: 'contact', text: 'Their contact' },
        { key: 'review', text: 'Ask again' },
        { key: 'until', text: 'Kept until', nowrap: true },
        ...(waiting.some(({ referral }) => does(referral)) ? [{ key: 'do', text: 'Do' }] : []),
      ]}
      rows={waiting.map(({ referral, joined_at, review_on, expires_on }, at) => ({
        place: at + 1,
        who: <a href={`/referrals/${referral.id}`}>{fullName(referral)}</a>,
        since: formatShortDate(dateInLondon(joined_at)),
        contact: `${referral.sender_name}, ${referral.sender_organisation}`,
        review: <By due={review_on} today={today} />,
        until: formatDate(expires_on),
        do: does(referral) ? (
          <a href={`/referrals/${referral.id}/take`}>
            Take them<span class="visually-hidden">: {fullName(referral)}</span>
          </a>
        ) : (
          ''
        ),
      }))}
    />
  )
}

function By({ due, today }: { due: CalendarDate; today: CalendarDate }) {
  const words = dueInWords(due, today)
  return lateBy(due, today) === undefined ? words : <Late>{words}</Late>
}
