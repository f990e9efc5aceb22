import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { createAuth } from '#platform/auth'
import { testDatabase } from '#platform/testing'
import { isInvented } from '../world/index.ts'
import { demonstrateDoors } from './doors.ts'
import { seedDemonstration } from './index.ts'

const house = await testDatabase()

it('shows its coordinator somebody who asked for help themself, and a partner who was asked by e-mail, once', async () => {
  const place = { settings: { secondFactor: 'offered' as const }, baseUrl: 'http://localhost' }
  const secret = 'a secret of this test, long enough for anybody'
  const auth = createAuth({ database: house.database, clock: house.clock, secret, ...place })
  await seedDemonstration({ owner: house.owner, auth, clock: house.clock })
  for (const _ of ['first start', 'second start']) await demonstrateDoors(house.database, house.clock)

  const { rows: own } = await sql<{ family_name: string; list: string; role: string; late: boolean }>`
    select p.family_name, s.list, m.role, s.due_on < ${house.clock.today()} as late
    from referrals.referral r join people.person p on p.id = r.person_id
    join referrals.standing s on s.referral_id = r.id and s.until is null join referrals.owner o on o.referral_id = r.id and o.until is null
    join partnership.membership m on m.user_id = o.user_id and m.organisation_id = o.organisation_id
    where r.door = 'self'`.execute(house.asOwner)
  expect(own).toMatchObject([{ list: 'to_allocate', role: 'coordinator', late: false }])
  expect(own.every(({ family_name }) => isInvented(family_name))).toBe(true)

  const { rows: asked } =
    await sql`select contact_name, sent_at, saved_at is not null as begun from referrals.from_outside
    where door = 'by_link'`.execute(house.asOwner)
  expect(asked).toEqual([{ contact_name: 'Nurse Specimen', sent_at: null, begun: true }])
})
