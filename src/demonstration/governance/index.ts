import { v7 as uuid } from 'uuid'
import type { PartnershipTables } from '#modules/partnership'
import { asWorker, type Database, type Tx } from '#platform/db'
import { addWorkingDays, type Clock } from '#platform/time'
import { city, island } from '../partnerships.ts'
import { tellMeetings } from './meetings.ts'
import { tellMembers } from './members.ts'
import { tellGroups, tellRisks, tellTheRest } from './risks.ts'
import { at, type Happenings, onDay, placesIn } from './rows.ts'
import { terms } from './words.ts'

/** Member organisations by the key of the demonstration's list, with their sector and who speaks for them. */
const members = [
  ['council', 'public', [['chair', 'Moira Sampleton', 'member_council']]],
  ['housing', 'third', [['vice_chair', 'Hassan Imaginary', 'member']]],
  [
    'works',
    'third',
    [
      ['member', 'Fiona Invented', 'team_lead'],
      ['substitute', 'Omar Sampleton', 'works_2'],
    ],
  ],
  ['nhs', 'public', [['member', 'Leila Specimenby', 'nhs_1']]],
  ['jobcentre', 'public', [['member', 'Donna Unrealgate', 'jobcentre_1']]],
  ['college', 'public', [['member', 'Ailish Pretendley', 'member_college']]],
] as const

/**
 * A year of the partnership's own business, for the demonstration's city: members, meetings with decisions and actions, risks, and what
 * is to come; on the island only who the members are. Nothing when there is a member already.
 */
export async function demonstratePartnership(database: Database, clock: Clock): Promise<void> {
  await asWorker(database, clock, async (tx) => {
    const there = await tx
      .withTables<PartnershipTables>()
      .selectFrom('partnership.member')
      .select('id')
      .executeTakeFirst()
    if (there !== undefined) return
    const put = <T extends keyof PartnershipTables & string>(table: T, rows: readonly Record<string, unknown>[]) =>
      insertAll(tx, table, rows)
    const story = { ...(await placesIn(tx, city)), today: clock.today(), put }
    await tellCity(story)
    const far = { ...(await placesIn(tx, island)), today: clock.today(), put }
    await tellMembers(far, [
      ['council', 'public', []],
      ['works', 'third', []],
      ['college', 'public', []],
    ])
  })
}

/** Rows as they are; the tables check them. */
async function insertAll(tx: Tx, table: string, rows: readonly Record<string, unknown>[]): Promise<void> {
  if (rows.length === 0) return
  const keys = [...new Set(rows.flatMap((row) => Object.keys(row)))]
  const whole = rows.map((row) => Object.fromEntries(keys.map((key) => [key, row[key] ?? null])))
  await tx.withTables<Record<string, Record<string, unknown>>>().insertInto(table).values(whole).execute()
}

async function tellCity(story: Happenings): Promise<void> {
  const { area_id, organisationOf, coordinator, today, put } = story
  const seats = await tellMembers(story, members)
  const by_name = coordinator.name
  const left = onDay(today, -256)
  const joined = onDay(today, -430)
  await put('partnership.member', [
    {
      ...{ id: uuid(), area_id, organisation_id: organisationOf('school'), sector: 'public', since_on: joined },
      ...{ ended_on: left, ended_at: at(left), ended_by: coordinator.user_id, added_at: at(joined) },
      ended_reason: 'The council speaks for schools',
    },
  ])
  await put('partnership.quorum_rule', [
    {
      ...{ id: uuid(), area_id, share_percent: 50, least: 3, sectors: ['third'], reason: 'Our meeting of last winter' },
      ...{ set_by: coordinator.user_id, by_name, set_at: at(onDay(today, -310)) },
    },
  ])
  const versions = [
    { version: 1, words: terms.first, changes: null, on: onDay(today, -425), accepted: [...seats.keys()] },
    {
      version: 2,
      words: `${terms.first}\n${terms.added}`,
      changes: terms.changes,
      on: onDay(today, -30),
      accepted: ['council', 'works', 'nhs', 'jobcentre'],
    },
  ].map((each) => ({ ...each, id: uuid() }))
  await put(
    'partnership.agreement',
    versions.map(({ id, version, words, changes, on }) => ({
      ...{ id, area_id, version, title: 'Terms of reference', words, changes, in_force_on: on },
      ...{ published_by: coordinator.user_id, by_name, published_at: at(on) },
    })),
  )
  await put(
    'partnership.agreement_accepted',
    versions.flatMap(({ id, on, accepted }) =>
      accepted.map((key, index) => ({
        ...{ id: uuid(), area_id, agreement_id: id, member_id: seats.get(key)?.member },
        ...{
          by_user: seats.get(key)?.user_id,
          by_name: seats.get(key)?.name,
          accepted_at: at(addWorkingDays(on, 1 + index)),
        },
      })),
    ),
  )
  await tellGroups(story)
  await tellMeetings(story, seats)
  await tellRisks(story, seats)
  await tellTheRest(story, seats)
}
