import { ruleOn } from '#platform/reference'
import { ageOn, type CalendarDate } from '#platform/time'
import {
  type FamilyFacts,
  type PriorityFamilyGroup,
  priorityFamilyGroups,
} from '../characteristics/priority-families.ts'

/** Somebody who lives or lived with a person we support. */
export interface Member {
  /** A code of household-relations. */
  relation: string
  born: CalendarDate | null
  disabled: string
  from_on: CalendarDate
  /** The first day on which they no longer live there. */
  until_on: CalendarDate | null
}

const isOf = (relation: string, on: CalendarDate) => ruleOn('household-relations', relation, on)?.is

/** Those who live there on a day. */
export const livingThere = <M extends Member>(members: readonly M[], on: CalendarDate): M[] =>
  members.filter(
    ({ from_on, until_on, born }) =>
      from_on <= on && (until_on === null || on < until_on) && (born === null || born <= on),
  )

/** The children of the family who count on a day: born, living there, and under the age of the rule that held (reference/dependent-children.json). */
export function childrenOn<M extends Member>(members: readonly M[], on: CalendarDate, area: string): M[] {
  const under = ruleOn('dependent-children', 'counts', on, area)?.under ?? 18
  return livingThere(members, on).filter(
    ({ relation, born }) => isOf(relation, on) === 'child' && (born === null || ageOn(born, on) < under),
  )
}

/**
 * The priority family groups on any day, from the household as it was told with its days; what the household does not say is taken from the
 * answers of registration, which it never changes. Until a child was told, those answers alone decide. A family has no other parent when nobody of
 * the household is one and either everybody is written down or the person said so at registration. A child whose date of birth is not known
 * counts among the children, and never as a baby.
 */
export function familyGroupsOn(
  facts: FamilyFacts,
  members: readonly Member[],
  on: CalendarDate,
  area: string,
): PriorityFamilyGroup[] {
  if (!members.some(({ relation }) => isOf(relation, on) === 'child')) return priorityFamilyGroups(facts, on)
  const there = livingThere(members, on)
  const children = childrenOn(members, on, area)
  if (children.length === 0) return []
  const partners = there.filter(({ relation }) => isOf(relation, on) === 'partner')
  const all = there.some(({ relation }) => isOf(relation, on) === 'nobody')
  const alone = partners.length > 0 ? 'no' : all ? 'yes' : facts.lone_parent
  const births = children.flatMap(({ born }) => (born === null ? [] : [born]))
  return priorityFamilyGroups(
    {
      ...facts,
      lone_parent: alone,
      children: children.length,
      youngest_child_date_of_birth: births.toSorted().at(-1) ?? null,
      disabled_child: disabledOf(children, partners) ?? facts.disabled_child,
    },
    on,
  )
}

/** Yes when a child or the other parent is disabled, no when it was said of every child that they are not; null when the household does not say. */
function disabledOf(children: readonly Member[], partners: readonly Member[]): 'yes' | 'no' | null {
  if ([...children, ...partners].some(({ disabled }) => disabled === 'yes')) return 'yes'
  return children.every(({ disabled }) => disabled === 'no') ? 'no' : null
}
