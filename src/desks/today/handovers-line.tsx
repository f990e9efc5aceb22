import { handoversStandingStill } from '#modules/referrals'
import type { Visit } from '#platform/http'

/** Handovers that not all three have confirmed in time: theirs to do whose lists they stand in, and the coordinator's to know. */
export async function handoversLine(visit: Visit) {
  if (visit.viewer.role !== 'coordinator') return []
  const late = await handoversStandingStill(visit)
  return [
    {
      term: 'Warm handovers',
      detail: (
        <a href="/referrals?list=arranged">
          {late === 0 ? (
            'None stands still'
          ) : (
            <strong class="nwd-late">
              {late === 1 ? '1 that not all have confirmed' : `${late} that not all have confirmed`}
            </strong>
          )}
        </a>
      ),
    },
  ]
}
