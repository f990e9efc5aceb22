import { describe, expect, it } from 'vitest'
import { calendarDate } from '#platform/time'
import { everyCapability, scaleOn, scales, steps } from './scale.ts'

describe('the scale', () => {
  it('has about ten capabilities with four steps each, in words of their own', () => {
    for (const { capabilities } of scales) {
      expect(capabilities.length).toBeGreaterThanOrEqual(8)
      expect(capabilities.length).toBeLessThanOrEqual(12)
      for (const one of capabilities) expect(new Set(one.steps.map(({ text }) => text)).size).toBe(steps.length)
    }
    expect(everyCapability.map(({ code }) => code)).toEqual(
      scaleOn(calendarDate('2026-11-23')).capabilities.map(({ code }) => code),
    )
    expect(() => scaleOn(calendarDate('2017-12-31'))).toThrow(RangeError)
  })

  it('speaks to the person in short sentences of short words, which a nine-year-old reads', () => {
    const said = everyCapability.flatMap(({ mine, steps: own }) => [mine, ...own.map((step) => step.mine)])
    for (const sentence of said) {
      const words = sentence.match(/[A-Za-z’]+/g) ?? []
      expect(words.length, sentence).toBeLessThanOrEqual(12)
      for (const word of words) expect(word.length, `${word} in “${sentence}”`).toBeLessThanOrEqual(8)
    }
  })
})
