import { ruleOn } from '#platform/reference'
import { ageOn, type CalendarDate } from '#platform/time'
import { type Answers, isBlank, type YesNoBlank } from './answers.ts'
import { isDisabled } from './disabled.ts'

export type PriorityFamilyGroup =
  | 'lone_parent'
  | 'disabled_family'
  | 'three_or_more_children'
  | 'minority_ethnic'
  | 'baby_under_one'
  | 'mother_under_25'

/** What the groups are worked out from: the answers, and the person's own date of birth. */
export interface FamilyFacts
  extends Pick<
    Answers,
    | 'gender'
    | 'ethnic_group'
    | 'condition_12_months'
    | 'condition_limits'
    | 'lone_parent'
    | 'children'
    | 'youngest_child_date_of_birth'
    | 'disabled_child'
  > {
  date_of_birth: CalendarDate | null
}

type ParentFacts = Pick<FamilyFacts, 'lone_parent' | 'children' | 'youngest_child_date_of_birth' | 'disabled_child'>

/** Whether somebody is bringing up children: any answer that names a child says yes; none living with them says no; else a blank. */
export function isParent(facts: ParentFacts): YesNoBlank {
  const { lone_parent, children, youngest_child_date_of_birth, disabled_child } = facts
  if (lone_parent === 'yes' || disabled_child === 'yes' || youngest_child_date_of_birth !== null) return 'yes'
  if (children !== null) return children > 0 ? 'yes' : 'no'
  return isBlank(lone_parent) ? lone_parent : 'unknown'
}

/**
 * The child-poverty priority groups that a family is in on a day, in the order of the reference list; none when the person is not
 * known to be a parent. Derived from facts, never ticked (facts §1.5): a disabled adult and a disabled child are one group, and a
 * young mother is under 25, where the parental fund's list said 25 and under.
 */
export function priorityFamilyGroups(facts: FamilyFacts, asOf: CalendarDate): PriorityFamilyGroup[] {
  if (isParent(facts) !== 'yes') return []
  const { date_of_birth: born, youngest_child_date_of_birth: youngest, ethnic_group } = facts
  const groups: Record<PriorityFamilyGroup, boolean> = {
    lone_parent: facts.lone_parent === 'yes',
    disabled_family: facts.disabled_child === 'yes' || isDisabled(facts) === 'yes',
    three_or_more_children: (facts.children ?? 0) >= 3,
    minority_ethnic: ruleOn('ethnic-groups', ethnic_group, asOf)?.minority_ethnic === true,
    baby_under_one: youngest !== null && youngest <= asOf && ageOn(youngest, asOf) < 1,
    mother_under_25: facts.gender === 'woman' && born !== null && born <= asOf && ageOn(born, asOf) < 25,
  }
  return order.filter((group) => groups[group])
}

const order: readonly PriorityFamilyGroup[] = [
  'lone_parent',
  'disabled_family',
  'three_or_more_children',
  'minority_ethnic',
  'baby_under_one',
  'mother_under_25',
]
