import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { calendarDate } from '#platform/time'
import { quorumInWords, quorumOf, ruleInWords, usualRule } from './quorum.ts'

const sectors = ['public', 'third', 'private'] as const
const rule = fc.record({
  share_percent: fc.integer({ min: 0, max: 100 }),
  least: fc.integer({ min: 1, max: 12 }),
  sectors: fc.subarray([...sectors]),
})
const members = fc
  .array(fc.constantFrom(...sectors), { maxLength: 30 })
  .map((all) => all.map((sector, at) => ({ organisation_id: `organisation ${at}`, sector })))
const present = (of: readonly { organisation_id: string }[]) =>
  fc.subarray(of.map(({ organisation_id }) => organisation_id)).map((ids) => new Set(ids))

describe('a quorum', () => {
  it('is met exactly when enough organisations are there, by a count in whole numbers, and every sector asked for', () => {
    fc.assert(
      fc.property(
        rule,
        members.chain((all) => fc.tuple(fc.constant(all), present(all))),
        (rule, [all, there]) => {
          const { quorate, needed } = quorumOf(rule, all, there)
          // The second calculation never divides: a share is met when a hundred times those there reaches it.
          const enough = there.size * 100 >= rule.share_percent * all.length && there.size >= rule.least
          const heard = rule.sectors.every((sector) =>
            all.some((one) => one.sector === sector && there.has(one.organisation_id)),
          )
          expect(quorate).toBe(enough && heard)
          expect(needed).toBeGreaterThanOrEqual(rule.least)
        },
      ),
    )
  })

  it('is never lost when one more comes, nor met with one fewer than are needed', () => {
    fc.assert(
      fc.property(
        rule,
        members.chain((all) => fc.tuple(fc.constant(all), present(all), present(all))),
        (rule, [all, some, others]) => {
          const before = quorumOf(rule, all, some)
          if (before.quorate) expect(quorumOf(rule, all, new Set([...some, ...others])).quorate).toBe(true)
          if (some.size < before.needed) expect(before.quorate).toBe(false)
        },
      ),
    )
  })

  it('counts organisations and not people, and nobody who is no member', () => {
    const two = [
      { organisation_id: 'a', sector: 'public' },
      { organisation_id: 'b', sector: 'third' },
    ]
    const found = quorumOf({ share_percent: 100, least: 1, sectors: [] }, two, new Set(['a', 'a', 'stranger']))
    expect(found).toMatchObject({ quorate: false, there: 1, of: 2, needed: 2 })
  })

  it('of nobody at all is never met', () => {
    expect(quorumOf(usualRule(calendarDate('2026-11-23')), [], new Set()).quorate).toBe(false)
  })

  it('is said in words, with what is missing', () => {
    const four = ['public', 'public', 'third', 'private'].map((sector, at) => ({ organisation_id: String(at), sector }))
    const asked = { share_percent: 50, least: 2, sectors: ['third'] }
    expect(quorumInWords(quorumOf(asked, four, new Set(['0', '1'])))).toBe(
      'Not enough to decide: 2 of 4 member organisations there, 2 needed; nobody from the third sector.',
    )
    expect(quorumInWords(quorumOf(asked, four, new Set(['0', '2'])))).toMatch(/^Enough to decide/)
    expect(ruleInWords(asked, 5)).toBe(
      'A meeting can decide when 3 of 5 member organisations are there (50% of them, and never fewer than 2), among them the third sector.',
    )
  })
})
