import { sql } from 'kysely'
import { beforeAll, describe, expect, it } from 'vitest'
import { createAuth } from '#platform/auth'
import { testDatabase } from '#platform/testing'
import { fixedClock } from '#platform/time'
import { isInvented } from '../../world/index.ts'
import { demonstratePartnership, seedDemonstration } from '../index.ts'

const house = await testDatabase()
const settings = { secondFactor: 'offered' as const }
const secret = 'a secret of this test, long enough for anybody'
const auth = createAuth({ database: house.database, clock: house.clock, settings, secret, baseUrl: 'http://localhost' })
const one = async (query: string) => {
  const { rows } = await sql<Record<string, unknown>>`${sql.raw(query)}`.execute(house.asOwner)
  return rows[0]
}

beforeAll(() => seedDemonstration({ owner: house.owner, auth, clock: house.clock }))

const tables =
  `member, seat, quorum_rule, agreement, agreement_accepted, linked_group, group_report, meeting, meeting_time, meeting_state,
  agenda_item, agenda_place, agenda_note, attendance, item_interest, decision, action, action_standing, action_note, risk, risk_review, interest,
  interest_statement, disagreement, disagreement_stage, disagreement_note, resolution, resolution_agreed`
    .split(',')
    .map((name) => `partnership.${name.trim()}`)
    .join(', ')

describe.each([
  ['a Monday', '2026-11-23T08:30:00Z'],
  ['Christmas Day', '2026-12-25T11:00:00Z'],
  ['the fourth of January', '2027-01-04T07:00:00Z'],
  ['a leap day', '2028-02-29T12:00:00Z'],
])('the partnership of the demonstration, on %s', (_, instant) => {
  const clock = fixedClock(instant)
  beforeAll(async () => {
    await sql`truncate ${sql.raw(tables)} cascade`.execute(house.asOwner)
    await demonstratePartnership(house.database, clock)
  })

  it('has met for a year, meets again, and has something late and something to come', async () => {
    const today = clock.today()
    expect(
      await one(`select
        (select count(*)::int from partnership.meeting_state where state = 'held') as held,
        (select count(*)::int from partnership.meeting_time where on_date > date '${today}') as to_come,
        (select count(*)::int from partnership.action_standing where until is null and state = 'open' and due_on < date '${today}') as late,
        (select count(*)::int from partnership.action_standing where until is null and state = 'open' and due_on >= date '${today}') as open,
        (select count(*)::int from partnership.decision where not quorate) as unconfirmed,
        (select count(*)::int from partnership.decision where supersedes is not null) as replaced`),
    ).toEqual({ held: 6, to_come: 3, late: 2, open: 2, unconfirmed: 1, replaced: 1 })
  })

  it('tells of nothing that has not happened yet, nor out of order', async () => {
    const now = `timestamptz '${clock.now().toISOString()}'`
    expect(
      await one(`select not exists (select from partnership.meeting_state where at > ${now}) and not exists (select from partnership.action_standing where since > ${now})
        and not exists (select from partnership.action_note where written_at > ${now}) and not exists (select from partnership.agenda_item where put_at > ${now})
        and not exists (select from partnership.disagreement_stage where since > ${now}) and not exists (select from partnership.risk_review where reviewed_on > ${now}::date)
        and not exists (select from partnership.action_standing where until < since) as so_far`),
    ).toEqual({ so_far: true })
  })

  it('does nothing a second time, and names nobody who could be real', async () => {
    await demonstratePartnership(house.database, clock)
    expect(await one('select count(*)::int as seats from partnership.seat')).toEqual({ seats: 7 })
    const { rows } = await sql<{ name: string }>`select name from partnership.seat`.execute(house.asOwner)
    expect(rows.filter(({ name }) => !isInvented(name.split(' ').at(-1) ?? ''))).toEqual([])
  })
})
