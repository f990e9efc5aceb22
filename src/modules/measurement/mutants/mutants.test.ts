import fc from 'fast-check'
import { sql } from 'kysely'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Tx } from '#platform/db'
import { testDatabase } from '#platform/testing'
import { handParts, part, type Said, saidByHand, saidInSql, viewsPart } from '../both-ways.testing.ts'
import { nothing } from '../by-hand.testing.ts'
import { rowsByHand } from '../by-hand-rows.testing.ts'
import { rules } from '../by-hand-rules.testing.ts'
import { store, worldsOf } from '../world.testing.ts'
import { countingMutants } from './counting.testing.ts'
import { functionMutants } from './functions.testing.ts'
import { by, type Mutant, mutated, putInPlace, rowsBy, statements, views } from './mutate.testing.ts'
import { turnedOver } from './turned-over.testing.ts'
import { viewMutants } from './views.testing.ts'

const house = await testDatabase()
const days = ['2025-09-30', '2024-06-30', '2020-06-30'] as const

// One large random world, what it comes to by hand as at each day, and what it comes to in SQL.
let world = nothing()
const byHand = new Map<string, Said>()
const rowsRight = new Map<string, unknown[]>()
const inSql = new Map<string, Said>()

beforeAll(async () => {
  const people = { minLength: 600, maxLength: 600, size: 'max' } as const
  world = fc.sample(worldsOf(people, 4), { seed: 11, numRuns: 1 })[0] ?? nothing()
  await store(house, world)
  await sql`analyze`.execute(house.asOwner)
  for (const day of days) {
    byHand.set(day, saidByHand(world, day))
    rowsRight.set(day, rowsByHand(world, day, by))
    inSql.set(day, await house.asStatistician((tx) => saidInSql(tx, day)))
  }
}, 60_000)

class Undone extends Error {}

/** Does something as the owner, and undoes it. */
async function undone<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
  let result: { value: T } | undefined
  const doing = house.asOwner.transaction().execute(async (tx) => {
    result = { value: await work(tx) }
    throw new Undone()
  })
  await doing.catch((error: unknown) => {
    if (!(error instanceof Undone)) throw error
  })
  if (result === undefined) throw new Error('nothing was done')
  return result.value
}

const survives = (mutant: Mutant) =>
  undone(async (tx) => {
    await putInPlace(tx, mutated(views, mutant))
    for (const [day, right] of byHand) if (await viewsPart(tx, day, right)) return false
    return true
  })

const survivesInCounting = (mutant: Mutant) =>
  undone(async (tx) => {
    for (const [day, right] of rowsRight)
      if (part(await rowsBy(tx, day, (text) => mutated(text, mutant)), right)) return false
    return true
  })

const named = (mutants: readonly Mutant[]) => mutants.map((mutant) => [mutant[0], mutant] as const)

describe('a rule written wrongly in SQL would be noticed', () => {
  it('for written rightly it agrees with the second calculation', async () => {
    expect(await survives(['nothing changed', 'create view', 'create view'])).toBe(true)
    expect(await survivesInCounting(['nothing changed', 'select', 'select'])).toBe(true)
    for (const [day, said] of inSql) expect(said).toEqual(byHand.get(day))
  })

  it('whichever function or view it is in', () => {
    const all = [...functionMutants, ...viewMutants]
    const untouched = statements.filter(({ text }) => !all.some(([, from]) => text.includes(from)))
    // names of areas are no rule
    expect(untouched.map(({ name }) => name)).toEqual(['stats.area'])
  })

  it.each(named(functionMutants))('in a function: %s', async (_, mutant) => expect(await survives(mutant)).toBe(false))
  it.each(named(viewMutants))('in a view: %s', async (_, mutant) => expect(await survives(mutant)).toBe(false))
  it.each(named(countingMutants))('in counting: %s', async (_, mutant) =>
    expect(await survivesInCounting(mutant)).toBe(false),
  )
})

describe('a rule of the second calculation turned over would be noticed', () => {
  it('whichever rule it is', () => {
    const turned = new Set(Object.values(turnedOver).flatMap(Object.keys))
    expect(Object.keys(rules).filter((rule) => !turned.has(rule))).toEqual([])
  })

  it.each(Object.entries(turnedOver))('%s', (_, change) => {
    expect([...inSql].some(([day, said]) => handParts(world, day, { ...rules, ...change }, said))).toBe(true)
  })
})
