import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { testDatabase } from '#platform/testing'
import { fixedClock } from '#platform/time'
import { referralWorld, sendSample } from '../referrals.testing.ts'
import { remindLateReferrals } from './remind.ts'

const house = await testDatabase()
const { teacher, coordinator } = await referralWorld(house)

await sql`insert into auth."user" (id, name, email) values (${coordinator.user_id}, 'Hamish Invented', 'hamish@partnership.example')`.execute(
  house.asOwner,
)
const remindOn = (instant: string) => house.asWorker((tx) => remindLateReferrals(tx, fixedClock(instant)))
const outbox = async () => {
  const { rows } = await sql<{ recipient: string; subject: string; body: string }>`
    select recipient, subject, body from platform.outbox order by created_at, id`.execute(house.asOwner)
  return rows
}

describe('two referrals sent on Monday 23 November, due on Wednesday', () => {
  test('on the day they are due nobody is reminded', async () => {
    await sendSample(house, teacher)
    await sendSample(house, teacher)
    expect(await remindOn('2026-11-25T09:00:00Z')).toBe(0)
  })

  test('on Thursday the coordinator gets one message for both, which names nobody', async () => {
    expect(await remindOn('2026-11-26T09:00:00Z')).toBe(1)
    const [message, ...others] = await outbox()
    expect(others).toEqual([])
    expect(message?.recipient).toBe('hamish@partnership.example')
    expect(message?.subject).toBe('2 referrals wait for you')
    expect(`${message?.subject} ${message?.body}`).not.toMatch(/Isla|Sample|Eilidh|Northtown/)
  })

  test('run again, at a weekend, or a day later, it sends nothing more', async () => {
    expect(await remindOn('2026-11-26T10:00:00Z')).toBe(0)
    expect(await remindOn('2026-11-28T09:00:00Z')).toBe(0)
    expect(await remindOn('2026-11-27T09:00:00Z')).toBe(0)
  })

  test('a week of working days later it reminds again, over St Andrew’s Day', async () => {
    expect(await remindOn('2026-12-03T09:00:00Z')).toBe(0)
    expect(await remindOn('2026-12-04T09:00:00Z')).toBe(1)
  })
})
