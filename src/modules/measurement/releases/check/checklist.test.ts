import { describe, expect, test } from 'vitest'
import { calendarDate } from '#platform/time'
import type { Measure } from '../../measures.ts'
import type { Figure } from '../figure.ts'
import type { Version } from '../release.ts'
import { tablesOf } from '../tables/tables.ts'
import { footnotesOf } from '../words/footnotes.ts'
import { methodology } from '../words/methodology.ts'
import { checklist, type ToCheck } from './checklist.ts'

const version: Version = {
  ...{
    id: 'v',
    release_id: 'r',
    slug: 'june-2026',
    title: 'Employability support in Scotland, to June 2026',
    edition: 2,
  },
  ...{
    period: '2026-27 Q1',
    as_at: calendarDate('2026-06-30'),
    number: 1,
    definitions_version: '1',
    methodology_version: '1',
  },
  ...{
    threshold: 5,
    change_note: null,
    revisions_note: null,
    contact_name: 'Team',
    contact_email: 'team@nation.example',
  },
  ...{
    attack_passed: true,
    attack_says: 'Nothing was found.',
    prepared_at: new Date(0),
    prepared_by: 'p',
    prepared_by_name: 'Ada',
  },
  moments: [],
}
const areas = new Map([
  ['S12000049', 'Glasgow City'],
  ['S12000023', 'Orkney Islands'],
])

const figure = (measure: Measure, period: string, count: number, more: Partial<Figure> = {}): Figure => ({
  ...{
    measure,
    period,
    dimension: 'all',
    category: 'all',
    count,
    denominator: measure === 'started' ? null : count + 50,
  },
  ...{ rate: null, status: 'final', revised: false },
  ...more,
})
const inArea = (category: string) => ({ dimension: 'area' as const, category })

const figures: readonly Figure[] = [
  figure('started', 'all', 100),
  figure('started', '2025-26', 60),
  figure('started', '2025-26 Q3', 20),
  figure('started', '2025-26 Q4', 40),
  figure('started', '2026-27', 40),
  figure('started', 'all', 70, inArea('S12000049')),
  figure('started', 'all', 30, inArea('S12000023')),
]

/** All in order: two areas that signed, a release before, somebody on the list, the next day announced. */
function inOrder(changes: Partial<ToCheck> = {}): ToCheck {
  const these = changes.figures ?? figures
  const tables = tablesOf(these, areas)
  const point = { part: 'main_point' as const, position: 1, heading: null, words: '100 people had started.' }
  return {
    version,
    figures: these,
    tables,
    passages: [point, ...footnotesOf(tables), ...methodology],
    sources: [...areas.keys()].map((area_id) => ({
      area_id,
      source: 'return' as const,
      return_id: 'x',
      signed_on: '2026-07-20',
    })),
    before: { figures, definitions_version: '1', sameRelease: false },
    readers: 1,
    next: calendarDate('2026-11-10'),
    ...changes,
  }
}
const other = (change: (figure: Figure) => Figure | undefined) => figures.map((each) => change(each) ?? each)
const found = (about: ToCheck) =>
  checklist(about)
    .filter(({ kind }) => kind !== 'passed')
    .map(({ code, kind }) => `${kind} ${code}`)

test('nothing is found where all is in order, and every check says what it looked at', () => {
  const all = checklist(inOrder())
  expect(all.filter(({ kind }) => kind !== 'passed')).toEqual([])
  expect(all.length).toBe(14)
  expect(all.every(({ words }) => words.endsWith('.'))).toBe(true)
})

const atQuarter = (period: string) => (each: Figure) => each.period === period && each.dimension === 'all'
const only = (period: string, change: Partial<Figure>) =>
  other((each) => (atQuarter(period)(each) ? { ...each, ...change } : undefined))

describe('the checklist finds', () => {
  const cases: Record<string, [ToCheck, string[]]> = {
    'an attack that came through': [inOrder({ version: { ...version, attack_passed: false } }), ['error attack']],
    'a count of four in a table': [
      inOrder({ figures: only('2025-26 Q3', { count: 4 }) }),
      ['error small-numbers', 'error adds-up'],
    ],
    'four who did not, between a count and what it is out of': [
      inOrder({ figures: [...figures, figure('entered_employment', 'all', 50, { denominator: 54 })] }),
      ['error small-numbers'],
    ],
    'quarters that are more than their year': [
      inOrder({ figures: only('2025-26 Q4', { count: 41 }) }),
      ['error adds-up'],
    ],
    'areas that are less than Scotland': [inOrder({ figures: only('all', { count: 101 }) }), ['error adds-up']],
    'a follow-up given before anybody could be due': [
      inOrder({ figures: [...figures, figure('in_work_26w', '2026-27', 0, { denominator: 0 })] }),
      ['error too-early'],
    ],
    'an area of the last release that is gone': [
      inOrder({
        sources: inOrder().sources.map((each) =>
          each.area_id === 'S12000023' ? { ...each, source: 'nobody', return_id: null } : each,
        ),
      }),
      ['error areas'],
    ],
    'areas that never had anybody': [
      inOrder({
        sources: [...inOrder().sources, { area_id: 'S12000033', source: 'nobody', return_id: null, signed_on: null }],
      }),
      ['warning areas'],
    ],
    'an area that has not signed': [
      inOrder({ sources: inOrder().sources.map((each) => ({ ...each, source: 'live' as const, return_id: null })) }),
      ['warning sources'],
    ],
    'a total that jumped': [
      inOrder({ before: { figures: only('2026-27', { count: 15 }), definitions_version: '1', sameRelease: false } }),
      ['warning jumps'],
    ],
    'history that changed without a word': [
      inOrder({ figures: only('2025-26 Q4', { revised: true }) }),
      ['error revisions'],
    ],
    'an amendment that does not say what changed': [
      inOrder({
        figures: only('2025-26 Q4', { revised: true }),
        before: { figures, definitions_version: '1', sameRelease: true },
      }),
      ['error revisions'],
    ],
    'a symbol without its footnote': [
      inOrder({ passages: inOrder().passages.filter(({ heading }) => heading !== '[x]') }),
      ['error footnotes'],
    ],
    'no main point': [
      inOrder({ passages: inOrder().passages.filter(({ part }) => part !== 'main_point') }),
      ['error words'],
    ],
    'no methodology': [
      inOrder({ passages: inOrder().passages.filter(({ part }) => part !== 'methodology') }),
      ['error words'],
    ],
    'other definitions than last time': [
      inOrder({ before: { figures, definitions_version: '0', sameRelease: false } }),
      ['warning definitions'],
    ],
    'nobody to ask': [inOrder({ version: { ...version, contact_email: 'nobody' } }), ['error contact']],
    'an empty pre-release list': [inOrder({ readers: 0 }), ['warning early-readers']],
    'no next day': [inOrder({ next: undefined }), ['warning next-date']],
  }
  test.each(Object.entries(cases))('%s', (_, [about, expected]) => {
    expect(found(about)).toEqual(expected)
  })

  test('nothing where history changed and the release says why, or the amendment says what', () => {
    const revised = only('2025-26 Q4', { revised: true })
    expect(found(inOrder({ figures: revised, version: { ...version, revisions_note: 'Late checks' } }))).toEqual([])
    const again = { figures, definitions_version: '1', sameRelease: true }
    expect(
      found(inOrder({ figures: revised, before: again, version: { ...version, change_note: 'A file twice' } })),
    ).toEqual([])
  })
})
