import { sql } from 'kysely'
import { beforeAll, describe, expect, it } from 'vitest'
import { createAuth } from '#platform/auth'
import { testDatabase } from '#platform/testing'
import { isInvented } from '../world/index.ts'
import { publishStatistics, seedDemonstration } from './index.ts'

const house = await testDatabase()
const auth = createAuth({
  database: house.database,
  clock: house.clock,
  settings: { secondFactor: 'offered' },
  secret: 'a secret of this test, long enough for anybody',
  baseUrl: 'http://localhost',
})
const seed = () => seedDemonstration({ owner: house.owner, auth, clock: house.clock })

const counted = async (query: string): Promise<number> => {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from ${sql.raw(query)}`.execute(house.asOwner)
  return rows[0]?.n ?? 0
}

describe('the demonstration', () => {
  let lines: string[] = []
  beforeAll(async () => {
    lines = await seed()
  })

  it('has an account for each of the ten roles in the city, and says how to sign in', () => {
    const signIn = /^(?<role>\S.*?)\s{2,}(?<email>\S+@\S+)\s+(?<password>\S+)$/
    const roles = lines.map((line) => signIn.exec(line)?.groups?.role)
    expect(new Set(roles).size).toBe(lines.length)
    expect(roles.filter((role) => !role?.includes(', '))).toHaveLength(10)
    expect(roles).toContain('Key worker, island')
  })

  it('lets each account in, with the role it is shown under', async () => {
    const { rows } = await sql<{ accounts: number; acting: number; agreed: number }>`
      select count(*)::int as accounts, count(m.id)::int as acting, count(t.id)::int as agreed
      from auth."user" u join auth.credential c on c.user_id = u.id and c.password is not null
      left join partnership.membership m on m.user_id = u.id left join partnership.terms_acceptance t on t.user_id = u.id`.execute(
      house.asOwner,
    )
    expect(rows).toEqual([{ accounts: lines.length, acting: lines.length, agreed: lines.length }])
  })

  it('does nothing a second time but say how to sign in', async () => {
    const people = await counted('people.person')
    expect(await seed()).toEqual(lines)
    expect(await counted('people.person')).toBe(people)
  })

  it('gives the key worker about fifty people, and something in every list of today', async () => {
    const own = `(select user_id from partnership.membership where name = 'Morag Sample')`
    const mine = `journeys.lead l join journeys.spell s on s.id = l.spell_id where l.user_id = ${own} and l.until is null and s.left_on is null`
    expect(await counted(mine)).toBeGreaterThanOrEqual(45)
    const today = `date '${house.clock.today()}'`
    expect(
      await counted(`journeys.appointment where with_user_id = ${own} and on_date = ${today} and outcome is null`),
    ).toBe(6)
    expect(
      await counted(`journeys.step where by_on < ${today} and state = 'to_do' and made_by = ${own}`),
    ).toBeGreaterThan(3)
    const due = `outcomes.follow_up f join ${mine.replace(' where', ' on l.person_id = f.person_id where')}`
    expect(
      await counted(
        `${due
          .replace(' join journeys.lead l join journeys.spell s on s.id = l.spell_id on', ' join journeys.lead l on')
          .replace(
            'where',
            'join journeys.spell s on s.id = l.spell_id where',
          )} and f.answer is null and f.due_on <= ${today}`,
      ),
    ).toBeGreaterThan(5)
  })

  it('has a referral waiting in every list, late ones among them', async () => {
    const open = 'referrals.standing where until is null'
    for (const list of [
      'to_allocate',
      'offered',
      'waiting',
      'to_arrange',
      'arranged',
      'to_register',
      'with_sender',
      'parked',
    ])
      expect(await counted(`${open} and list = '${list}'`), list).toBeGreaterThan(0)
    expect(await counted(`${open} and due_on < date '${house.clock.today()}'`)).toBeGreaterThan(3)
    expect(
      await counted(
        `${open} and not exists (select from referrals.owner o where o.referral_id = standing.referral_id and o.until is null)`,
      ),
    ).toBe(0)
  })

  it('links the participant to a person with an agreed plan', async () => {
    const linked = `people.relationship r join journeys.plan_agreement a on a.person_id = r.person_id where r.kind = 'self'`
    expect(await counted(linked)).toBe(4)
  })

  it('has nobody whose name could be a real one', async () => {
    const { rows } = await sql<{ family_name: string }>`select family_name from people.person`.execute(house.asOwner)
    expect(rows.filter(({ family_name }) => !isInvented(family_name))).toEqual([])
  })

  it('has nothing that has happened after now', async () => {
    const now = `timestamptz '${house.clock.now().toISOString()}'`
    for (const [table, at] of [
      ['people.timeline', 'at'],
      ['journeys.note', 'written_at'],
      ['people.relationship', 'since'],
      ['referrals.event', 'at'],
    ])
      expect(await counted(`${table} where ${at} > ${now}`), table).toBe(0)
  })

  it('publishes the statistics of the last quarter that is due, once, by its two analysts, hiding most of so small a world', async () => {
    await publishStatistics(house.database, house.clock)
    await publishStatistics(house.database, house.clock)
    const moments = 'measurement.release_moment m join measurement.release_version v on v.id = m.version_id'
    expect(await counted(`${moments} where m.state = 'published'`)).toBe(1)
    expect(await counted(`${moments} where m.state = 'approved' and m.by_user <> v.prepared_by`)).toBe(1)
    expect(await counted(`measurement.release_figure where count between 1 and 4`)).toBe(0)
    const hidden = await counted(`measurement.release_figure where status = 'suppressed'`)
    expect(hidden).toBeGreaterThan((await counted('measurement.release_figure where count is not null')) * 2)
    expect(await counted('measurement.release_figure where count is not null')).toBeGreaterThan(0)
  }, 120_000)
})
