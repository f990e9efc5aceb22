import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, type CalendarDate, calendarDate } from '#platform/time'
import type { FamilyFacts } from '../characteristics/priority-families.ts'
import { childrenOn, familyGroupsOn, type Member } from './groups-on.ts'

const area = 'S12000049'
const facts: FamilyFacts = {
  date_of_birth: calendarDate('1990-01-01'),
  gender: 'man',
  ethnic_group: 'white',
  condition_12_months: 'no',
  condition_limits: 'unknown',
  lone_parent: 'no',
  children: null,
  youngest_child_date_of_birth: null,
  disabled_child: 'unknown',
}
const day = calendarDate
const child = (born: string | null, change: Partial<Member> = {}): Member => ({
  relation: 'child',
  born: born === null ? null : day(born),
  disabled: 'not_asked',
  from_on: day(born ?? '2020-01-01'),
  until_on: null,
  ...change,
})
const grownUp = (relation: string, from: string, until: string | null = null): Member => ({
  relation,
  born: null,
  disabled: 'not_asked',
  from_on: day(from),
  until_on: until === null ? null : day(until),
})
const on = (date: string, members: Member[], change: Partial<FamilyFacts> = {}) =>
  familyGroupsOn({ ...facts, ...change }, members, day(date), area)

describe('the groups of a family on any day', () => {
  it('follow the birthdays of the children', () => {
    const members = [child('2010-05-05'), child('2018-02-01'), child('2025-06-15')]
    expect(on('2025-06-14', members)).toEqual([])
    expect(on('2025-06-15', members)).toEqual(['three_or_more_children', 'baby_under_one'])
    expect(on('2026-06-14', members)).toEqual(['three_or_more_children', 'baby_under_one'])
    expect(on('2026-06-15', members)).toEqual(['three_or_more_children'])
    expect(on('2028-05-05', members)).toEqual([])
  })

  it('follow who comes and who leaves: a lone parent while no partner lives there and all are written down', () => {
    const members = [
      child('2020-01-01'),
      grownUp('partner', '2024-01-01', '2025-03-01'),
      grownUp('nobody_else', '2020-01-01'),
    ]
    expect(on('2023-12-31', members)).toEqual(['lone_parent'])
    expect(on('2024-01-01', members)).toEqual([])
    expect(on('2025-02-28', members)).toEqual([])
    expect(on('2025-03-01', members)).toEqual(['lone_parent'])
  })

  it('take from registration what the household does not say, and never against it', () => {
    const members = [child('2020-01-01')]
    expect(on('2026-01-01', members, { lone_parent: 'yes' })).toEqual(['lone_parent'])
    expect(on('2026-01-01', [...members, grownUp('partner', '2020-01-01')], { lone_parent: 'yes' })).toEqual([])
    expect(on('2026-01-01', members, { disabled_child: 'yes' })).toEqual(['disabled_family'])
    expect(on('2026-01-01', [child('2020-01-01', { disabled: 'no' })], { disabled_child: 'yes' })).toEqual([])
    expect(on('2026-01-01', [child('2020-01-01', { disabled: 'yes' })])).toEqual(['disabled_family'])
    const baby = { children: 1, youngest_child_date_of_birth: day('2025-12-01') }
    expect(on('2026-01-01', [grownUp('partner', '2020-01-01')], baby)).toEqual(['baby_under_one'])
  })

  it('are none without a child there, whatever else holds', () => {
    const gone = [child('2005-01-01'), child('2018-01-01', { until_on: day('2025-01-01') })]
    expect(on('2026-01-01', gone, { lone_parent: 'yes', ethnic_group: 'asian', children: 4 })).toEqual([])
  })

  it('count a child whose birthday is not known, and never as a baby', () => {
    const members = [child(null), child(null), child(null)]
    expect(childrenOn(members, day('2026-01-01'), area)).toHaveLength(3)
    expect(on('2026-01-01', members)).toEqual(['three_or_more_children'])
  })
})

