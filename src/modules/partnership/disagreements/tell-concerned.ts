import type { Viewer } from '#platform/access'
import type { Tx } from '#platform/db'
import type { CalendarDate } from '#platform/time'
import { writeToAccount } from '../letters.ts'
import { seatsNow } from '../members/members.queries.ts'
import { whoPresides } from './stages.ts'

/** Tells those concerned, but for whoever acts, that something waits; not what. */
export async function tellConcerned(
  visit: { tx: Tx; viewer: Viewer; today: CalendarDate },
  area: string,
  parties: readonly string[],
): Promise<void> {
  const seats = await seatsNow(visit.tx, area, visit.today)
  const presiding = whoPresides(seats, parties)
  const accounts = seats
    .filter((seat) => parties.includes(seat.organisation_id) || seat.id === presiding?.id)
    .flatMap(({ user_id }) => (user_id === null || user_id === visit.viewer.user_id ? [] : [user_id]))
  for (const account of new Set(accounts))
    await writeToAccount(visit.tx, account, {
      subject: 'Something in the partnership waits for you',
      body: 'Something between members of the partnership waits for you in No Wrong Door. Open The partnership, then Disagreements.',
    })
}
