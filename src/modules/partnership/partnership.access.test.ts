import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { roles } from '#platform/access'
import { testDatabase } from '#platform/testing'
import { day, partnershipTown } from './partnership.testing.ts'

const house = await testDatabase()
const town = await partnershipTown(house)

/** What everybody who works in the area may read, and what is for members, in words of this test's own. */
const open = [
  'member',
  'seat',
  'quorum_rule',
  'agreement',
  'agreement_accepted',
  'linked_group',
  'group_report',
  'meeting',
  'meeting_time',
  'meeting_state',
  'decision',
]
const closed = [
  'agenda_item',
  'agenda_place',
  'agenda_note',
  'attendance',
  'meeting_others',
  'item_interest',
  'action',
  'action_standing',
  'action_note',
  'reminder',
  'risk',
  'risk_review',
  'interest',
  'interest_statement',
]
const parties = ['disagreement', 'disagreement_stage', 'disagreement_note', 'resolution', 'resolution_agreed']
const older = ['area', 'invitation', 'membership', 'organisation', 'place_edition', 'postcode', 'terms_acceptance']

await town.send('hamish', '/partnership/meetings/new', {
  title: 'A meeting',
  ...day('on_date', '2026-12-10'),
  at_time: '10am',
  minutes_long: '60',
  place: 'Here',
  rhythm: 'once',
})
await town.send('mo', '/partnership/agenda/new', { title: 'An item', purpose: 'note', minutes_needed: '5' })
await town.send('mo', '/partnership/interests/new', { kind: 'other', words: 'Something' })

const counted = (table: string) =>
  sql<{ n: number }>`select count(*)::int as n from ${sql.table(`partnership.${table}`)}`

describe('each table of the partnership', () => {
  it('is one that this test knows', async () => {
    const { rows } = await sql<{
      name: string
    }>`select tablename as name from pg_tables where schemaname = 'partnership'`.execute(house.asOwner)
    expect(rows.map(({ name }) => name).toSorted()).toEqual([...open, ...closed, ...parties, ...older].toSorted())
  })

  it('lets nobody read but through one rule', async () => {
    const { rows } = await sql<{ name: string; on: boolean; policies: number }>`
      select c.relname as name, c.relrowsecurity as on, (select count(*)::int from pg_policy p where p.polrelid = c.oid and 'nwd_app'::regrole = any (p.polroles)) as policies
      from pg_class c where c.relnamespace = 'partnership'::regnamespace and c.relname = any(${[...open, ...closed, ...parties]})`.execute(
      house.asOwner,
    )
    expect(rows.filter(({ on, policies }) => !on || policies !== 1)).toEqual([])
  })

  it('shows each role of the area what it may read, and nothing to those of another area or to nobody', async () => {
    const staff = [
      'coordinator',
      'member',
      'team_lead',
      'key_worker',
      'provider_worker',
      'employer_officer',
      'referrer',
    ]
    const somewhere = { ...town.viewer('mo') }
    for (const role of roles)
      for (const [table, may] of [
        ['seat', staff.includes(role)],
        ['meeting', staff.includes(role)],
        ['agenda_item', role === 'coordinator' || role === 'member'],
        ['interest', role === 'coordinator' || role === 'member'],
      ] as const) {
        const here = await house.asViewer({ ...somewhere, role }, (tx) => counted(table).execute(tx))
        expect([role, table, (here.rows[0]?.n ?? 0) > 0]).toEqual([role, table, may])
        const area_id = 'S12000033'
        const elsewhere = await house.asViewer({ ...somewhere, role, area_id }, (tx) => counted(table).execute(tx))
        expect([role, table, elsewhere.rows[0]?.n]).toEqual([role, table, 0])
      }
    for (const table of [...open, ...closed, ...parties]) {
      const nobody = await house.asNobody((tx) => counted(table).execute(tx))
      expect([table, nobody.rows[0]?.n]).toEqual([table, 0])
    }
  })

  it('takes rows from members and the coordinator of its own area alone', async () => {
    const into = (role: (typeof roles)[number], area_id: string) =>
      house.asViewer({ ...town.viewer('mo'), role }, (tx) =>
        sql`insert into partnership.linked_group (id, area_id, name, kind, how, by_name) values (gen_random_uuid(), ${area_id}, 'x', 'other', 'x', 'x')`.execute(
          tx,
        ),
      )
    for (const role of roles.filter((each) => each !== 'coordinator' && each !== 'member'))
      await expect(into(role, 'S12000049'), role).rejects.toThrow(/row-level security/)
    await expect(into('coordinator', 'S12000033')).rejects.toThrow(/row-level security/)
    await into('coordinator', 'S12000049')
  })

  it('keeps what was written: only what ends a row may be changed', async () => {
    for (const change of [
      sql`update partnership.seat set name = 'x'`,
      sql`update partnership.meeting set title = 'x'`,
      sql`update partnership.agenda_item set title = 'x'`,
      sql`update partnership.interest set words = 'x'`,
      sql`delete from partnership.meeting`,
      sql`delete from partnership.agenda_item`,
    ])
      await expect(house.asViewer(town.viewer('hamish'), (tx) => change.execute(tx))).rejects.toThrow(
        /permission denied/,
      )
  })
})
