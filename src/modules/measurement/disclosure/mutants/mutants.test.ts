import { afterAll, describe, expect, it } from 'vitest'
import { attackers } from './attackers.testing.ts'
import { judges } from './judges.testing.ts'
import { type Mutant, mutated, sweepAway, untouched } from './mutated.testing.ts'
import { protectors } from './protectors.testing.ts'

afterAll(sweepAway)

const isNoticed = async (mutant: Mutant, nth: number, by: 'attack' | 'protection') => {
  const wrong = await mutated(mutant, nth)
  for (const judge of judges[by]) {
    const isRight = await Promise.resolve(judge(wrong)).catch(() => false)
    if (!isRight) return true
  }
  return false
}
const named = (mutants: readonly Mutant[]) => mutants.map((mutant, nth) => [mutant[0], mutant, nth] as const)

describe('a rule of disclosure control written wrongly would be noticed', () => {
  it('for written rightly it is as it has to be', async () => {
    const nothing: Mutant = ['nothing changed', 'index.ts', 'export', 'export']
    expect(await isNoticed(nothing, 1000, 'attack')).toBe(false)
    expect(await isNoticed(nothing, 1001, 'protection')).toBe(false)
  }, 120_000)

  it('whichever file it is in', () => {
    expect(untouched([...attackers, ...protectors])).toEqual([])
  })

  it.each(named(attackers))(
    'of attacking: %s',
    async (_, mutant, nth) => {
      expect(await isNoticed(mutant, nth, 'attack')).toBe(true)
    },
    120_000,
  )
  it.each(named(protectors))(
    'of hiding: %s',
    async (_, mutant, nth) => {
      expect(await isNoticed(mutant, 500 + nth, 'protection')).toBe(true)
    },
    120_000,
  )
})
