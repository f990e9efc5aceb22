import { describe, expect, test } from 'vitest'
import { remindOfPartnership } from '#modules/partnership'
import { testDatabase } from '#platform/testing'
import { day } from '../../partnership/partnership.testing.ts'
import { movingClock } from '../checklists.testing.ts'
import { improvementsDueBy, improvementsWaiting } from '../index.ts'
import { city, workshopTown } from './plan.testing.ts'

const clock = movingClock('2026-11-23T08:30:00Z')
const house = await testDatabase(clock)
const town = await workshopTown(house, clock)
const on = (iso: string) => {
  clock.moveTo(`${iso}T07:30:00Z`)
  return house.asWorker((tx) => remindOfPartnership(tx, clock, [improvementsDueBy]))
}
const waiting = () => house.asViewer(town.viewer('hamish'), (tx) => improvementsWaiting(tx, city, clock.today()))
/** Letters about improvements; the yearly word about interests is asked of everybody besides. */
const letters = async (who: 'mo' | 'hamish') =>
  (await town.letters(who)).filter(({ body }) => body.includes('improvement'))
const add = async (issue: string, typed: Record<string, string> = {}) =>
  (await town.send('hamish', '/checklists/plan/new', { issue, ...typed })).to ?? ''

describe('an improvement that Mo leads, to be done by 26 February, looked at every month', () => {
  let path: string
  test('nobody is reminded while there is time, nor of what nobody leads and has no day', async () => {
    await add('Without anybody')
    path = await add('Nobody reads the risks', {
      lead: town.seat('mo'),
      review_months: '1',
      ...day('due_on', '2027-02-26'),
    })
    await on('2026-12-01')
    expect(await letters('mo')).toEqual([])
    expect(await waiting()).toEqual({ late: 0, unled: 1 })
  })

  test('shortly before progress is to be looked at, its lead is told that something waits, and not what', async () => {
    await on('2026-12-17')
    const [letter, ...others] = await letters('mo')
    expect(others).toEqual([])
    expect(letter?.body).toContain('1 improvement is to be looked at within days.')
    expect(`${letter?.subject} ${letter?.body}`).not.toMatch(/risks|Placeholder|Harbour/)
    await on('2026-12-17')
    expect((await letters('mo')).length).toBe(1)
  })

  test('after that day they are asked again; having said how it goes, not until the next time', async () => {
    await on('2026-12-24')
    expect((await letters('mo'))[0]?.body).toContain('1 improvement waits for a word on how it goes.')
    await town.send('mo', `${path}/progress`, { state: 'on_track', words: 'Two were read out' })
    const before = (await letters('mo')).length
    await on('2027-01-04')
    expect((await letters('mo')).length).toBe(before)
  })

  test('very late, the coordinator is told as well, and finds it beside their day; done, nobody is', async () => {
    const before = (await letters('mo')).length
    await on('2027-01-25')
    expect((await letters('mo')).length).toBe(before + 1)
    expect(await letters('hamish')).toEqual([])
    await on('2027-02-10')
    expect((await letters('hamish')).length).toBe(1)
    await on('2027-03-01')
    expect(await waiting()).toEqual({ late: 1, unled: 1 })
    await town.send('mo', `${path}/progress`, { state: 'done', words: 'Each has a name' })
    const asked = (await letters('mo')).length
    await on('2027-04-15')
    expect((await letters('mo')).length).toBe(asked)
    expect(await waiting()).toEqual({ late: 0, unled: 1 })
  })
})

test('what has a day and no lead is the coordinator’s to chase', async () => {
  await add('A day and nobody', day('due_on', '2027-05-31'))
  const before = (await letters('hamish')).length
  await on('2027-06-01')
  expect((await letters('hamish')).length).toBe(before + 1)
})
