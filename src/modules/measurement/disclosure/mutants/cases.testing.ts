import { calendarDate } from '#platform/time'
import type { Statistics, StatisticsRow } from '../../statistics.ts'

/** A row in short: hidden where its count is null, too early where it says so. */
type Short = readonly [
  where: readonly [measure: string, dimension: string, category: string, period?: string],
  count: number | null,
  of?: number | null,
  how?: 'too_early' | { rate: number },
]

const tableOf = (rows: readonly Short[], as_at: string): Statistics => ({
  as_at: calendarDate(as_at),
  scope: 'national',
  rows: rows.map(([[measure, dimension, category, period = 'all'], count, of = null, how]) => {
    const status = how === 'too_early' ? how : count === null ? 'suppressed' : 'final'
    const rate = typeof how === 'object' ? how.rate : null
    return { measure, dimension, category, period, count, denominator: of, rate, status } as StatisticsRow
  }),
})

/** What a reader can work out, as `count|remainder|change measure category period least most`, by our own head. */
export interface Case {
  name: string
  now: Statistics
  earlier: Statistics[]
  /** The figures as they are, for whoever attacks what they hid themselves. */
  truth?: Statistics
  given: string[]
}

const started = (dimension: string, category: string, count: number | null, period?: string): Short => [
  period === undefined ? ['started', dimension, category] : ['started', dimension, category, period],
  count,
]

const one = (name: string, rows: readonly Short[], given: string[], ...earlier: (readonly Short[])[]): Case => ({
  name,
  now: tableOf(rows, '2026-11-22'),
  earlier: earlier.map((before, nth) => tableOf(before, `2026-0${nth + 3}-30`)),
  given,
})

const year = '2024-25'
const [q1, q2] = [`${year} Q1`, `${year} Q2`]
const everybody = (count: number | null, ...quarters: (number | null)[]): Short[] => [
  started('all', 'all', count),
  started('all', 'all', count, year),
  ...quarters.map((people, n) => started('all', 'all', people, `${year} Q${n + 1}`)),
]

