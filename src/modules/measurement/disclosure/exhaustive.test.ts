import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { attack } from './attack.ts'
import { givenAwayByTrying, type Told } from './mutants/exhaustive.testing.ts'
import { given } from './mutants/given.testing.ts'
import { attempts, everyKind, published, successions } from './mutants/table.testing.ts'

const byAttack = async (now: Told, before?: Told) =>
  given(await attack(published(now), { earlier: before === undefined ? [] : [published(before)] }), false)

describe('the attack finds what trying every world finds, and no more', () => {
  it.each(everyKind)('$only of $genders', async (kind) => {
    let givenAway = 0
    let kept = 0
    await fc.assert(
      fc.asyncProperty(attempts(kind), async (told) => {
        const byTrying = givenAwayByTrying(told)
        expect(await byAttack(told)).toEqual(byTrying)
        if (byTrying.length > 0) givenAway += 1
        else if (told.hidden.size > 0) kept += 1
      }),
      { numRuns: 100 },
    )
    // Tables of both sorts, or nothing was tried.
    expect([givenAway > 10, kept > 3]).toEqual([true, true])
  })

  it.each(everyKind.slice(0, 2))('beside an earlier release: $only', async (kind) => {
    await fc.assert(
      fc.asyncProperty(successions({ ...kind, genders: kind.genders.slice(0, 2) }), async ({ now, before }) => {
        expect(await byAttack(now, before)).toEqual(givenAwayByTrying(now, before))
      }),
      { numRuns: 60 },
    )
  })
})
