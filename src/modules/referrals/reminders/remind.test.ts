import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { testDatabase } from '#platform/testing'
import { fixedClock } from '#platform/time'
import { giveReferral } from '../give-and-answer.ts'
import { mailNotices } from '../notices/mail.ts'
import { selectOptionalReferral } from '../referrals.queries.ts'
import { acting, referralWorld, sendSample } from '../referrals.testing.ts'
import { remindLateReferrals } from './remind.ts'

const house = await testDatabase()
const { teacher, coordinator, worker, colleague, places } = await referralWorld(house)

for (const [{ user_id, name }, address] of [
  [coordinator, 'hamish@partnership.example'],
  [worker, 'morag@works.example'],
  [colleague, 'iona@works.example'],
] as const)
  await sql`insert into auth."user" (id, name, email) values (${user_id}, ${name}, ${address})`.execute(house.asOwner)

const remindOn = (instant: string) => house.asWorker((tx) => remindLateReferrals(tx, fixedClock(instant)))
/** As the worker does on a morning: what is late, then what is urgent, then the digests. */
const morning = async (instant: string) => {
  const parts = { database: house.database, clock: fixedClock(instant) }
  await sql`delete from platform.outbox`.execute(house.asOwner)
  const told = await remindOn(instant)
  await mailNotices('at_once', parts, 'https://nowrongdoor.example')
  await mailNotices('digest', parts, 'https://nowrongdoor.example')
  const { rows } = await sql<{ recipient: string; subject: string; body: string }>`
    select recipient, subject, body from platform.outbox order by recipient`.execute(house.asOwner)
  return { told, mails: rows }
}
const forget = () =>
  sql`update referrals.notice set mailed_at = written_at, mailed_how = 'nowhere' where mailed_at is null`.execute(
    house.asOwner,
  )

describe('two referrals sent on Monday 23 November, due on Wednesday', () => {
  test('on the day they are due nobody is reminded', async () => {
    await sendSample(house, teacher)
    await sendSample(house, teacher)
    await forget()
    expect(await morning('2026-11-25T09:00:00Z')).toEqual({ told: 0, mails: [] })
  })

  test('on Thursday the coordinator gets one message for both, which names nobody', async () => {
    const { told, mails } = await morning('2026-11-26T09:00:00Z')
    expect(told).toBe(2)
    expect(mails.map(({ recipient, subject }) => [recipient, subject])).toEqual([
      ['hamish@partnership.example', '2 things about your referrals'],
    ])
    expect(JSON.stringify(mails)).not.toMatch(/Isla|Sample|Eilidh|Northtown/)
  })

  test('run again, at a weekend, or a day later, it says nothing more', async () => {
    for (const instant of ['2026-11-26T10:00:00Z', '2026-11-28T09:00:00Z', '2026-11-27T09:00:00Z'])
      expect(await morning(instant)).toEqual({ told: 0, mails: [] })
  })

  test('a week of working days later it reminds again, over St Andrew’s Day', async () => {
    expect((await morning('2026-12-03T09:00:00Z')).told).toBe(0)
    expect((await morning('2026-12-04T09:00:00Z')).mails).toHaveLength(1)
  })
})

describe('a referral that a key worker does not answer', () => {
  test('is theirs to be reminded of; five working days later it is taken, at once and once, to those above them', async () => {
    const { id } = await sendSample(house, teacher)
    await acting(house, coordinator, async (as) => {
      const referral = await selectOptionalReferral(as.tx, id)
      if (referral)
        await giveReferral(as, referral, {
          ...worker,
          organisation_id: places.works.id,
          organisation: places.works.name,
        })
    })
    await sql`delete from referrals.notice where referral_id <> ${id}`.execute(house.asOwner)
    await sql`update referrals.standing set until = since where referral_id <> ${id} and until is null`.execute(
      house.asOwner,
    )
    await forget()
    expect((await morning('2026-11-26T09:00:00Z')).mails.map(({ recipient }) => recipient)).toEqual([
      'morag@works.example',
    ])
    expect((await morning('2026-12-03T09:00:00Z')).mails).toEqual([])
    const { mails } = await morning('2026-12-04T09:00:00Z')
    const urgent = 'Something about a referral needs you now'
    expect(mails.map(({ recipient, subject }) => [recipient, subject])).toEqual([
      ['hamish@partnership.example', urgent],
      ['iona@works.example', urgent],
      ['morag@works.example', 'One thing about your referrals'],
    ])
    expect((await morning('2026-12-14T09:00:00Z')).mails.map(({ recipient }) => recipient)).toEqual([
      'morag@works.example',
    ])
  })
})
