import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { referenceList } from '#platform/reference'
import { calendarDate } from '#platform/time'
import { groupLabel, minorGroups, occupationCode, occupationsLike, occupationWords } from './occupation.ts'
import { occupationField } from './occupation-field.ts'

const today = calendarDate('2026-11-23')
const codes = (typed: string) => occupationsLike(typed, today).map(({ code }) => code)
const field = occupationField({ label: 'Kind of work' })
const read = (typed: Record<string, string>) => field.parse(typed, 'occupation', { today })

describe('the classification', () => {
  it('has the 9, 26 and 104 groups of SOC 2020, each under the one above it', () => {
    const all = referenceList('soc-2020', today)
    const many = (level: string) => all.filter((group) => group.level === level).length
    expect([many('major'), many('sub_major'), many('minor')]).toEqual([9, 26, 104])
    for (const { code, level } of all) {
      expect(code.length).toBe({ major: 1, sub_major: 2, minor: 3 }[level])
      if (code.length > 1) expect(all.some((group) => group.code === code.slice(0, -1))).toBe(true)
    }
  })
})

describe('a few letters', () => {
  it('find the kinds of work that people call so', () => {
    expect(codes('home carer')[0]).toBe('613')
    expect(codes('bar')).toEqual(expect.arrayContaining(['926', '622']))
    expect(codes('HGV')).toEqual(['821'])
    expect(codes('care work')[0]).toBe('613')
    expect(codes('zzz')).toEqual([])
    expect(codes('')).toEqual([])
  })

  it('every name that a group is known by finds it, and so does its title', () => {
    fc.assert(
      fc.property(fc.constantFrom(...minorGroups(today)), fc.nat(), (group, at) => {
        const names = [group.text, ...group.words]
        const name = names[at % names.length] ?? group.text
        expect(occupationsLike(name, today, 104).map(({ code }) => code)).toContain(group.code)
        expect(occupationCode(groupLabel(group), today)).toBe(group.code)
      }),
    )
  })

  it('a unit group may be typed, and is read under its minor group', () => {
    expect(occupationCode('9266', today)).toBe('9266')
    expect(occupationWords('9266', today)).toBe('Other elementary services occupations (9266)')
    expect(occupationCode('9999', today)).toBeNull()
  })
})

describe('the question', () => {
  it('takes what can mean one thing only, and asks which when it can mean several', () => {
    expect(read({})).toEqual({ value: null })
    expect(read({ occupation: 'HGV' })).toEqual({ value: '821' })
    expect(read({ occupation: 'Caring personal services (613)' })).toEqual({ value: '613' })
    expect(read({ occupation: 'bar' })).toMatchObject({ part: 'pick' })
    expect(read({ occupation: 'bar', 'occupation-pick': '926' })).toEqual({ value: '926' })
    expect(read({ occupation: 'bar', 'occupation-pick': 'none' })).toEqual({ value: null })
    expect(
      read({ occupation: 'driver', 'occupation-pick': '926' }),
      'chosen before the words were changed',
    ).toMatchObject({
      part: 'pick',
    })
    expect(read({ occupation: 'xylophone tuner' })).toMatchObject({ error: expect.stringContaining('another word') })
  })
})
