import { remainders } from '../figures.ts'
import { type People, width } from './people.ts'
import type { World } from './world.ts'

/** A number that a reader might want to know of a group: figure `of`, or what is left of it without figure `less`. */
export interface Secret {
  g: number
  of: number
  /** -1 when nothing is taken away. */
  less: number
}

/**
 * How far each number is known to be open: how much more (1), and how much less (-1), it is in some world that the published figures cannot tell from the true
 * one. Numbers are taken as they come, so that what is noted here is a proof: two worlds, side by side.
 */
export interface Proved {
  reach(secret: Secret, sign: 1 | -1): number
  spread(secret: Secret): number
  note(world: World): void
  /** The worlds themselves, those that showed something new: at, and by how much it is more, one after another. */
  worlds: readonly Int32Array[]
}

const each = width + remainders.length
const place = new Map(remainders.map(({ of, less }, r) => [of * width + less, width + r]))
const placeOf = ({ g, of, less }: Secret): number => g * each + (less < 0 ? of : (place.get(of * width + less) ?? 0))

export function proved(people: People): Proved {
  const more = new Int32Array(people.groups.length * each)
  const fewer = new Int32Array(people.groups.length * each)
  const worlds: Int32Array[] = []
  const see = (at: number, by: number) => {
    const isNew = by > (more[at] ?? 0) || -by > (fewer[at] ?? 0)
    if (by > (more[at] ?? 0)) more[at] = by
    if (-by > (fewer[at] ?? 0)) fewer[at] = -by
    return isNew
  }
  return {
    reach: (secret, sign) => (sign === 1 ? more : fewer)[placeOf(secret)] ?? 0,
    spread: (secret) => (more[placeOf(secret)] ?? 0) + (fewer[placeOf(secret)] ?? 0),
    worlds,
    note: ({ delta, touched }) => {
      let isNew = false
      const differs = [...new Set(touched)].sort((one, other) => one - other)
      for (const g of differs) {
        for (let f = 0; f < width; f++) isNew = see(g * each + f, delta[g * width + f] ?? 0) || isNew
        for (const [r, { of, less }] of remainders.entries())
          isNew = see(g * each + width + r, (delta[g * width + of] ?? 0) - (delta[g * width + less] ?? 0)) || isNew
      }
      if (!isNew) return
      const world: number[] = []
      for (const g of differs)
        for (let at = g * width; at < (g + 1) * width; at++) if (delta[at] !== 0) world.push(at, delta[at] ?? 0)
      worlds.push(Int32Array.from(world))
    },
  }
}

/** Every number of a group that a reader might want to know. */
export const secretsOf = (g: number): Secret[] => [
  ...Array.from({ length: width }, (_, of) => ({ g, of, less: -1 })),
  ...remainders.map(({ of, less }) => ({ g, of, less })),
]
