import type { Hiding } from './hiding.ts'
import type { Moves, Wish } from './moves.ts'
import { type People, width } from './people.ts'
import type { Proved, Secret } from './proved.ts'
import { livesWith, waysToMove } from './together.ts'
import { above, asItIs, clear, type Move, make, type World } from './world.ts'

type Sign = 1 | -1

interface Chosen {
  move: Move
  sign: Sign
}

/**
 * Hides as little more as it finds until a number might be anything within `threshold` people, or is as open as it has to be, and notes the worlds that prove
 * it. False when it finds no way.
 */
export type Secure = (secret: Secret, isEnough: () => boolean) => boolean

export function securing(people: People, hiding: Hiding, moves: Moves, seen: Proved, threshold: number): Secure {
  const worlds: Record<Sign, World> = { 1: asItIs(people), [-1]: asItIs(people) }

  /** A number goes up when its figure does, or when what is taken away goes down; with the figures that have to go along, if need be. */
  const wishes = function* (
    { g, of, less }: Secret,
    sign: Sign,
    by: number,
    free: boolean,
    asLives = false,
  ): Iterable<Wish> {
    const world = worlds[sign]
    const ways: [number, Sign][] =
      less < 0
        ? [[of, sign]]
        : [
            [less, sign === 1 ? -1 : 1],
            [of, sign],
          ]
    for (const [figure, direction] of ways) {
      if (free && hiding.isShown(g, figure)) continue
      const sets = asLives ? livesWith(figure) : waysToMove(people, threshold, g, figure, direction)
      for (const set of sets) {
        if (((set.mask >> of) & 1) === (less < 0 ? 0 : (set.mask >> less) & 1)) continue
        yield { g, sign: direction, set, by, world, free }
      }
    }
  }

  const everybodyHides = ({ g, of, less }: Secret) => {
    const group = people.groups[g]
    const all = group?.dimension === 'all' ? g : (group?.everybody ?? -1)
    return all >= 0 && (!hiding.isShown(all, of) || (less >= 0 && !hiding.isShown(all, less)))
  }

  const free = (secret: Secret, sign: Sign, by: number): Move | undefined => {
    for (const wish of wishes(secret, sign, by, true)) {
      const move = moves.within(wish)
      if (move !== undefined) return move
    }
    if (!everybodyHides(secret)) return undefined
    for (const wish of wishes(secret, sign, by, true)) {
      const move = moves.withEverybody(wish)
      if (move !== undefined) return move
    }
    return undefined
  }

  /** The move that costs least for each person it moves. */
  const cheapest = (secret: Secret, most: Record<Sign, number>): Chosen | undefined => {
    let best: Chosen | undefined
    const consider = (move: Move | undefined, sign: Sign) => {
      if (move !== undefined && (best === undefined || move.cost * best.move.by < best.move.cost * move.by))
        best = { move, sign }
    }
    const found = () => best
    const each = function* (asLives = false): Iterable<[Wish, Sign]> {
      for (const sign of [1, -1] as const)
        for (const by of new Set([most[sign], Math.ceil(most[sign] / 2), 1]))
          if (by > 0) for (const wish of wishes(secret, sign, by, false, asLives)) yield [wish, sign]
    }
    for (const [wish, sign] of each()) consider(moves.within(wish), sign)
    if (best === undefined || everybodyHides(secret))
      for (const [wish, sign] of each())
        consider(moves.withEverybody(wish, best && (best.move.cost * wish.by) / best.move.by), sign)
    const usual = found()
    if (usual !== undefined) return usual
    // Longer ways round, where nothing shorter will do.
    best = undefined
    for (const [wish, sign] of each(true)) consider(moves.within(wish), sign)
    return found()
  }

  const carryOut = ({ move, sign }: Chosen) => {
    for (const g of move.groups) for (const f of move.figures) hiding.hideFigure(g, f)
    make(worlds[sign], move)
    seen.note(worlds[sign])
  }

  /** In the world in which more are counted, makes room above a figure: first whoever it is out of has to be more. */
  const makeRoom = (g: number, figure: number) => {
    for (const up of above[figure] ?? []) {
      const room = () => valueIn(g, up) - valueIn(g, figure)
      if (room() >= threshold || hiding.isShown(g, up)) continue
      makeRoom(g, up)
      for (let by = threshold - room(); by > 0; ) {
        const move = free({ g, of: up, less: -1 }, 1, by)
        const before = room()
        if (move === undefined) by -= 1
        else {
          carryOut({ move, sign: 1 })
          // Where the figure has to move along there is no room to be made.
          if (room() <= before) break
          by = Math.min(by, threshold - room())
        }
      }
    }
  }
  const valueIn = (g: number, f: number) => (people.counts[g * width + f] ?? 0) + (worlds[1].delta[g * width + f] ?? 0)

  return (secret, isEnough) => {
    clear(worlds[1])
    clear(worlds[-1])
    const reached = { 1: 0, [-1]: 0 }
    if (seen.reach(secret, -1) + Math.max(0, room(people, secret)) < threshold) makeRoom(secret.g, secret.of)
    /** How much further this way is wanted, given how far the other way is proved. */
    const wanted = (sign: Sign) => threshold - seen.reach(secret, sign === 1 ? -1 : 1) - reached[sign]
    const isOpen = () => seen.spread(secret) >= threshold || isEnough()
    for (const sign of [1, -1] as const) {
      for (let by = wanted(sign); by > 0 && !isOpen(); ) {
        const move = free(secret, sign, by)
        if (move === undefined) by -= 1
        else {
          carryOut({ move, sign })
          reached[sign] += by
          by = Math.min(by, wanted(sign))
        }
      }
    }
    while (!isOpen()) {
      const chosen = cheapest(secret, { 1: wanted(1), [-1]: wanted(-1) })
      if (chosen === undefined) return false
      carryOut(chosen)
      reached[chosen.sign] += chosen.move.by
    }
    return true
  }
}

const room = ({ counts }: People, { g, of }: Secret): number =>
  Math.min(...(above[of] ?? []).map((up) => (counts[g * width + up] ?? 0) - (counts[g * width + of] ?? 0)), Infinity)
