import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { testDatabase } from '#platform/testing'
import { addDays, calendarDate, instantInLondon } from '#platform/time'
import { city, day, partnershipTown } from '../partnership.testing.ts'
import { yetToDeclare } from './statement.ts'

const house = await testDatabase()
const town = await partnershipTown(house)
const publicPage = async () => (await town.app.request(`http://127.0.0.1:3000/partnerships/${city}/interests`)).text()

describe('the register of interests', () => {
  test('asks everybody with a role once a year whether it is complete', async () => {
    expect((await town.read('mo', '/partnership')).words).toContain('Say whether your interests are all declared')
    await town.send('mo', '/partnership/interests/new', { kind: 'funding', words: 'We bid for the grants' })
    await town.send('mo', '/partnership/interests/new', { kind: 'close', words: 'My cousin drives the bus' })
    await town.send('mo', '/partnership/interests/confirm', {})
    expect((await town.read('mo', '/partnership')).words).not.toContain('Say whether your interests are all declared')
    const { words } = await town.read('hassan', '/partnership/interests')
    expect(words).toContain('My cousin drives the bus')
    expect(words).toContain('Hassan Placeholder, Harbour Housing')
    expect(words).toMatch(/complete 3Chair Placeholder/)
  })

  test('holds somebody’s word for a year to the day', () => {
    const made_at = instantInLondon(calendarDate('2025-11-24'), '15:00')
    const seats = [{ user_id: 'a' }, { user_id: null }, { user_id: 'a' }]
    const waiting = (today: string) => yetToDeclare(seats, [{ user_id: 'a', made_at }], calendarDate(today))
    expect(waiting('2026-11-23')).toEqual([])
    expect(waiting('2026-11-24')).toEqual([{ user_id: 'a' }])
    expect(yetToDeclare(seats, [], addDays(calendarDate('2026-11-24'), 1))).toHaveLength(1)
  })

  test('is written by each for themselves alone, in the database as on the page', async () => {
    const { page } = await town.read('mo', '/partnership/interests')
    const end = page('a:contains("It has ended")').first().attr('href') ?? ''
    for (const who of ['hassan', 'hamish', 'rory'] as const) expect((await town.read(who, end)).status).toBe(404)
    const { user_id, area_id } = town.viewer('mo')
    const forged = house.asViewer(town.viewer('hassan'), (tx) =>
      sql`insert into partnership.interest_statement (id, area_id, user_id, name, interests) values (gen_random_uuid(), ${area_id}, ${user_id}, 'Mo', 0)`.execute(
        tx,
      ),
    )
    await expect(forged).rejects.toThrow(/row-level security/)
    expect((await town.read('morag', '/partnership/interests')).status).toBe(404)
    expect((await town.send('mo', end, day('ended_on', '2026-11-20'))).status).toBe(303)
    expect((await town.read('mo', '/partnership/interests')).words).toContain('1 interest declared')
  })

  test('every look at it is written down', async () => {
    const { rows } = await sql<{ n: number }>`
      select count(*)::int as n from audit.event where event = 'partnership.interests.viewed' and user_id = ${town.viewer('hassan').user_id}`.execute(
      house.asOwner,
    )
    expect(rows[0]?.n).toBeGreaterThan(0)
  })
})

describe('what everybody may read', () => {
  test('names organisations that are paid, and no person; kinds only where five have a role', async () => {
    await town.send('hassan', '/partnership/interests/new', { kind: 'funding', words: 'Paid for evening support' })
    const four = await publicPage()
    expect(four).toContain('Harbour Housing')
    expect(four).toContain('1 of 4 people with a role')
    expect(four).toContain('So few people have a role')
    expect(four).not.toMatch(/Somebody close to me|Placeholder|cousin|evening support/)

    const { user_id } = town.viewer('morag')
    await town.send('hamish', `/partnership/members/${town.member('charity')}/people/new`, {
      user_id,
      role: 'adviser',
      ...day('since_on', '2026-11-20'),
    })
    const five = await publicPage()
    expect(five).toContain('Somebody close to me has an interest')
    expect(five).not.toMatch(/Placeholder|cousin/)
  })

  test('an area without a partnership here has nothing to show, and one that is no area is not found', async () => {
    expect(await (await town.app.request('http://127.0.0.1:3000/partnerships/S12000033/interests')).text()).toContain(
      'Nobody has a role',
    )
    expect((await town.app.request('http://127.0.0.1:3000/partnerships/S12999999/interests')).status).toBe(404)
  })
})
