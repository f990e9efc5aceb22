import { referenceText, ruleOn } from '#platform/reference'
import type { CalendarDate } from '#platform/time'

/** How many must be there for a meeting to decide. */
export interface QuorumRule {
  /** Least share of the member organisations, 0 to 100, rounded up to whole organisations. */
  share_percent: number
  /** Least number of member organisations. */
  least: number
  /** Codes of sectors of which somebody must be there. */
  sectors: readonly string[]
}

export interface Quorum {
  quorate: boolean
  /** Member organisations that somebody speaks for there. */
  there: number
  /** All of them. */
  of: number
  needed: number
  /** Sectors that the rule asks for and of which nobody is there. */
  missing: readonly string[]
}

/** The rule for an area that has agreed none of its own. */
export function usualRule(today: CalendarDate): QuorumRule {
  const rule = ruleOn('quorum-rules', 'usual', today)
  if (rule === undefined) throw new Error(`no usual quorum holds on ${today}`)
  return rule
}

/**
 * Whether a meeting may decide. Organisations are counted, not people: two of one organisation are one.
 * @param members the member organisations on the day of the meeting
 * @param there the organisations of those who are there and whose presence counts; others than members are not counted
 */
export function quorumOf(
  rule: QuorumRule,
  members: readonly { organisation_id: string; sector: string }[],
  there: ReadonlySet<string>,
): Quorum {
  const present = members.filter(({ organisation_id }) => there.has(organisation_id))
  const needed = Math.max(rule.least, Math.ceil((members.length * rule.share_percent) / 100))
  const missing = rule.sectors.filter((sector) => !present.some((member) => member.sector === sector))
  return {
    quorate: present.length >= needed && missing.length === 0,
    there: present.length,
    of: members.length,
    needed,
    missing,
  }
}

const organisations = (n: number) => `${n} member ${n === 1 ? 'organisation' : 'organisations'}`

/** The rule in a sentence. */
export function ruleInWords(rule: QuorumRule, members: number): string {
  const needed = Math.max(rule.least, Math.ceil((members * rule.share_percent) / 100))
  const share = rule.share_percent > 0 ? ` (${rule.share_percent}% of them, and never fewer than ${rule.least})` : ''
  const sectors =
    rule.sectors.length === 0
      ? ''
      : `, among them the ${rule.sectors.map((code) => referenceText('partnership-sectors', code).toLowerCase()).join(' and the ')}`
  return `A meeting can decide when ${needed} of ${organisations(members)} are there${share}${sectors}.`
}

/** What a quorum came to, in a sentence. */
export function quorumInWords({ quorate, there, of, needed, missing }: Quorum): string {
  const counted = `${there} of ${organisations(of)} there`
  if (quorate) return `Enough to decide: ${counted}, ${needed} needed.`
  const sectors = missing.map((code) => `nobody from the ${referenceText('partnership-sectors', code).toLowerCase()}`)
  return `Not enough to decide: ${[`${counted}, ${needed} needed`, ...sectors].join('; ')}.`
}
