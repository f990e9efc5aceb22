import { sql } from 'kysely'
import type { TestDatabase } from '#platform/testing'

/**
 * How much of a person it takes to read a row about them, in words of this test's own: 1 how they get on, 2 what was sent with a referral,
 * 3 their record. `sees` is the row's own column; `holder` the relationship itself, which its holder reads; `nobody` what no role of the program may read.
 */
export const leastSight: Readonly<Record<string, 1 | 2 | 3 | 'sees' | 'holder' | 'nobody'>> = {
  'audit.event': 3,
  'files.file': 3,
  'imports.former': 'nobody',
  'imports.history_row': 3,
  'imports.likely_match': 3,
  'imports.person_row': 3,
  'journeys.answer': 3,
  'journeys.appointment': 3,
  'journeys.appointment_move': 3,
  'journeys.appointment_with': 3,
  'journeys.assessment': 3,
  'journeys.eligibility_check': 3,
  'journeys.enrolment': 3,
  'journeys.former_row': 3,
  'journeys.goal': 3,
  'journeys.lead': 2,
  'journeys.money_check': 3,
  'journeys.money_estimate': 3,
  'journeys.note': 3,
  'journeys.note_told': 3,
  'journeys.one_to_one': 3,
  'journeys.two_funds': 3,
  'journeys.plan_agreement': 3,
  'journeys.plan_review': 3,
  'journeys.rating': 3,
  'journeys.rating_talk': 3,
  'journeys.reminder': 3,
  'journeys.reminder_choice': 3,
  'journeys.review_pause': 3,
  'journeys.session_mark': 3,
  'journeys.spell': 2,
  'journeys.stage': 3,
  'journeys.step': 3,
  'measurement.fact': 'nobody',
  'measurement.fact_mark': 'nobody',
  'outcomes.do_not_ask': 3,
  'outcomes.employer_permission': 3,
  'outcomes.evidence': 3,
  'outcomes.follow_up': 3,
  'outcomes.follow_up_link': 3,
  'outcomes.follow_up_try': 3,
  'outcomes.job': 3,
  'outcomes.outcome': 3,
  'outcomes.verification': 3,
  'people.break_glass': 3,
  'people.characteristics': 3,
  'people.contact_details': 2,
  'people.family_link': 'nobody',
  'people.flag': 'nobody',
  'people.former_value': 3,
  'people.joined': 3,
  'people.likely_duplicate': 'nobody',
  'people.not_the_same': 'nobody',
  'people.household_member': 3,
  'people.notice_given': 2,
  'people.person': 1,
  'people.relationship': 'holder',
  'people.sharing_permission': 2,
  'people.timeline': 'sees',
  'people.told_once': 2,
  'referrals.amendment': 2,
  'referrals.arrival': 1,
  'referrals.content': 2,
  'referrals.contract_move_item': 3,
  'referrals.event': 2,
  'referrals.handover_note': 2,
  'referrals.meeting': 2,
  'referrals.met': 2,
  'referrals.offer': 2,
  'referrals.onward': 2,
  'referrals.owner': 1,
  'referrals.referral': 1,
  'referrals.reminder': 3,
  'referrals.standing': 1,
  'take_out.copy_piece': 3,
  'take_out.decision': 3,
  'take_out.gathered': 3,
  'take_out.request': 3,
  'referrals.waiting': 2,
}

/** Where writing asks for more than reading, or for something else. */
export const leastToWrite: Readonly<Record<string, 2 | 3 | 'own name'>> = {
  'people.person': 2,
  'people.told_once': 3,
  'audit.event': 'own name',
}

/** What a person reads of themself and never writes. */
export const writtenByWorkersAlone: readonly string[] = ['journeys.plan_review', 'journeys.review_pause']

export interface Column {
  name: string
  type: string
  needed: boolean
}

/** A table with rows about people, as the catalogue has it. */
export interface PersonalTable {
  name: string
  person: 'person_id' | 'id'
  columns: readonly Column[]
  read: boolean
  insert: boolean
}

/** Every table of the database with a `person_id`, and the people themselves, with what the application may do there. */
export async function personalTables(house: TestDatabase): Promise<PersonalTable[]> {
  const { rows } = await sql<PersonalTable>`
    select n.nspname || '.' || c.relname as name, case when c.oid = 'people.person'::regclass then 'id' else 'person_id' end as person,
      has_table_privilege('nwd_app', c.oid, 'select') as read, has_table_privilege('nwd_app', c.oid, 'insert') as insert,
      (select json_agg(json_build_object('name', a.attname, 'type', format_type(a.atttypid, null),
          'needed', a.attnotnull and not a.atthasdef and a.attidentity = '' and a.attgenerated = '') order by a.attnum)
        from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped) as columns
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p') and not c.relispartition
      and (c.oid = 'people.person'::regclass or exists (select 1 from pg_attribute a where a.attrelid = c.oid and a.attname = 'person_id' and not a.attisdropped))
    order by 1`.execute(house.asOwner)
  return rows
}

/**
 * Lets any row into the tables of this test's own database, so that a row of each can be made from the catalogue alone. Row security stays:
 * it is what is tried here.
 */
export async function withoutOtherRules(house: TestDatabase, tables: readonly PersonalTable[]): Promise<void> {
  for (const { name } of tables) {
    const { rows } = await sql<{ conname: string }>`
      select conname from pg_constraint where conrelid = ${name}::regclass and contype in ('c', 'f', 'x') order by contype desc`.execute(
      house.asOwner,
    )
    for (const { conname } of rows)
      await sql`alter table ${sql.table(name)} drop constraint ${sql.ref(conname)} cascade`.execute(house.asOwner)
    await sql`alter table ${sql.table(name)} disable trigger user`.execute(house.asOwner)
  }
}

const made: Readonly<Record<string, string>> = {
  uuid: 'gen_random_uuid()',
  text: "'x'",
  date: "date '2026-11-23'",
  'timestamp with time zone': 'nwd.clock()',
  'time without time zone': "time '10:00'",
  boolean: 'false',
  smallint: '1',
  integer: '1',
  bigint: '1',
  numeric: '1',
  'text[]': "'{}'",
  'uuid[]': "'{}'",
  jsonb: "'{}'",
  // A fingerprint is like no other.
  bytea: "decode(md5(random()::text), 'hex')",
}

/** What a row needs to be written, each as an expression: what is asked for, and anything of the right type for the rest. */
export function rowOf(table: PersonalTable, given: Readonly<Record<string, string>>): string {
  const columns = table.columns.filter(({ name, needed }) => needed || name in given)
  const values = columns.map(({ name, type }) => given[name] ?? made[type] ?? `null::${type}`)
  return `insert into ${table.name} (${columns.map(({ name }) => name).join(', ')}) select ${values.join(', ')}`
}
