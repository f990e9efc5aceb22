import { addMonths, type CalendarDate, dateInLondon } from '#platform/time'

/** Until when somebody's word about their interests holds: a year from the day it was given. */
export const holdsUntil = (made_at: Date): CalendarDate => addMonths(dateInLondon(made_at), 12)

/** Those who have a role and an account and whose word about their interests is missing or older than a year, each once. */
export function yetToDeclare<S extends { user_id: string | null }>(
  seats: readonly S[],
  statements: readonly { user_id: string; made_at: Date }[],
  today: CalendarDate,
): (S & { user_id: string })[] {
  const fresh = new Set(statements.filter(({ made_at }) => holdsUntil(made_at) > today).map(({ user_id }) => user_id))
  const waiting = seats.flatMap((seat) =>
    seat.user_id === null || fresh.has(seat.user_id) ? [] : [{ ...seat, user_id: seat.user_id }],
  )
  return [...new Map(waiting.map((seat) => [seat.user_id, seat])).values()]
}
