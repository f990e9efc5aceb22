import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { paragraphsOf, textOf } from './paragraphs.ts'
import { chosenText, clashesIn, putTogether } from './put-together.ts'

const wordsIn = (text: string) => text.match(/\w+/g) ?? []
const paragraph = fc.oneof(
  fc.constantFrom('Alpha', 'Beta beta', 'Gamma', '- one', '- two', '3. three', '## Four', 'constructor', '__proto__'),
  fc.string({ maxLength: 12 }),
)
const text = fc.array(paragraph, { maxLength: 7 }).map((parts) => parts.join('\n\n'))

describe('the paragraphs of a text', () => {
  test('are put back together with nothing lost, and the same again', () => {
    fc.assert(
      fc.property(text, (typed) => {
        const paragraphs = paragraphsOf(typed)
        expect(paragraphsOf(textOf(paragraphs))).toEqual(paragraphs)
        expect(textOf(paragraphs).replace(/\s+/g, '')).toBe(typed.replace(/\s+/g, ''))
      }),
    )
  })

  test('are each point of a list by itself', () => {
    expect(paragraphsOf('We do:\n- this\n- that\n\nEnd\nof it')).toEqual(['We do:', '- this', '- that', 'End\nof it'])
  })
})

describe('two texts written at once', () => {
  test('keep what each changed', () => {
    const together = putTogether('One\n\nTwo\n\nThree', 'One\n\nTwo\n\nThree, mine', 'One, theirs\n\nTwo\n\nThree')
    expect(chosenText(together)).toBe('One, theirs\n\nTwo\n\nThree, mine')
  })

  test('keep what each changed of two paragraphs that stand beside one another', () => {
    const together = putTogether('One\n\nTwo', 'One, mine\n\nTwo', 'One\n\nTwo, theirs')
    expect(chosenText(together)).toBe('One, mine\n\nTwo, theirs')
    expect(clashesIn(together)).toEqual([])
  })

  test('keep what both added in one place', () => {
    expect(chosenText(putTogether('One', 'One\n\nMine', 'One\n\nTheirs'))).toBe('One\n\nTheirs\n\nMine')
    expect(chosenText(putTogether('', 'Mine', 'Theirs'))).toBe('Theirs\n\nMine')
  })

  test('leave it to their writer where both changed the same', () => {
    const together = putTogether('One\n\nTwo', 'One\n\nTwo, mine', 'One\n\nTwo, theirs')
    expect(clashesIn(together)).toEqual([
      { kind: 'clash', base: ['Two'], mine: ['Two, mine'], theirs: ['Two, theirs'] },
    ])
    expect(chosenText(together, ['mine'])).toBe('One\n\nTwo, mine')
    expect(chosenText(together, ['theirs'])).toBe('One\n\nTwo, theirs')
    expect(chosenText(together, ['both'])).toBe('One\n\nTwo, theirs\n\nTwo, mine')
  })

  test('that are the same need no choice, and one that did not change takes the other', () => {
    fc.assert(
      fc.property(text, text, (base, other) => {
        const whole = textOf(paragraphsOf(other))
        expect(chosenText(putTogether(base, other, other))).toBe(whole)
        expect(chosenText(putTogether(base, other, base))).toBe(whole)
        expect(chosenText(putTogether(base, base, other))).toBe(whole)
      }),
    )
  })

  test('lose no word that either of them typed, whatever they changed', () => {
    fc.assert(
      fc.property(text, text, text, (base, mine, theirs) => {
        const kept = wordsIn(chosenText(putTogether(base, mine, theirs)))
        const before = new Set(wordsIn(base))
        for (const word of [...wordsIn(mine), ...wordsIn(theirs)]) if (!before.has(word)) expect(kept).toContain(word)
      }),
      { numRuns: 300 },
    )
  })
})
