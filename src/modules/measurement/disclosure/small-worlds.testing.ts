import { calendarDate } from '#platform/time'
import { nothing, type World } from '../by-hand.testing.ts'
import { rowsByHand } from '../by-hand-rows.testing.ts'
import type { Statistics, StatisticsRow } from '../statistics.ts'

/** So many people of a gender, each registered on a day in an area, and gone by another. */
export type Kind = [people: number, gender: string, on: string, area?: string, left?: string]
export const glasgow = 'S12000049'
export const island = 'S12000023'

function worldOf(kinds: readonly Kind[]): World {
  const world = nothing()
  for (const [people, gender, registered_on, area_id = glasgow, left_on = null] of kinds)
    for (let n = 0; n < people; n++) {
      const id = `${world.people.length}`
      world.people.push({ id, area_id, date_of_birth: '1980-01-01' })
      const unsaid = { trans: 'unknown', condition_12_months: 'no', condition_limits: 'unknown', lone_parent: 'no' }
      world.characteristics.push({
        ...{ person_id: id, current: true, gender, ...unsaid, ethnic_group: 'white', children: 0 },
        ...{ youngest_child_born: null, disabled_child: 'no' },
      })
      world.spells.push({ id, person_id: id, stream: 'NOLB', registered_on, left_on })
    }
  return world
}

export const day = '2024-12-31'
export const told = (kinds: readonly Kind[], by = ['gender', 'area']): Statistics => ({
  as_at: calendarDate(day),
  scope: 'national',
  rows: rowsByHand(worldOf(kinds), day, by).filter(({ measure }) => measure === 'started'),
})
export const whole = (kinds: readonly Kind[], by = ['gender', 'area']): Statistics => ({
  as_at: calendarDate(day),
  scope: 'national',
  rows: rowsByHand(worldOf(kinds), day, by),
})

export const few = ({ count }: StatisticsRow) => count !== null && count > 0 && count < 5
export const hide = (statistics: Statistics, isHidden: (row: StatisticsRow) => boolean): Statistics => ({
  ...statistics,
  rows: statistics.rows.map((row) =>
    isHidden(row) ? { ...row, count: null, denominator: null, rate: null, status: 'suppressed' } : row,
  ),
})

export const scotland: readonly Kind[] = [
  ...[40, 60, 50, 70].map((people, n): Kind => [people, 'woman', `2024-0${4 + n}-0${1 + n}`]),
  [60, 'man', '2024-05-01'],
  [55, 'man', '2024-08-01'],
  [3, 'other', '2024-08-01'],
  [4, 'other', '2024-05-01'],
  [18, 'woman', '2024-05-01', island],
  [12, 'man', '2024-08-01', island],
]
