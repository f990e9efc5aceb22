import { improvementsWaiting } from '#modules/checklists'
import type { Visit } from '#platform/http'

/** What waits in the improvement plan, beside the coordinator's day: it is about nobody, so it stands in none of the day's lists. */
export async function improvementsLine({ tx, viewer, today }: Visit) {
  if (viewer.role !== 'coordinator' || viewer.area_id === null) return []
  const { late, unled } = await improvementsWaiting(tx, viewer.area_id, today)
  const waiting = [...(late === 0 ? [] : [`${late} late`]), ...(unled === 0 ? [] : [`${unled} that nobody leads`])]
  return [
    {
      term: 'Improvement plan',
      detail: (
        <a href="/checklists/plan">
          {waiting.length === 0 ? 'Nothing late' : <strong class="nwd-late">{waiting.join(', ')}</strong>}
        </a>
      ),
    },
  ]
}
