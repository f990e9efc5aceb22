import { fullName } from '#modules/people'
import { referenceText } from '#platform/reference'
import { dateInLondon } from '#platform/time'
import type { WorkItem, WorkList } from '#platform/work'
import { toVerify } from './to-verify.queries.ts'

/** Outcomes that wait for a second person, each person once with the one that waits longest. */
export const toVerifyList: WorkList = {
  key: 'outcomes.to_verify',
  title: 'Outcomes to verify',
  who: ['team_lead', 'coordinator'],
  async select({ tx, viewer }): Promise<WorkItem[]> {
    const waiting = await toVerify(tx, viewer, 200)
    const first = waiting.filter((one, at) => waiting.findIndex(({ person_id }) => person_id === one.person_id) === at)
    return first.map((one) => ({
      person_id: one.person_id,
      name: fullName(one),
      waiting: `${referenceText('outcome-types', one.type)}, asked by ${one.by_name}`,
      since: dateInLondon(one.at),
      href: `/people/${one.person_id}/outcomes/${one.record_id}/verify`,
      do: 'Verify',
    }))
  },
}
