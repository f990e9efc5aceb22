import { type CalendarDate, workingDaysBetween } from '#platform/time'
import type { Which } from '../people-in.ts'
import type { WaitingSince } from './supply.queries.ts'

/** Who waits, of one place or group, and for how many working days: half of them for so long or longer, and the one who has waited longest. */
export interface WaitingNow extends Which {
  people: number
  half: number
  longest: number
}

/** In: who waits by the day they were sent, of every place and group. Out: each place and group, those of most people first within its kind. */
export function waitingNow(rows: readonly WaitingSince[], today: CalendarDate): WaitingNow[] {
  return [...Map.groupBy(rows, ({ by, value }) => `${by} ${value}`).values()]
    .flatMap((its) => {
      const [first] = its
      if (first === undefined) return []
      const people = its.reduce((sum, one) => sum + one.people, 0)
      const days = its
        .map((one) => ({ days: workingDaysBetween(one.from, today), people: one.people }))
        .sort((a, b) => b.days - a.days)
      let seen = 0
      const half = days.find((one) => {
        seen += one.people
        return seen * 2 >= people
      })
      return [{ by: first.by, value: first.value, people, half: half?.days ?? 0, longest: days[0]?.days ?? 0 }]
    })
    .sort((a, b) => b.people - a.people || (a.value < b.value ? -1 : 1))
}
