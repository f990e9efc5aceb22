import type { Hiding } from './hiding.ts'
import { type People, width } from './people.ts'
import type { Secret } from './proved.ts'
import { above, below } from './world.ts'

export interface Plain {
  /** A number of people that the published figures show to be there at least. */
  atLeast(secret: Secret): number
}

/** What a reader sees without solving anything. */
export function plainly({ groups, counts }: People, hiding: Hiding): Plain {
  const count = (g: number, f: number) => counts[g * width + f] ?? 0

  const least = (g: number, f: number): number => {
    if (hiding.isShown(g, f)) return count(g, f)
    const parts = (groups[g]?.parts ?? []).reduce((sum, part) => sum + least(part, f), 0)
    return (below[f] ?? []).reduce((most, down) => Math.max(most, least(g, down)), parts)
  }
  const most = (g: number, f: number): number => {
    if (hiding.isShown(g, f)) return count(g, f)
    return (above[f] ?? []).reduce((low, up) => Math.min(low, most(g, up)), Infinity)
  }
  return {
    atLeast: ({ g, of, less }) => {
      if (less < 0) return least(g, of)
      const parts = (groups[g]?.parts ?? []).reduce((sum, part) => {
        const seen = hiding.isShown(part, of) && hiding.isShown(part, less)
        return sum + (seen ? count(part, of) - count(part, less) : 0)
      }, 0)
      return Math.max(parts, least(g, of) - most(g, less))
    },
  }
}

/** Whether a reader is not simply shown a number of a row that is hidden. */
export const isSecret = (hiding: Hiding, { g, of, less }: Secret): boolean =>
  less < 0 ? !hiding.isShown(g, of) : !(hiding.isShown(g, of) && hiding.isShown(g, less))
