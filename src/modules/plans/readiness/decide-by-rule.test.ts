import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { calendarDate } from '#platform/time'
import { byRule, criteriaOn, rulesOn } from './decide-by-rule.ts'

const day = calendarDate('2026-11-23')
const criteria = criteriaOn(day)
const rules = rulesOn(day)
const rank = (code: string) => rules.findIndex((rule) => rule.code === code)
const answers = fc.array(fc.option(fc.integer({ min: 0, max: 3 }), { nil: undefined }), {
  minLength: criteria.length,
  maxLength: criteria.length,
})
const levelsOf = (given: readonly (number | undefined)[]) =>
  new Map(
    criteria.flatMap(({ code }, index) => {
      const level = given[index]
      return level === undefined ? [] : [[code, level] as const]
    }),
  )
const said = (given: readonly (number | undefined)[]) => byRule(levelsOf(given), criteria, rules)

describe('the rule of readiness', () => {
  test('says the same as reading its floors one by one', () => {
    fc.assert(
      fc.property(answers, (given) => {
        const floor = (essential: boolean) =>
          Math.min(...criteria.map((one, index) => (one.essential === essential ? (given[index] ?? 0) : 3)))
        const [needed, others] = [floor(true), floor(false)]
        const expected = needed >= 2 && others >= 1 ? 'move' : needed >= 1 ? 'with_conditions' : 'not_yet'
        expect(said(given).rule.code).toBe(expected)
      }),
    )
  })

  test('never says worse when an answer gets better', () => {
    fc.assert(
      fc.property(answers, fc.nat(criteria.length - 1), (given, at) => {
        const better = given.map((level, index) => (index === at ? Math.min(3, (level ?? 0) + 1) : level))
        expect(rank(said(better).rule.code)).toBeLessThanOrEqual(rank(said(given).rule.code))
      }),
    )
  })

  test('names what keeps it from moving: nothing exactly when it moves', () => {
    fc.assert(
      fc.property(answers, (given) => {
        const { rule, short } = said(given)
        expect(short.length === 0).toBe(rule.code === 'move')
      }),
    )
  })

  test('takes a question that nobody answered for nothing in place', () => {
    expect(said(criteria.map(() => undefined)).rule.code).toBe('not_yet')
  })
})
