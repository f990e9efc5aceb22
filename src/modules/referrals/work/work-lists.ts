import { answersFor } from '#modules/journeys'
import { fullName } from '#modules/people'
import type { Visit } from '#platform/http'
import { addDays, dateInLondon, formatTime } from '#platform/time'
import type { WorkItem, WorkList } from '#platform/work'
import { lateBy } from '../late.ts'
import { openReferrals, selectList } from '../queue/queue.queries.ts'
import { type List, parties } from '../referral.ts'
import { type Referral, referralFrom } from '../referrals.queries.ts'
import { receivers, senders } from '../roles.ts'
import { partyNames } from '../words.ts'
import { type Gathering, gatherings } from './gatherings.queries.ts'

const most = 500

function item(
  visit: Visit,
  referral: Referral,
  line: { waiting: string; act: string; do: string; of_user?: string | undefined },
): WorkItem {
  const due = referral.due_on ?? undefined
  return {
    person_id: referral.person_id,
    name: fullName(referral),
    waiting: line.waiting,
    of_user: line.of_user,
    since: referral.since ? dateInLondon(referral.since) : undefined,
    due,
    late_by: due && lateBy(due, visit.today),
    href: `/referrals/${referral.id}${line.act}`,
    do: line.do,
  }
}

/** The area's referrals that wait for the coordinator to find a key worker. */
export const toAllocateList: WorkList = {
  key: 'referrals.to_allocate',
  title: 'Referrals to allocate',
  who: ['coordinator'],
  async select(visit) {
    const rows = await selectList(visit.tx, visit.viewer, 'to_allocate', { most })
    return rows.map((referral) =>
      item(visit, referral, {
        waiting: referral.door === 'self' ? 'Asked for help themself' : `From ${referral.sender_organisation}`,
        act: '/give',
        do: 'Give it',
      }),
    )
  },
}

/** What a key worker was asked and has not answered; a team lead sees their whole organisation's. */
export const toAnswerList: WorkList = {
  key: 'referrals.to_answer',
  title: 'Referrals to answer',
  who: receivers,
  async select(visit) {
    const own = await answersFor(visit.tx, visit.today)
    const rows = await askedOf(visit, 'offered', own).execute()
    return rows.map((row) => {
      const referral = referralFrom(row)
      const asked = referral.receiver?.user_id ?? ''
      const whose = own.includes(asked) ? '' : ` (${referral.receiver?.name ?? ''} was asked)`
      return item(visit, referral, {
        waiting: `From ${referral.sender_organisation}${whose}`,
        act: '/answer',
        do: 'Answer',
        ...(own.includes(asked) ? { of_user: asked } : {}),
      })
    })
  },
}

/** What the viewer was asked to take and that stands in a list; a team lead sees their whole organisation's. */
function askedOf({ tx, viewer }: Visit, list: List, own: readonly string[]) {
  const asked = openReferrals(tx, viewer).where('s.list', '=', list)
  const mine =
    viewer.role === 'team_lead'
      ? asked.where('o.organisation_id', '=', viewer.organisation_id)
      : asked.where('o.user_id', 'in', own)
  return mine.orderBy('s.due_on').orderBy('r.id').limit(most)
}

/** Handovers half done: to be arranged, met by some, or met by all and not registered; for the two workers concerned. */
export const handoverList: WorkList = {
  key: 'referrals.handover',
  title: 'Warm handovers',
  who: senders,
  async select(visit) {
    const own = await answersFor(visit.tx, visit.today)
    const rows = await gatherings(visit.tx, visit.viewer, own, most)
    return rows.flatMap((gathering) => handoverItem(visit, gathering, own))
  },
}

function handoverItem(visit: Visit, { referral, meeting, met }: Gathering, own: readonly string[]): WorkItem[] {
  const { today } = visit
  const receives = own.includes(referral.receiver?.user_id ?? '')
  const of_user = receives ? referral.receiver?.user_id : undefined
  if (referral.list === 'to_arrange')
    return [
      item(visit, referral, { waiting: 'Meeting to be arranged', act: '/meeting', do: 'Arrange to meet', of_user }),
    ]
  if (referral.list === 'to_register') {
    if (!receives) return []
    return [item(visit, referral, { waiting: 'You have all met', act: '', do: 'Register', of_user })]
  }
  if (meeting === undefined) return []
  if (meeting.on_date > today) {
    const when = formatTime(meeting.at_time)
    return [
      {
        ...item(visit, referral, { waiting: 'Meeting arranged', act: '', do: 'Look', of_user }),
        due: meeting.on_date,
        when,
      },
    ]
  }
  const missing = parties.filter((party) => !met.includes(party))
  const waiting = `“We met” not yet said by ${missing.map((party) => partyNames[party]).join(', ')}`
  const can = missing.some((party) => party === 'person' || party === (receives ? 'receiver' : 'sender'))
  return [item(visit, referral, { waiting, act: can ? '/met' : '', do: can ? 'Say “we met”' : 'Look', of_user })]
}

/** Declined referrals, which stay their sender's until sent again or closed with the person told. */
export const backWithSenderList: WorkList = {
  key: 'referrals.with_sender',
  title: 'Referrals back with you',
  who: senders,
  select: (visit) => sentAndIn(visit, 'with_sender', 'It could not be taken', 'See why'),
}

/** What the viewer sent that stands in a list, the one due first at the top. */
async function sentAndIn(visit: Visit, list: List, waiting: string, act: string): Promise<WorkItem[]> {
  const rows = await openReferrals(visit.tx, visit.viewer)
    .where('s.list', '=', list)
    .where('r.sender_user_id', 'in', await answersFor(visit.tx, visit.today))
    .orderBy('s.due_on')
    .orderBy('r.id')
    .limit(most)
    .execute()
  return rows.map((row) => item(visit, referralFrom(row), { waiting, act: '', do: act }))
}

/** How many days ahead of its review a place on a waiting list comes onto the desk; the whole list has a page of its own. */
const reviewAhead = 7

/** Those on a waiting list who are to be asked again soon; a team lead sees their whole organisation's. */
export const waitingReviewList: WorkList = {
  key: 'referrals.waiting',
  title: 'Waiting lists to look at',
  who: receivers,
  async select(visit) {
    const own = await answersFor(visit.tx, visit.today)
    const rows = await askedOf(visit, 'waiting', own)
      .where('s.due_on', '<=', addDays(visit.today, reviewAhead))
      .execute()
    return rows.map((row) =>
      item(visit, referralFrom(row), {
        waiting: 'On the waiting list: ask whether they still want to wait',
        act: '/review',
        do: 'Ask them again',
      }),
    )
  },
}

/** What its sender put off until a day: theirs still, and back on that day by itself. */
export const parkedList: WorkList = {
  key: 'referrals.parked',
  title: 'Referrals put off',
  who: senders,
  select: (visit) => sentAndIn(visit, 'parked', 'Put off until', 'Look'),
}

export const referralLists: readonly WorkList[] = [
  toAllocateList,
  toAnswerList,
  waitingReviewList,
  handoverList,
  backWithSenderList,
  parkedList,
]
