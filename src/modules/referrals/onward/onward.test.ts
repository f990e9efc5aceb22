import { sql } from 'kysely'
import { beforeEach, describe, expect, test } from 'vitest'
import { testDatabase } from '#platform/testing'
import { referralWorld, sample, sendSample } from '../referrals.testing.ts'
import { type Answers, siteOf } from '../site.testing.ts'
import { takeOnFromElsewhere } from './take-on.ts'

const house = await testDatabase()
const { teacher, coordinator, worker, islander, islandCoordinator, places } = await referralWorld(house)
const site = siteOf(house)
const island = 'S12000023'

let at: string
let id: string
let person: string
beforeEach(async () => {
  const sent = await sendSample(house, teacher)
  ;({ id, person_id: person } = sent)
  at = `/referrals/${id}`
  await site.fillIn(coordinator, `${at}/give`, { key_worker: `${worker.user_id}.${places.works.id}` })
  await site.fillIn(worker, `${at}/answer`, { answer: 'no', reason: 'wrong_area', to_area: island })
})

const agreed: Answers = { to_area: island, given_how: 'spoken', read: 'yes' }
const send = (answers: Answers = agreed) => site.fillIn(teacher, `${at}/send-on`, answers)
const handOn = () => takeOnFromElsewhere({ database: house.database, clock: house.clock })
const standing = async () => {
  const { rows } = await sql<{ area_id: string; list: string; owner: string }>`
    select s.area_id, s.list, w.name as owner from referrals.standing s
    join referrals.owner w on w.referral_id = s.referral_id and w.until is null
    join people.person p on p.id = s.person_id
    where s.until is null and (s.referral_id = ${id} or (s.area_id = ${island} and s.since >= (select sent_at from referrals.referral where id = ${id})))
    order by s.since desc limit 1`.execute(house.asOwner)
  return rows[0]
}
const arrived = async () => (await site.open(islandCoordinator, '/referrals')).html

describe('somebody who lives in another area', () => {
  test('goes back to the sender with the area, and on to it when the person agrees: in one moment from owner to owner', async () => {
    expect((await site.open(teacher, at)).html).toContain('They live in Orkney Islands.')
    expect((await site.open(teacher, `${at}/send-on`)).html).toMatch(/value="S12000023"[^>]*(checked|selected)/)
    expect((await send()).status).toBe(303)
    expect(await standing()).toMatchObject({ list: 'with_sender', owner: 'Eilidh Placeholder' })
    expect(await handOn()).toBe(1)
    expect(await standing()).toMatchObject({ area_id: island, list: 'to_allocate', owner: 'Ailsa Synthetic' })
    const there = /href="(\/referrals\/[0-9a-f-]{36})"/.exec(await arrived())?.[1] ?? ''
    const { html } = await site.open(islandCoordinator, there)
    for (const words of [
      sample.hopes,
      'Do not ring the house',
      'Sent on from another area',
      'Eilidh Placeholder, Northtown High (Glasgow City)',
    ])
      expect(html).toContain(words)
    expect((await site.open(coordinator, at)).html).toContain('Sent on to Orkney Islands, as they agreed.')
    for (const [viewer, path] of [
      [coordinator, there],
      [teacher, there],
      [islander, there],
      [islandCoordinator, at],
    ] as const)
      expect([viewer.name, (await site.open(viewer, path)).status]).toEqual([viewer.name, 404])
    expect(await handOn()).toBe(0)
  })

  test('is not sent on without their agreement, twice, or to where nobody is', async () => {
    expect((await send({ to_area: island, given_how: 'spoken' })).html).toContain('Ask them first')
    expect((await send({ ...agreed, to_area: 'S12000036' })).status).toBe(422)
    expect((await send()).status).toBe(303)
    expect((await send()).html).toContain('It is on its way already')
    await handOn()
  })

  test('stays here when it was sent again, or the agreement was taken back, before it was handed on', async () => {
    await send()
    await site.fillIn(teacher, `${at}/resend`, { words: 'They moved back' })
    await site.fillIn(coordinator, `${at}/give`, { key_worker: `${worker.user_id}.${places.works.id}` })
    expect(await handOn()).toBe(0)
    const { rows } =
      await sql`select left_at is not null as was_left from referrals.onward where referral_id = ${id}`.execute(
        house.asOwner,
      )
    expect(rows).toEqual([{ was_left: true }])
  })

  test('whose parts were few sends on those few', async () => {
    const few = { ...sample.agreement, parts: ['contact'] as const, wording_version: '2' }
    const sent = await sendSample(house, teacher, { agreement: few })
    id = sent.id
    at = `/referrals/${id}`
    await send()
    await handOn()
    const { rows } = await sql<{ needs: string[]; do_not: string | null }>`
      select c.needs, d.do_not from referrals.referral r join referrals.content c on c.referral_id = r.id
      join people.contact_details d on d.person_id = r.person_id where r.area_id = ${island} order by r.sent_at desc, r.id desc limit 1`.execute(
      house.asOwner,
    )
    expect(rows).toEqual([{ needs: [], do_not: null }])
    expect(person).not.toBe(sent.person_id)
  })
})
