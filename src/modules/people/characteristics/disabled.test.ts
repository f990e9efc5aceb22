import { describe, expect, it } from 'vitest'
import { isDisabled } from './disabled.ts'

const cases: [condition: string, limits: string, disabled: string][] = [
  ['yes', 'a_lot', 'yes'],
  ['yes', 'a_little', 'yes'],
  ['yes', 'not_at_all', 'no'],
  ['no', 'unknown', 'no'],
  ['no', 'a_lot', 'no'],
  ['prefer_not_to_say', 'not_at_all', 'no'],
  ['prefer_not_to_say', 'a_lot', 'prefer_not_to_say'],
  ['prefer_not_to_say', 'not_asked', 'prefer_not_to_say'],
  ['not_asked', 'unknown', 'not_asked'],
  ['unknown', 'prefer_not_to_say', 'unknown'],
  ['yes', 'prefer_not_to_say', 'prefer_not_to_say'],
  ['yes', 'not_asked', 'not_asked'],
  ['yes', 'unknown', 'unknown'],
]

describe('being disabled is worked out from two answers', () => {
  it.each(cases)('a condition: %s, limiting: %s, comes to %s', (condition_12_months, condition_limits, disabled) => {
    expect(isDisabled({ condition_12_months, condition_limits })).toBe(disabled)
  })
})
