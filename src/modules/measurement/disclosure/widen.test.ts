import { expect, it } from 'vitest'
import type { HiddenNumber } from './reader.ts'
import { island, told } from './small-worlds.testing.ts'
import { widening } from './widen.ts'

const table = told([
  [40, 'woman', '2024-05-01'],
  [30, 'man', '2024-05-01'],
  [9, 'unknown', '2024-05-01', island],
  [3, 'other', '2024-05-01'],
  [50, 'woman', '2023-05-01'],
])
const hidden = new Set<number>()
const namesOf = (rows: Iterable<number>) =>
  [...rows].map((r) => `${table.rows[r]?.dimension} ${table.rows[r]?.category} ${table.rows[r]?.period}`).sort()
const givenAway = (category: string): HiddenNumber => {
  const row = table.rows.find((one) => one.category === category && one.period === '2024-25')
  if (row === undefined) throw new Error('no such row')
  return { row, what: 'count', of: 0, less: -1 }
}

it('hides more and more around a number that is given away: the smallest group beside it, then all of the period, other periods, all of the dimension, everything', () => {
  const widen = widening(table, { hidden: () => hidden })
  const weak = [givenAway('other')]
  const hideMore = () => {
    const more = widen(weak)
    for (const r of more) hidden.add(r)
    return namesOf(more)
  }
  expect(hideMore()).toEqual(['gender unknown 2024-25'])
  expect(hideMore()).toEqual(['gender man 2024-25'])
  expect(hideMore()).toEqual(['gender woman 2024-25'])
  expect(hideMore()).toEqual(['man', 'other', 'unknown', 'woman'].map((who) => `gender ${who} 2024-25`))
  expect(hideMore()).toContain('gender woman 2023-24')
  expect(hideMore()).toContain('gender woman all')
  expect(hideMore()).toHaveLength(table.rows.length)
})

it('two numbers of one figure in one place hide one group more, not two', () => {
  hidden.clear()
  const widen = widening(table, { hidden: () => hidden })
  expect(namesOf(widen([givenAway('other'), givenAway('man')]))).toEqual(['gender unknown 2024-25'])
})
