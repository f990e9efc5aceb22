import { referenceList } from '#platform/reference'
import type { CalendarDate } from '#platform/time'

/** A question of readiness, as it was asked on a day. */
export type Criterion = ReturnType<typeof criteriaOn>[number]

/** The questions of readiness that are asked on a day, in order. */
export const criteriaOn = (day: CalendarDate) => referenceList('readiness-criteria', day)

export interface Rule {
  code: string
  text: string
  essential_at_least: number
  others_at_least: number
}

/** Levels by the code of the question; what was not answered is not there. */
export type Levels = ReadonlyMap<string, number>

/**
 * What the rules say of an area's answers: the first rule from the top whose floors every answer reaches. A question without an answer counts as
 * nothing in place. Also which questions keep it from the first rule.
 */
export function byRule(
  levels: Levels,
  criteria: readonly Pick<Criterion, 'code' | 'essential'>[],
  rules: readonly Rule[],
): { rule: Rule; short: string[] } {
  const shortOf = (rule: Rule) =>
    criteria
      .filter(
        ({ code, essential }) => (levels.get(code) ?? 0) < (essential ? rule.essential_at_least : rule.others_at_least),
      )
      .map(({ code }) => code)
  const rule = rules.find((one) => shortOf(one).length === 0)
  const [best] = rules
  if (rule === undefined || best === undefined)
    throw new RangeError('the last rule of readiness must hold for whatever was answered')
  return { rule, short: shortOf(best) }
}

/** The rules that hold on a day, the best outcome first. */
export const rulesOn = (day: CalendarDate): Rule[] => referenceList('readiness-rules', day)
