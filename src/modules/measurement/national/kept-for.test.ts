import { expect, it } from 'vitest'
import { calendarDate, fixedClock } from '#platform/time'
import { fiveMinutes, keptFor } from './kept-for.ts'

const figures = { as_at: calendarDate('2026-09-30'), scope: 'national', rows: [] }
let counted = 0
const ask = (time: string, fails = false) =>
  keptFor(fiveMinutes, 'the nation', fixedClock(`2026-11-23T${time}Z`), async () => {
    counted++
    if (fails) throw new Error('the database is away')
    return figures
  })

it('counts once for all who ask within five minutes, again after them, and keeps no failure', async () => {
  await expect(ask('08:00:00', true)).rejects.toThrow('away')
  await Promise.all([ask('08:00:00'), ask('08:00:01'), ask('08:04:59')])
  expect(counted).toBe(2)
  await ask('08:05:00')
  expect(counted).toBe(3)
})
