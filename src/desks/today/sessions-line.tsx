import { sessionsLedNow } from '#modules/journeys'
import type { Visit } from '#platform/http'

const counted = (many: number, one: string, more: string) => `${many} ${many === 1 ? one : more}`

/** The groups of the area; before them the sessions that the viewer leads this week and the registers that are not full. About nobody, so in none of the day's lists. */
export async function sessionsLine({ tx, viewer, today }: Visit) {
  if (viewer.role === 'coordinator') return []
  const { week, open } = await sessionsLedNow(tx, viewer.user_id, today)
  const said =
    week.length === 0 ? 'Groups of the area' : `${counted(week.length, 'session', 'sessions')} of mine this week`
  return [
    {
      term: 'Groups',
      detail: (
        <>
          <a href="/groups">{said}</a>
          {open.length > 0 && (
            <strong class="nwd-late"> {counted(open.length, 'register', 'registers')} not full</strong>
          )}
        </>
      ),
    },
  ]
}
