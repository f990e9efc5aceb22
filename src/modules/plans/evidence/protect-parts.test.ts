import fc from 'fast-check'
import { expect, test } from 'vitest'
import { protectParts } from './protect-parts.ts'

/** Every way to write a whole as so many parts. */
function* sharesOf(whole: number, parts: number): Generator<number[]> {
  if (parts === 1) {
    yield [whole]
    return
  }
  for (let first = 0; first <= whole; first++)
    for (const rest of sharesOf(whole - first, parts - 1)) yield [first, ...rest]
}

/** Of each hidden part, the values that fit what is shown, by somebody who knows that a hidden part may be any number. */
function fitting(values: readonly number[]): Set<number>[] {
  const { parts, total } = protectParts(values)
  const found = values.map(() => new Set<number>())
  if (total === null) return values.map(() => new Set([0, 1, 2, 3, 4, 5]))
  for (const share of sharesOf(total, values.length))
    if (share.every((value, at) => parts[at] === null || parts[at] === value))
      for (const [at, value] of share.entries()) found[at]?.add(value)
  return found
}

test('no part of 1 to 4 people is shown, and each could be something else by every way of sharing out the whole', () => {
  fc.assert(
    fc.property(
      fc.array(fc.oneof(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 12 })), {
        minLength: 1,
        maxLength: 4,
      }),
      (values) => {
        const { parts, total } = protectParts(values)
        const fits = fitting(values)
        values.forEach((value, at) => {
          expect(parts[at] === null || parts[at] === value).toBe(true)
          if (value >= 1 && value <= 4) {
            expect(parts[at]).toBeNull()
            expect(fits[at]?.size).toBeGreaterThan(1)
          }
        })
        if (total !== null) expect(total).toBe(values.reduce((sum, one) => sum + one, 0))
      },
    ),
    { numRuns: 400 },
  )
})

test('who also knows that it is parts of 1 to 4 and the next in order that are hidden cannot tell one of them either', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 2, maxLength: 4 }), (values) => {
      const shown = protectParts(values)
      if (shown.total === null) return
      // All worlds that the same rule would show in the same way.
      const worlds = [...sharesOf(shown.total, values.length)].filter(
        (share) => JSON.stringify(protectParts(share)) === JSON.stringify(shown),
      )
      values.forEach((value, at) => {
        if (value >= 1 && value <= 4) expect(new Set(worlds.map((world) => world[at])).size).toBeGreaterThan(1)
      })
    }),
    { numRuns: 1500 },
  )
})

test('what needs no hiding is shown as it is', () => {
  expect(protectParts([12, 0, 7])).toEqual({ parts: [12, 0, 7], total: 19 })
  expect(protectParts([12, 3, 7])).toEqual({ parts: [null, null, 7], total: 22 })
  expect(protectParts([3, 0, 0])).toEqual({ parts: [null, null, null], total: null })
})
