import type { Statistics } from '../statistics.ts'
import { type People, width } from './cells/people.ts'
import { Contradiction, narrow } from './facts.ts'
import { figures } from './figures.ts'
import { programme } from './programme.ts'
import { readerOf } from './reader.ts'

/** What one earlier release leaves to be known of the figures as they are now. */
export interface Before {
  /** Figures that fit the release and are no more than now, by the columns of its reader; undefined when none were found. */
  figures: Float64Array | undefined
  /** By group * width + figure: those that it showed and that have moved by few people since. */
  moved: readonly number[]
}

/**
 * Finds how few each figure may have been in an earlier release, as far as one who cannot look behind what that hid can tell, and writes it into the floors of
 * `people`: a world in which a figure is less now than it was then is none. Figures that it shows to have moved by one to threshold - 1 are to be hidden.
 */
export async function lookBack(people: People, before: Statistics, threshold: number): Promise<Before> {
  const { facts, columns } = readerOf(before)
  const at = columns.map(({ figure, group }) => {
    const g = people.at(group.dimension, group.category, group.period)
    return g < 0 ? -1 : g * width + figures.indexOf(figure)
  })
  const moved: number[] = []
  for (const [column, place] of at.entries()) {
    const [least, most] = [facts.least[column] ?? 0, facts.most[column] ?? 0]
    if (place < 0 || (least === most && most === 0)) continue
    const now = people.counts[place] ?? 0
    people.wasThere[place] = 1
    const by = Math.abs(now - most)
    if (least === most && by > 0 && by < threshold) moved.push(place)
    // What has become less is seen to have: nothing else can be concluded from it.
    if (least <= now) facts.most[column] = Math.min(most, now)
  }
  const found = await worldBefore(facts)
  for (const [column, place] of at.entries()) {
    if (place < 0 || people.wasThere[place] !== 1) continue
    const now = people.counts[place] ?? 0
    const then = found === undefined ? now : Math.ceil((found[column] ?? 0) - 1e-6)
    if (then <= now) people.floors[place] = Math.max(people.floors[place] ?? 0, then)
  }
  return { figures: found, moved }
}

async function worldBefore(facts: ReturnType<typeof readerOf>['facts']): Promise<Float64Array | undefined> {
  try {
    narrow(facts)
    const unknown = facts.least.flatMap((least, column) => (least < (facts.most[column] ?? 0) ? [column] : []))
    if (unknown.length === 0) return Float64Array.from(facts.least)
    const middle = await programme(facts, unknown, Float64Array.from(facts.least), { interior: true })
    try {
      return middle.least(new Map(), 60)
    } finally {
      middle.end()
    }
  } catch (error) {
    if (error instanceof Contradiction) return undefined
    throw error
  }
}
