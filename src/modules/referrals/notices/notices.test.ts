import { sql } from 'kysely'
import { beforeEach, describe, expect, test } from 'vitest'
import type { Viewer } from '#platform/access'
import { testDatabase } from '#platform/testing'
import { calendarDate, fixedClock } from '#platform/time'
import { withdrawReferral } from '../ending.ts'
import { acceptReferral, giveReferral } from '../give-and-answer.ts'
import type { Acting } from '../happens.ts'
import { type Referral, selectOptionalReferral } from '../referrals.queries.ts'
import { acting, referralWorld, sendSample } from '../referrals.testing.ts'
import { siteOf } from '../site.testing.ts'
import { mailNotices } from './mail.ts'
import { choose, mute, noticesOf } from './notices.queries.ts'

const house = await testDatabase()
const { teacher, coordinator, worker, other, places } = await referralWorld(house)
const addresses: readonly (readonly [Viewer, string])[] = [
  [teacher, 'eilidh@high.example'],
  [coordinator, 'hamish@partnership.example'],
  [worker, 'morag@works.example'],
]
for (const [{ user_id, name }, address] of addresses)
  await sql`insert into auth."user" (id, name, email) values (${user_id}, ${name}, ${address})`.execute(house.asOwner)

const site = siteOf(house)
const mailed = async (how: 'at_once' | 'digest', at: string) => {
  await sql`delete from platform.outbox`.execute(house.asOwner)
  await mailNotices(how, { database: house.database, clock: fixedClock(at) }, 'https://nowrongdoor.example')
  const { rows } = await sql<{
    recipient: string
    body: string
  }>`select recipient, body from platform.outbox order by recipient`.execute(house.asOwner)
  expect(JSON.stringify(rows)).not.toMatch(/Isla|Sample|Northtown/)
  return rows.map(({ recipient }) => recipient)
}
const does = (viewer: Viewer, id: string, work: (as: Acting, referral: Referral) => Promise<unknown>) =>
  acting(house, viewer, async (as) => {
    const referral = await selectOptionalReferral(as.tx, id)
    if (referral === undefined) throw new Error('not seen')
    return work(as, referral)
  })
const give = (id: string) =>
  does(coordinator, id, (as, one) =>
    giveReferral(as, one, { ...worker, organisation_id: places.works.id, organisation: places.works.name }),
  )
const choosing = (viewer: Viewer, way: 'digest' | 'at_once', hour = 8) =>
  acting(house, viewer, ({ tx }) => choose(tx, viewer.user_id, { way, hour }))

beforeEach(async () => {
  await sql`delete from referrals.notice`.execute(house.asOwner)
  await sql`delete from referrals.notice_choice`.execute(house.asOwner)
})

describe('what happens to a referral', () => {
  test('is told to each concerned but whoever did it, in one digest a day from the hour they chose', async () => {
    const { id } = await sendSample(house, teacher)
    await choosing(worker, 'digest', 10)
    await give(id)
    await does(worker, id, acceptReferral)
    expect(await mailed('at_once', '2026-11-23T08:31:00Z')).toEqual([])
    expect(await mailed('digest', '2026-11-23T07:59:00Z')).toEqual([])
    expect(await mailed('digest', '2026-11-23T08:35:00Z')).toEqual([
      'eilidh@high.example',
      'hamish@partnership.example',
    ])
    expect(await mailed('digest', '2026-11-23T10:05:00Z')).toEqual(['morag@works.example'])
    await does(teacher, id, (as, one) => withdrawReferral(as, one, { reason: 'person_chose', words: null }))
    expect(await mailed('digest', '2026-11-23T18:05:00Z')).toEqual([])
  })

  test('is told at once to who wants it so, and once however often the job runs', async () => {
    await choosing(coordinator, 'at_once')
    await sendSample(house, teacher)
    const parts = { database: house.database, clock: fixedClock('2026-11-23T08:31:00Z') }
    const counts = await Promise.all([1, 2, 3].map(() => mailNotices('at_once', parts, 'https://nowrongdoor.example')))
    expect(counts.reduce((sum, one) => sum + one, 0)).toBe(1)
  })

  test('is told at once to whoever holds it when it is withdrawn, muted or not; a muted case is otherwise quiet until its day', async () => {
    const { id } = await sendSample(house, teacher)
    await give(id)
    await acting(house, worker, ({ tx }) =>
      mute(tx, worker.user_id, { id, area_id: worker.area_id ?? '' }, calendarDate('2026-11-30')),
    )
    await acting(house, teacher, ({ tx }) =>
      mute(tx, teacher.user_id, { id, area_id: teacher.area_id ?? '' }, calendarDate('2026-11-30')),
    )
    await does(worker, id, acceptReferral)
    const { rows } = await sql<{ muted: boolean }>`select muted from referrals.notice where kind = 'accepted'`.execute(
      house.asOwner,
    )
    expect(rows).toEqual([{ muted: true }])
    await does(coordinator, id, (as, one) => withdrawReferral(as, one, { reason: 'person_chose', words: null }))
    expect(await mailed('at_once', '2026-11-23T08:31:00Z')).toEqual(['morag@works.example'])
  })
})

describe('the list of notices', () => {
  test('is each account’s own, and names nobody whom they no longer see', async () => {
    const { id } = await sendSample(house, teacher)
    await give(id)
    expect((await site.open(worker, '/notices')).html).toContain('Isla Sample')
    expect(await acting(house, other, ({ tx }) => noticesOf(tx))).toEqual([])
    await does(coordinator, id, (as, one) =>
      giveReferral(as, one, { ...other, organisation_id: places.support.id, organisation: places.support.name }),
    )
    const html = (await site.open(worker, '/notices')).html
    expect(html).not.toContain('Isla Sample')
    expect(html).toContain('Somebody whom you no longer see')
  })

  test('is where they choose how to be told, and mute a case', async () => {
    const { id } = await sendSample(house, teacher)
    expect((await site.fillIn(coordinator, '/notices/choice', { way: 'digest', hour: '14' })).to).toBe('/notices')
    expect((await site.open(coordinator, '/notices')).html).toContain('from 14:00')
    const until = { 'until-day': '1', 'until-month': '12', 'until-year': '2026' }
    expect((await site.fillIn(coordinator, `/notices/${id}/mute`, until)).to).toBe('/notices')
    expect((await site.open(coordinator, '/notices')).html).toContain('Muted until')
    expect(
      (
        await site.fillIn(coordinator, `/notices/${id}/mute`, {
          'until-day': '1',
          'until-month': '12',
          'until-year': '2027',
        })
      ).status,
    ).toBe(422)
    expect((await site.open(other, `/notices/${id}/mute`)).status).toBe(404)
  })
})
