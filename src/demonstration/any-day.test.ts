import { expect, it } from 'vitest'
import { withClient } from '#platform/db'
import { testDatabase } from '#platform/testing'
import { fixedClock } from '#platform/time'
import { emptySheets, load } from '../world/index.ts'
import { city, island } from './partnerships.ts'
import { stageOf } from './people-and-places.ts'
import { tellPartnership } from './tell.ts'

const house = await testDatabase()

it.each([
  ['a Monday', '2026-11-23T08:30:00Z'],
  ['a Sunday night', '2026-11-22T23:50:00Z'],
  ['Christmas Day', '2026-12-25T11:00:00Z'],
  ['the fourth of January, after the longest holiday', '2027-01-04T07:00:00Z'],
  ['the day the clocks go forward', '2027-03-28T01:30:00Z'],
  ['the first minute of a summer day', '2027-07-01T23:01:00Z'],
  ['a leap day', '2028-02-29T12:00:00Z'],
])('there is something to do, and nothing that has not happened, on %s', async (_, instant) => {
  const clock = fixedClock(instant)
  await withClient(house.owner, 'nwd test', async (client) => {
    const sheets = emptySheets()
    for (const [partnership, number] of [
      [city, 1],
      [island, 2],
    ] as const) {
      const stage = stageOf(partnership, number, sheets, clock)
      tellPartnership(stage, partnership === island, sheets, clock)
    }
    await client.query('begin')
    await load(client, sheets)
    await client.query('set constraints all immediate')
    const { rows } = await client.query(
      `select (select count(*) from journeys.appointment where on_date = $1 and outcome is null) >= 6 as appointments,
        (select count(*) from journeys.step where by_on = $1 and state = 'to_do') >= 3 as steps,
        (select count(*) from outcomes.follow_up where due_on <= $1 and answer is null) >= 8 as follow_ups,
        (select count(distinct list) from referrals.standing where until is null) = 8 as lists,
        not exists (select from people.timeline where at > $2) and not exists (select from referrals.event where at > $2)
          and not exists (select from journeys.note where written_at > $2) and not exists (select from people.relationship where since > $2)
          as so_far`,
      [clock.today(), clock.now()],
    )
    await client.query('rollback')
    expect(rows).toEqual([{ appointments: true, steps: true, follow_ups: true, lists: true, so_far: true }])
  })
})
