import { describe, expect, it } from 'vitest'
import { referenceList } from '#platform/reference'
import { calendarDate } from '#platform/time'
import { evidenceRule, lacking, ruleInWords } from './evidence-rule.ts'

const glasgow = 'S12000049'
const ruleFor = (stream: string, type: string, on = '2024-06-03') =>
  evidenceRule(stream, { type, on: calendarDate(on), area_id: glasgow })
const today = calendarDate('2026-11-23')

describe('what a fund asks', () => {
  it('is nothing of No One Left Behind, and a payslip with a copy of the shared prosperity fund', () => {
    expect(ruleFor('NOLB', 'employment')).toBeUndefined()
    expect(ruleFor('UKSPF', 'employment')).toMatchObject({ copy: true, verified: true })
    expect(ruleFor('UKSPF', 'employment', '2022-03-31')).toBeUndefined()
    expect(ruleFor('OTHER', 'volunteering')).toBeUndefined()
  })

  it('is met by one kind that counts, and by a copy where one is asked for', () => {
    const copied = ruleFor('UKSPF', 'employment')
    const seen = ruleFor('OTHER', 'employment')
    expect(lacking(undefined, [])).toBeNull()
    expect(lacking(copied, [])).toBe('evidence')
    expect(lacking(copied, [{ kind: 'told', copies: 1 }])).toBe('evidence')
    expect(lacking(copied, [{ kind: 'payslip', copies: 0 }])).toBe('copy')
    expect(
      lacking(copied, [
        { kind: 'payslip', copies: 0 },
        { kind: 'told', copies: 1 },
      ]),
    ).toBe('copy')
    expect(lacking(copied, [{ kind: 'payslip', copies: 1 }])).toBeNull()
    expect(lacking(seen, [{ kind: 'payslip', copies: 0 }])).toBeNull()
  })

  it('names streams, outcomes and kinds that there are, and asks a copy only of paper', () => {
    const codes = (key: Parameters<typeof referenceList>[0], on = today) =>
      referenceList(key, on).map(({ code }) => code)
    const kinds = new Map(referenceList('evidence-kinds', today).map((kind) => [kind.code, kind]))
    for (const rule of referenceList('evidence-rules', today)) {
      expect(codes('funding-streams', calendarDate('2023-01-01'))).toContain(rule.stream)
      expect(codes('outcome-types')).toContain(rule.outcome)
      expect(rule.code).toBe(`${rule.stream}.${rule.outcome}`)
      for (const kind of rule.any_of) {
        expect(kinds.get(kind)?.fits).toContain(rule.outcome)
        if (rule.copy) expect(kinds.get(kind)?.paper).toBe(true)
      }
      expect(ruleInWords(rule)).toContain(rule.copy ? 'A copy is kept' : 'No copy is kept')
    }
  })
})