/** The same in another way: by counting months and days as whole numbers, group by group, from the words of the six groups. */
function secondReading(f: FamilyFacts, members: readonly Member[], at: CalendarDate): string[] {
  const number = (d: string) => Number(d.replaceAll('-', ''))
  const years = (born: string) => Math.floor((number(at) - number(born)) / 10_000)
  const there = members.filter(
    (m) =>
      number(m.from_on) <= number(at) &&
      !(m.until_on && number(m.until_on) <= number(at)) &&
      !(m.born && number(m.born) > number(at)),
  )
  const kids = there.filter((m) => m.relation.endsWith('child') && !(m.born && years(m.born) >= 18))
  if (kids.length === 0) return []
  const partner = there.filter((m) => m.relation === 'partner')
  const told = there.some((m) => m.relation === 'nobody_else')
  const disabledAdult = f.condition_12_months === 'yes' && ['a_lot', 'a_little'].includes(f.condition_limits)
  const someDisabled = [...kids, ...partner].some((m) => m.disabled === 'yes')
  const allSaidNo = kids.filter((m) => m.disabled === 'no').length === kids.length
  const mother =
    f.gender === 'woman' &&
    f.date_of_birth !== null &&
    number(f.date_of_birth) <= number(at) &&
    years(f.date_of_birth) < 25
  const holds: [string, boolean][] = [
    ['lone_parent', partner.length === 0 && (told || f.lone_parent === 'yes')],
    ['disabled_family', disabledAdult || someDisabled || (!allSaidNo && f.disabled_child === 'yes')],
    ['three_or_more_children', kids.length > 2],
    ['minority_ethnic', ['mixed', 'asian', 'african_caribbean_black', 'other'].includes(f.ethnic_group)],
    ['baby_under_one', kids.some((m) => m.born !== null && years(m.born) === 0)],
    ['mother_under_25', mother],
  ]
  return holds.filter(([, yes]) => yes).map(([group]) => group)
}

const blank = fc.constantFrom('yes', 'no', 'unknown', 'prefer_not_to_say', 'not_asked')
const dates = fc.nat(365 * 24).map((n) => addDays(day('2004-02-27'), n))
const members = fc.array(
  fc
    .record({
      relation: fc.constantFrom('child', 'step_child', 'kinship_child', 'partner', 'sibling', 'nobody_else'),
      born: fc.option(dates),
      disabled: blank,
      from: fc.nat(4000),
      stays: fc.option(fc.nat(4000)),
    })
    .map(({ relation, born, disabled, from, stays }): Member => {
      const isChild = relation.endsWith('child')
      const from_on = isChild && born !== null ? addDays(born, from % 40) : addDays(day('2018-01-01'), from)
      const until_on = stays === null ? null : addDays(from_on, stays)
      return { relation, born: isChild ? born : null, disabled, from_on, until_on }
    }),
  { maxLength: 6 },
)
const anyFacts = fc.record({
  date_of_birth: fc.option(fc.nat(365 * 30).map((n) => addDays(day('1985-01-01'), n))),
  gender: fc.constantFrom('woman', 'man', 'other', 'prefer_not_to_say'),
  ethnic_group: fc.constantFrom('white', 'mixed', 'asian', 'other', 'african_caribbean_black', 'not_asked'),
  condition_12_months: blank,
  condition_limits: fc.constantFrom('a_lot', 'a_little', 'not_at_all', 'unknown'),
  lone_parent: blank,
  children: fc.constant(null),
  youngest_child_date_of_birth: fc.constant(null),
  disabled_child: blank,
})

it('agrees with a second reading of the six groups, over any household on any day', () => {
  const days = fc.nat(365 * 12).map((n) => addDays(day('2018-01-01'), n))
  fc.assert(
    fc.property(anyFacts, members, days, (f, household, at) => {
      // Without a child written down the answers of registration decide alone, which their own test tries.
      fc.pre(household.some(({ relation }) => relation.endsWith('child')))
      expect(familyGroupsOn(f, household, at, area)).toEqual(secondReading(f, household, at))
    }),
    { numRuns: 3000, interruptAfterTimeLimit: 6000 },
  )
})
