import { type ReferenceRow, referenceText, ruleOn } from '#platform/reference'
import type { CalendarDate } from '#platform/time'

export type EvidenceRule = ReferenceRow<'evidence-rules'>

/** What a funding stream asks of an outcome that fell on a day; undefined when it asks nothing (reference/evidence-rules.json). */
export const evidenceRule = (
  stream: string,
  outcome: { type: string; on: CalendarDate; area_id: string },
): EvidenceRule | undefined => ruleOn('evidence-rules', `${stream}.${outcome.type}`, outcome.on, outcome.area_id)

/** What is still needed before an outcome can be verified: evidence of a kind that counts, then a copy where one is asked for. */
export function lacking(
  rule: EvidenceRule | undefined,
  seen: readonly { kind: string; copies: number }[],
): 'evidence' | 'copy' | null {
  if (rule === undefined) return null
  const counts = seen.filter(({ kind }) => rule.any_of.includes(kind))
  if (counts.length === 0) return 'evidence'
  return rule.copy && !counts.some(({ copies }) => copies > 0) ? 'copy' : null
}

/** `payslip or bank statement, or contract or offer of work`, as it goes on in a sentence. */
export const anyOfInWords = ({ any_of }: EvidenceRule) =>
  any_of
    .map((code) => referenceText('evidence-kinds', code).replace(/^./, (first) => first.toLowerCase()))
    .join('; or ')

/** What the fund asks, in a sentence. */
export function ruleInWords(rule: EvidenceRule): string {
  const copy = rule.copy ? 'A copy is kept.' : 'No copy is kept.'
  const second = rule.verified ? ' A second person verifies it.' : ''
  return `${referenceText('funding-streams', rule.stream)} asks that one of these is seen: ${anyOfInWords(rule)}. ${copy}${second}`
}
