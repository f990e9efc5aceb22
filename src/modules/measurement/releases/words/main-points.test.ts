import { describe, expect, test } from 'vitest'
import { calendarDate } from '#platform/time'
import type { Measure } from '../../measures.ts'
import type { Figure } from '../figure.ts'
import { mainPoints } from './main-points.ts'

const figure = (measure: Measure, period: string, count: number | null, denominator: number | null = null): Figure => ({
  ...{ measure, period, dimension: 'all', category: 'all', count, denominator, rate: null, revised: false },
  status: count === null ? 'suppressed' : 'final',
})
const at = { as_at: calendarDate('2023-03-31'), period: '2022-23 Q4' }

// The figures of the published series (facts.md §2.3): what was printed beside them is what the sentences must say.
const printed = [
  ['Jul 2023', 39_632, 12_690, 32, 5_477, 14],
  ['Feb 2024', 47_342, 14_822, 31, 7_301, 15],
  ['Jul 2024', 61_930, 19_146, 31, 8_783, 14],
] as const

describe('main points', () => {
  test.each(printed)(
    'of %s give the shares that were printed, in whole per cent',
    (_, started, work, workShare, learning, learningShare) => {
      const points = mainPoints(
        [
          figure('started', 'all', started),
          figure('entered_employment', 'all', work, started),
          figure('entered_fe_he', 'all', learning, started),
        ],
        at,
      ).join(' ')
      expect(points).toContain(`${started.toLocaleString('en-GB')} people had started`)
      expect(points).toContain(
        `${work.toLocaleString('en-GB')} people (${workShare}%) of those who started had entered work`,
      )
      expect(points).toContain(
        `${learning.toLocaleString('en-GB')} people (${learningShare}%) had entered further or higher education`,
      )
      expect(points).toContain('do not add up to people')
    },
  )

  // facts.md §2.3, February 2024: 3,968 in the quarter, 5% fewer than in the quarter before and 13% fewer than a year earlier. The counts before are
  // worked back from these shares.
  test('compare the latest quarter with the one before and with a year ago', () => {
    const figures = [
      figure('started', '2022-23 Q2', 4_561),
      figure('started', '2023-24 Q1', 4_177),
      figure('started', '2023-24 Q2', 3_968),
      figure('started', 'all', 47_342),
    ]
    const words = mainPoints(figures, { as_at: calendarDate('2023-09-30'), period: '2023-24 Q2' }).join(' ')
    expect(words).toContain(
      'In the latest quarter, July to September 2023, 3,968 people started (provisional): 5% fewer than in the quarter before, and 13% fewer than in the same quarter a year earlier.',
    )
  })

  test('say of the silent that they are silent, in whole per cent of those due', () => {
    const words = mainPoints(
      [
        figure('started', 'all', 9_000),
        figure('in_work_13w', 'all', 2_442, 6_978),
        figure('answered_13w', 'all', 2_900, 6_978),
      ],
      at,
    ).join(' ')
    expect(words).toContain('Of 6,978 people due to be asked 13 weeks after starting a job, 35% were in work.')
    expect(words).toContain('For 58% nobody had given an answer')
    expect(words).toContain('It is too early to say who was in work after 52 weeks.')
  })

  test('say of what is hidden that it is hidden, and give no number of it', () => {
    const words = mainPoints(
      [
        figure('started', 'all', null),
        figure('started', '2022-23 Q4', null),
        figure('in_work_13w', 'all', null),
        figure('entered_employment', 'all', null),
      ],
      at,
    ).join(' ')
    expect(words).toContain('How many people had started by 31 March 2023 is hidden, so that nobody can be recognised.')
    expect(words.replace(/31 March 2023|March 2023|13 weeks|52 weeks|January to/g, '')).not.toMatch(/\d/)
  })
})
