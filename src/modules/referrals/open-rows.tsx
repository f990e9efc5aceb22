import type { VNode } from 'preact'
import type { Person } from '#modules/people'
import type { Visit } from '#platform/http'
import { formatDate } from '#platform/time'
import { Late } from '#platform/ui'
import { referralsOf } from './referrals.queries.ts'
import { isConcerned } from './rights.ts'
import { listNames } from './words.ts'

/** Referrals and handovers of somebody that are not done: where each stands, whose turn it is by name, by when. */
export async function openReferrals(visit: Visit, person: Person): Promise<{ key: string; value: VNode }[]> {
  const open = (await referralsOf(visit.tx, person.id)).filter(({ list }) => list !== null)
  return open.map(({ list, ...referral }) => {
    const stands = list === null ? '' : listNames[list]
    const due = referral.due_on
    return {
      key: list === 'to_arrange' || list === 'arranged' ? 'Handover' : 'Referral',
      value: (
        <>
          {isConcerned(visit.viewer, referral) ? <a href={`/referrals/${referral.id}`}>{stands}</a> : stands}, from{' '}
          {referral.sender_organisation}
          {referral.owner && (
            <>
              ; next: {referral.owner.name}, {referral.owner.organisation}
            </>
          )}
          {due !== null && (
            <>, {due < visit.today ? <Late>{`by ${formatDate(due)}`}</Late> : `by ${formatDate(due)}`}</>
          )}
        </>
      ),
    }
  })
}
