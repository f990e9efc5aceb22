/**
 * Under which list a person is shown who needs several things: the first of these that holds them. The other things stand beside that one, as links.
 * The order is by what is lost when it waits: a meeting that is about to happen, then an answer somebody else waits for, then a day that was promised, then
 * what is good to do. This is the only place that says so.
 */
export const precedence = [
  'journeys.appointments',
  'referrals.to_answer',
  'referrals.to_allocate',
  'referrals.handover',
  'referrals.with_sender',
  'outcomes.follow_ups_due',
  'journeys.plan_reviews',
  'journeys.steps_due',
  'journeys.notes_to_read',
  'outcomes.to_verify',
  'referrals.waiting',
  'people.break_glass',
  'take_out.copies',
  'journeys.not_heard_from',
  'referrals.parked',
] as const

const places: ReadonlyMap<string, number> = new Map(precedence.map((key, place) => [key, place]))

/** The place of a list in that order; @throws when nobody has said it, so that a new list cannot be forgotten here. */
export function placeOf(key: string): number {
  const place = places.get(key)
  if (place === undefined) throw new Error(`the day does not know where the list ${key} stands`)
  return place
}
