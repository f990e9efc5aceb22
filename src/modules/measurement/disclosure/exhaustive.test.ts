import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { attack } from './attack.ts'
import { givenAwayByTrying, type Told } from './mutants/exhaustive.testing.ts'
import { attempts, type Kind, published, successions } from './mutants/table.testing.ts'

const quarters = ['2024-25 Q1', '2024-25 Q2']
const kinds: Record<string, Kind> = {
  'three groups in two quarters': { genders: ['woman', 'man', 'other'], quarters, only: ['started'] },
  'who began work and who did not': { genders: ['woman', 'man'], quarters, only: ['started', 'entered_employment'] },
  'what was answered': {
    genders: ['all'],
    quarters,
    only: ['started', 'entered_employment', 'answered_4w', 'in_work_4w'],
  },
}

const byAttack = async (now: Told, before?: Told) => {
  const { weak } = await attack(published(now), { earlier: before === undefined ? [] : [published(before)] })
  const isAsked = weak.filter(
    (one) => one.what !== 'denominator' && (one.what === 'change' || one.before === undefined),
  )
  const names = isAsked.map(({ what, row }) => `${what} ${row.measure} ${row.category} ${row.period}`)
  return [...new Set(names)].sort()
}

describe('the attack finds what trying every world finds, and no more', () => {
  it.each(Object.entries(kinds))('%s', async (_, kind) => {
    let given = 0
    let kept = 0
    await fc.assert(
      fc.asyncProperty(attempts(kind), async (told) => {
        const byTrying = givenAwayByTrying(told)
        expect(await byAttack(told)).toEqual(byTrying)
        if (byTrying.length > 0) given += 1
        else if (told.hidden.size > 0) kept += 1
      }),
      { numRuns: 100 },
    )
    // Tables of both sorts, or nothing was tried.
    expect([given > 10, kept > 3]).toEqual([true, true])
  })

  it.each(Object.entries(kinds).slice(0, 2))('beside an earlier release: %s', async (_, kind) => {
    await fc.assert(
      fc.asyncProperty(successions({ ...kind, genders: kind.genders.slice(0, 2) }), async ({ now, before }) => {
        expect(await byAttack(now, before)).toEqual(givenAwayByTrying(now, before))
      }),
      { numRuns: 60 },
    )
  })
})
