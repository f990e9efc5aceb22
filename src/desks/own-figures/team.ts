import type { CalendarDate } from '#platform/time'
import { type Asked, type Figure, figuresOf, type Supported, shareOf } from './figures.ts'

/** One worker's part of a team's work. */
export interface Part {
  user_id: string
  name: string
  /** whether they act for the organisation now */
  here: boolean
  figures: Map<string, Figure>
  share: { due: number; answered: number }
}

interface Team {
  supported: readonly Supported[]
  asked: readonly Asked[]
  colleagues: readonly { user_id: string; name: string }[]
  today: CalendarDate
}

/** A team's work by who leads it, in the order of the alphabet: everybody who acts for the organisation, and whoever still leads somebody. */
export function partsOf({ supported, asked, colleagues, today }: Team): Part[] {
  const names = new Map<string, string>()
  for (const one of supported) if (one.led_now) names.set(one.user_id, one.lead_name)
  for (const one of asked) if (one.waits) names.set(one.user_id, one.lead_name)
  const gone = [...names].filter(([id]) => !colleagues.some(({ user_id }) => user_id === id))
  const all = [
    ...colleagues.map(({ user_id, name }) => ({ user_id, name, here: true })),
    ...gone.map(([user_id, name]) => ({ user_id, name, here: false })),
  ]
  return all
    .sort((a, b) => a.name.localeCompare(b.name, 'en-GB'))
    .map((one) => {
      const theirs = <T extends { user_id: string }>(rows: readonly T[]) =>
        rows.filter(({ user_id }) => user_id === one.user_id)
      const mine = theirs(supported)
      return { ...one, figures: figuresOf({ supported: mine, asked: theirs(asked), today }), share: shareOf(mine) }
    })
}
