import { describe, expect, it } from 'vitest'
import { calendarDate } from '#platform/time'
import { renderPart } from '#platform/ui'
import { catalogue, dimensions, measures } from '../measures.ts'
import { changes, versionOf } from './changes.ts'
import { definitionHref } from './definition-href.ts'
import { definitions } from './definitions.ts'
import { definitionsPage } from './definitions-page.tsx'

const lookUp = {
  edition: '2020v2',
  from_on: calendarDate('2020-01-28'),
  source: 'An invented office',
  postcodes: 1440,
}
const others = [
  ...(['fair_start_scotland', 'waiting_times', 'equality_gap', 'reach_of_need', 'econ1'] as const),
  ...(['by_partner', 'not_met', 'demand_and_supply', 'ways_people_went'] as const),
] as const
const shown = (lookUps: (typeof lookUp)[] = []) =>
  renderPart(
    definitionsPage({ href: '/statistics', text: 'Statistics' }, { today: calendarDate('2026-11-23'), lookUps }).main,
  )

describe('the list of measures', () => {
  it('is that of the public contract, once each', () => {
    const points = [4, 13, 26, 52]
    expect([...measures].sort()).toEqual(
      [
        ...[
          'started',
          'entered_employment',
          'entered_fe_he',
          'entered_training',
          'gained_qualification',
          'work_experience',
        ],
        ...['volunteering', 'school_reengaged', 'left'],
        ...points.flatMap((weeks) => [`in_work_${weeks}w`, `answered_${weeks}w`]),
      ].sort(),
    )
  })

  it('agrees with the definitions in name, in having somebody they are a share of, and in version', () => {
    for (const { measure, title, denominator, version, since } of catalogue) {
      expect(definitions[measure].title).toBe(title)
      expect(definitions[measure].of === undefined).toBe(denominator === null)
      expect(versionOf(measure)).toEqual({ version, since })
    }
  })
})

describe('the definitions', () => {
  it.each([...measures, ...dimensions, ...others] as const)('%s has an address of its own', (defined) => {
    const [path, anchor] = definitionHref(defined).split('#')
    expect(path).toBe('/statistics/definitions')
    expect(shown().split(`id="${anchor}"`)).toHaveLength(2)
  })

  it('are changed in order, and each change says what was different', () => {
    const days = changes.map(({ on }) => on)
    expect(days).toEqual([...days].sort())
    expect(changes[0]?.of).toBe('all')
    expect(versionOf('simd_quintile').version).toBe(2)
    for (const { words } of changes) expect(shown()).toContain(words)
  })

  it('say by which look-up deprivation is known, or that there is none', () => {
    expect(shown([lookUp])).toContain('An invented office')
    expect(shown([lookUp])).toContain('28 January 2020')
    expect(shown()).toContain('No look-up has been imported')
  })

  it('say what was asked when, and by which template', () => {
    const page = shown()
    expect(page).toMatch(/trans history\?[^<]*<\/\w+>\s*<td[^>]*>1 April 2023/)
    for (const words of ['Year one collection', 'First quarterly template', 'Shared Measurement Framework template'])
      expect(page).toContain(words)
  })
})
