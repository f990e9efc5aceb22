import { describe, expect, it } from 'vitest'
import { referenceList } from '#platform/reference'
import { calendarDate } from '#platform/time'
import { type FamilyFacts, isParent, priorityFamilyGroups } from './priority-families.ts'

const asOf = calendarDate('2026-11-23')
const facts: FamilyFacts = {
  date_of_birth: calendarDate('1990-01-01'),
  gender: 'man',
  ethnic_group: 'white',
  condition_12_months: 'no',
  condition_limits: 'unknown',
  lone_parent: 'no',
  children: 1,
  youngest_child_date_of_birth: calendarDate('2020-01-01'),
  disabled_child: 'no',
}
const nobody = { children: null, youngest_child_date_of_birth: null, lone_parent: 'unknown', disabled_child: 'unknown' }
const groups = (change: Partial<FamilyFacts>) => priorityFamilyGroups({ ...facts, ...change }, asOf)

describe('a family of one healthy white father and a child of six', () => {
  it('is in no priority group', () => expect(groups({})).toEqual([]))

  it('joins a group with each fact', () => {
    expect(groups({ lone_parent: 'yes' })).toEqual(['lone_parent'])
    expect(groups({ condition_12_months: 'yes', condition_limits: 'a_little' })).toEqual(['disabled_family'])
    expect(groups({ disabled_child: 'yes' })).toEqual(['disabled_family'])
    expect(groups({ children: 3 })).toEqual(['three_or_more_children'])
    expect(groups({ ethnic_group: 'mixed' })).toEqual(['minority_ethnic'])
  })

  it('may be in all six', () => {
    const all = groups({
      gender: 'woman',
      date_of_birth: calendarDate('2003-05-05'),
      lone_parent: 'yes',
      disabled_child: 'yes',
      children: 3,
      ethnic_group: 'asian',
      youngest_child_date_of_birth: calendarDate('2026-11-01'),
    })
    expect(all).toEqual(referenceList('priority-family-groups', asOf).map((row) => row.code))
  })
})

describe('ages are counted on the day asked about', () => {
  it('a baby is under one until the first birthday', () => {
    expect(groups({ youngest_child_date_of_birth: calendarDate('2025-11-24') })).toEqual(['baby_under_one'])
    expect(groups({ youngest_child_date_of_birth: calendarDate('2025-11-23') })).toEqual([])
    expect(groups({ youngest_child_date_of_birth: calendarDate('2026-11-24') })).toEqual([])
  })

  it('a young mother is under 25, not 25 and under; a young father is in no group of his own', () => {
    const youngest = calendarDate('2001-11-24')
    expect(groups({ gender: 'woman', date_of_birth: youngest })).toEqual(['mother_under_25'])
    expect(groups({ gender: 'woman', date_of_birth: calendarDate('2001-11-23') })).toEqual([])
    expect(groups({ gender: 'man', date_of_birth: youngest })).toEqual([])
    expect(groups({ gender: 'woman', date_of_birth: null })).toEqual([])
  })
})

describe('somebody without children', () => {
  it('is in no group, whatever else holds', () => {
    const childless = { ...nobody, children: 0, lone_parent: 'no', disabled_child: 'no' }
    const young = { gender: 'woman', date_of_birth: calendarDate('2005-01-01'), ethnic_group: 'asian' }
    expect(groups({ ...childless, ...young, condition_12_months: 'yes', condition_limits: 'a_lot' })).toEqual([])
  })

  it('is told apart from somebody who was not asked or would rather not say', () => {
    expect(isParent({ ...nobody, children: 0 })).toBe('no')
    expect(isParent({ ...nobody, lone_parent: 'not_asked' })).toBe('not_asked')
    expect(isParent({ ...nobody, lone_parent: 'prefer_not_to_say' })).toBe('prefer_not_to_say')
    expect(isParent({ ...nobody, lone_parent: 'no' })).toBe('unknown')
    expect(isParent({ ...nobody, children: 2 })).toBe('yes')
  })
})