/** Hard cases that small tables of random people hardly reach. */
export const cases: readonly Case[] = [
  one(
    'families and who is in none are everybody, and no group is larger than all of them',
    [
      started('all', 'all', 40),
      started('priority_family', 'none', 30),
      started('priority_family', 'unknown', null),
      started('priority_family', 'lone_parent', 8),
    ],
    ['count started unknown all 2 2'],
  ),
  one(
    'families are parents',
    [
      started('all', 'all', 13),
      started('parent', 'yes', 9),
      started('parent', 'no', 4),
      started('priority_family', 'none', null),
      started('priority_family', 'lone_parent', 8),
      started('priority_family', 'disabled', 8),
    ],
    ['count started none all 4 5'],
  ),
  one(
    'who did not say whether they are parents is the same number twice',
    [
      started('all', 'all', 40),
      started('parent', 'yes', 28),
      started('parent', 'unknown', 12),
      started('priority_family', 'unknown', 12),
      started('priority_family', 'none', 18),
      started('priority_family', 'lone_parent', 10),
      [['entered_employment', 'all', 'all'], 30, 40],
      [['entered_employment', 'parent', 'yes'], 21, 28],
      [['entered_employment', 'parent', 'unknown'], 9, 12],
      [['entered_employment', 'priority_family', 'unknown'], null],
      [['entered_employment', 'priority_family', 'none'], null],
      [['entered_employment', 'priority_family', 'lone_parent'], null],
    ],
    ['remainder entered_employment unknown all 3 3'],
  ),
  ...[
    ['gender', 'woman', 'man', 'mother_under_25'],
    ['age_band', '20-24', '50+', 'mother_under_25'],
    ['ethnic_group', 'minority_ethnic', 'white', 'minority_ethnic'],
  ].map(([dimension = '', few = '', many = '', group = '']) =>
    one(
      `${group} by ${dimension} alone`,
      [
        started('all', 'all', 60),
        started(dimension, few, 3),
        started(dimension, many, 57),
        started('priority_family', 'none', null),
        started('priority_family', 'unknown', null),
        started('priority_family', group, null),
        started('priority_family', 'lone_parent', null),
      ],
      [`count started ${group} all 1 3`],
    ),
  ),
  one(
    'parents of a minority are families of it, however few are both',
    [
      started('all', 'all', 40),
      started('parent', 'yes', 38),
      started('parent', 'no', null),
      started('ethnic_group', 'minority_ethnic', 6),
      started('ethnic_group', 'white', 34),
      started('priority_family', 'none', null),
      started('priority_family', 'unknown', null),
      started('priority_family', 'minority_ethnic', null),
      started('priority_family', 'lone_parent', null),
    ],
    ['count started minority_ethnic all 4 6', 'count started no all 2 2'],
  ),
  one(
    'a rate beside what it is out of',
    [...everybody(3000), [['entered_employment', 'all', 'all'], null, 3000, { rate: 0.1 }]],
    ['count entered_employment all all 2 4'],
  ),
  one(
    'nobody is due where it is too early',
    [
      ...everybody(60, 30, 30),
      [['in_work_52w', 'all', 'all', year], 20, 23],
      [['in_work_52w', 'all', 'all', q1], null],
      [['in_work_52w', 'all', 'all', q2], null, null, 'too_early'],
    ],
    [`remainder in_work_52w all ${q1} 3 3`],
  ),
  one(
    'who answered no, of those who answered',
    [
      ...everybody(60, 30, 30),
      [['answered_4w', 'all', 'all'], 40, 50],
      [['in_work_4w', 'all', 'all'], 38, 50],
      [['answered_4w', 'all', 'all', q1], null],
      [['in_work_4w', 'all', 'all', q1], 20, 25],
      [['answered_4w', 'all', 'all', q2], 19, 25],
      [['in_work_4w', 'all', 'all', q2], 18, 25],
    ],
    [`remainder answered_4w all ${q1} 1 1`, `remainder answered_4w all ${q1} 4 4`],
  ),
  one(
    'somebody since a release before the last',
    everybody(100),
    [`change started all ${year} 2 2`, 'change started all all 2 2'],
    everybody(98),
    everybody(100),
  ),
  one('somebody fewer', everybody(76), ['change started all 2024-25 4 4', 'change started all all 4 4'], everybody(80)),
  one(
    'what an earlier release hid, and this one does not',
    [...everybody(45), started('gender', 'woman', 43), started('gender', 'other', 2)],
    ['count started other all 2 2'],
    [...everybody(45), started('gender', 'woman', null), started('gender', 'other', null)],
  ),
  one(
    'who was a woman and is a man by the next release has not become less than nobody',
    [started('all', 'all', 100), started('gender', 'woman', null), started('gender', 'man', 56)],
    [],
    [started('all', 'all', 100), started('gender', 'woman', 50), started('gender', 'man', 50)],
  ),
  one(
    'what fell does not grow, and what did not may',
    [
      started('all', 'all', 90),
      started('gender', 'woman', null),
      started('gender', 'man', null),
      [['entered_employment', 'all', 'all'], 52, 90],
      [['entered_employment', 'gender', 'woman'], null],
      [['entered_employment', 'gender', 'man'], null],
    ],
    ['change entered_employment all all 2 2', 'count entered_employment man all 0 2'],
    [
      started('all', 'all', 100),
      started('gender', 'woman', 60),
      started('gender', 'man', 40),
      [['entered_employment', 'all', 'all'], 50, 100],
      [['entered_employment', 'gender', 'woman'], 50, 60],
      [['entered_employment', 'gender', 'man'], 0, 40],
    ],
  ),
  // Of figures that are hidden together only their difference is told: no fact by itself gives it away.
  ...[4, 5].map((left): Case => {
    const rows = (women: number | null, men: number | null): Short[] => [
      started('all', 'all', 18 + left),
      started('gender', 'woman', women && women + 2),
      started('gender', 'man', men && men + left - 2),
      [['entered_employment', 'all', 'all'], 18, 18 + left],
      [['entered_employment', 'gender', 'woman'], women, women && women + 2],
      [['entered_employment', 'gender', 'man'], men, men && men + left - 2],
    ]
    const given = left < 5 ? ['man', 'woman'].map((who) => `remainder entered_employment ${who} all 0 ${left}`) : []
    return {
      ...one(`${left} who did not, among women and men`, rows(null, null), given),
      truth: tableOf(rows(10, 8), '2026-11-22'),
    }
  }),
]
