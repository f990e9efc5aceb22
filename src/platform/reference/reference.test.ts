import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { calendarDate } from '#platform/time'
import { lists, type ReferenceKey } from './lists.ts'
import { type Row, readList, referenceFolder } from './read-list.ts'
import { isReferenceCode, referenceList, referenceOptions, referenceText, ruleOn } from './reference.ts'

const today = calendarDate('2026-11-23')
const codes = (key: ReferenceKey, on = today) => referenceList(key, on).map((row) => row.code)

describe('the reference data', () => {
  it('says of every file where it comes from and what to know about it', () => {
    for (const file of readdirSync(referenceFolder).filter((name) => name.endsWith('.json'))) {
      const content = JSON.parse(readFileSync(join(referenceFolder, file), 'utf8'))
      expect(content, file).toMatchObject({ source: expect.stringMatching(/./), note: expect.stringMatching(/./) })
    }
  })

  it('never lets two rows of one code hold on one day in one place', () => {
    for (const [key, rows] of Object.entries<readonly Row[]>(lists)) {
      const clashes = rows.flatMap((row, at) => rows.slice(at + 1).filter((other) => overlap(row, other)))
      expect(clashes, key).toEqual([])
      expect(
        rows.filter((row) => row.until !== undefined && row.until <= row.from),
        key,
      ).toEqual([])
    }
  })

  it('refuses a file with a column that nobody declared, and names the file', () => {
    expect(() => readList('stages', {})).toThrow(/reference\/stages\.json/)
  })

  it('has the 32 areas, once each, by code and name', () => {
    expect(new Set(codes('areas')).size).toBe(32)
    expect(referenceText('areas', 'S12000013')).toBe('Na h-Eileanan Siar')
    expect(referenceText('areas', 'S12000049')).toBe('Glasgow City')
  })

  it('has the codes of the person file', () => {
    expect(codes('genders')).toEqual(['woman', 'man', 'other'])
    expect(codes('ethnic-groups')).toEqual(['white', 'mixed', 'asian', 'african_caribbean_black', 'other'])
    expect(codes('condition-limits')).toEqual(['a_lot', 'a_little', 'not_at_all'])
    expect(codes('stages')).toHaveLength(5)
    expect(codes('priority-family-groups')).toHaveLength(6)
  })

  it('points only at lists and kinds that are there', () => {
    const asked = referenceList('registration-questions', today)
    for (const { list } of asked) expect([...Object.keys(lists), undefined]).toContain(list)
    for (const { kind } of referenceList('referral-sources', today)) {
      expect(kind === null || isReferenceCode('organisation-kinds', kind)).toBe(true)
    }
  })
})

describe('a rule on a day', () => {
  it.each([
    ['2019-11-10', 900],
    ['2019-11-11', 930],
    ['2024-10-22', 1200],
    ['2024-10-23', 1260],
    ['2026-11-23', 1345],
  ])('the real Living Wage on %s is %i pence', (day, pence) => {
    expect(ruleOn('real-living-wage', 'uk', calendarDate(day))?.pence_per_hour).toBe(pence)
  })

  it('parents were not asked about their families before April 2020, nor anybody about trans status before April 2023', () => {
    const askedOn = (day: string) => codes('registration-questions', calendarDate(day))
    expect(askedOn('2020-03-31')).not.toContain('lone_parent')
    expect(askedOn('2020-04-01')).toContain('lone_parent')
    expect(askedOn('2023-03-31')).not.toContain('trans')
    expect(askedOn('2023-04-01')).toContain('trans')
  })

  it('nobody starts in Fair Start Scotland after March 2024, but records of it still read well', () => {
    expect(codes('funding-streams', calendarDate('2024-03-31'))).toContain('FSS')
    expect(codes('funding-streams', calendarDate('2024-04-01'))).not.toContain('FSS')
    expect(referenceText('funding-streams', 'FSS')).toBe('Fair Start Scotland')
  })

  it('the notice a person is given is the one of that day', () => {
    expect(ruleOn('privacy-notices', 'privacy_notice', calendarDate('2024-03-31'))?.version).toBe('1')
    expect(ruleOn('privacy-notices', 'privacy_notice', today)?.version).toBe('2')
    expect(ruleOn('privacy-notices', 'privacy_notice', calendarDate('2018-01-01'))).toBeUndefined()
  })
})

describe('words for codes', () => {
  it('tell the three blanks apart, and refuse a code that never was', () => {
    const blanks = ['unknown', 'prefer_not_to_say', 'not_asked'].map((code) => referenceText('genders', code))
    expect(blanks).toEqual(['Not known', 'Prefer not to say', 'Not asked'])
    expect(() => referenceText('genders', 'both')).toThrow(RangeError)
  })

  it('make the options of a question', () => {
    expect(referenceOptions('genders', today)[0]).toEqual({ value: 'woman', text: 'Woman' })
  })
})

function overlap(one: Row, other: Row): boolean {
  if (one.code !== other.code || one.area !== other.area) return false
  return (one.until === undefined || other.from < one.until) && (other.until === undefined || one.from < other.until)
}
