import { sql } from 'kysely'
import { moveSpell, type SpellBefore, type Taker } from '#modules/journeys'
import { writeToAccount } from '#modules/people'
import { asWorker, type Tx } from '#platform/db'
import type { Job, JobParts } from '#platform/jobs'
import type { Doing } from '../happens.ts'
import { moveReferral, type ReferralBefore } from './move-referral.ts'
import { tellPerson } from './tell-person.ts'

/** A move that is not done yet, onwards or back. */
interface Under {
  id: string
  area_id: string
  from_organisation: string
  from_name: string
  to_organisation: string
  to_name: string
  reason: string
  by_user: string
  by_name: string
  back: boolean
}

interface Item {
  id: string
  area_id: string
  person_id: string
  kind: 'spell' | 'referral'
  subject_id: string
  to_user: string
  to_name: string
  was: (SpellBefore & ReferralBefore & { seen_by?: string[] }) | null
}

/**
 * Carries out the moves that were asked for and those that were taken back: one spell or referral at a time, each in a transaction of its
 * own with its permission asked again, so that it may be broken off anywhere and begun again, and nothing is done twice. When the last is
 * done, those who hand over and those who take over are told.
 * @returns how many spells and referrals were dealt with
 */
export async function carryOutMoves(parts: JobParts, baseUrl: string): Promise<number> {
  const { database, clock, stopping } = parts
  let dealt = 0
  for (const move of await asWorker(database, clock, movesUnderWay)) {
    let more = true
    while (more && !stopping?.aborted) {
      more = await asWorker(database, clock, (tx) => nextItem(tx, clock.today(), move, baseUrl))
      if (more) dealt += 1
    }
    if (!stopping?.aborted) await asWorker(database, clock, (tx) => finish(tx, move, baseUrl))
  }
  return dealt
}

async function movesUnderWay(tx: Tx): Promise<Under[]> {
  const { rows } = await sql<Under>`
    select m.id, m.area_id, m.from_organisation, f.name as from_name, m.to_organisation, t.name as to_name, m.reason,
      coalesce(m.back_asked_by, m.asked_by) as by_user, m.by_name, m.back_asked_at is not null as back
    from referrals.contract_move m
    join partnership.organisation f on f.id = m.from_organisation and f.area_id = m.area_id
    join partnership.organisation t on t.id = m.to_organisation and t.area_id = m.area_id
    where m.finished_at is null or (m.back_asked_at is not null and m.back_finished_at is null)
      or exists (select 1 from referrals.contract_move_item i where i.move_id = m.id and i.outcome is null and m.back_asked_at is null)
    order by m.asked_at, m.id`.execute(tx)
  return rows
}

const columns = sql`id, area_id, person_id, kind, subject_id, to_user, to_name, was`

async function nextItem(tx: Tx, today: Doing['today'], move: Under, baseUrl: string): Promise<boolean> {
  const { rows } = await sql<Item>`
    select ${columns} from referrals.contract_move_item
    where move_id = ${move.id} and ${move.back ? sql`outcome = 'moved' and back_outcome is null` : sql`outcome is null`}
    order by id limit 1 for update skip locked`.execute(tx)
  const [item] = rows
  if (item === undefined) return false
  const viewer = { user_id: move.by_user, name: move.by_name, organisation_id: null, organisation_name: '' }
  const doing: Doing = { tx, today, viewer }
  if (move.back) await takeBack(doing, move, item)
  else await carryOut(doing, move, item, baseUrl)
  return true
}

async function carryOut(doing: Doing, move: Under, item: Item, baseUrl: string) {
  const { tx } = doing
  if (!(await covered(tx, item, move.to_organisation))) return settle(tx, item, 'ask', null, null)
  const to = {
    organisation_id: move.to_organisation,
    organisation: move.to_name,
    user_id: item.to_user,
    name: item.to_name,
  }
  const was = await step(doing, item, { from: move.from_organisation, to, reason: move.reason })
  if (was === undefined) return settle(tx, item, 'changed', null, null)
  const seen_by = item.kind === 'spell' ? await closeOldOffers(tx, item, move) : []
  return settle(tx, item, 'moved', { ...was, seen_by }, await tellPerson(tx, move.id, item.person_id, baseUrl))
}

/** Whether what the person agreed to, as it stands at this moment, lets the other organisation see them. */
async function covered(tx: Tx, item: Item, organisation: string): Promise<boolean> {
  const of =
    item.kind === 'spell'
      ? sql`g.person_id = ${item.person_id}`
      : sql`g.id = (select r.permission_id from referrals.referral r where r.id = ${item.subject_id})`
  const { rows } = await sql<{ covered: boolean }>`
    select exists (select 1 from people.sharing_permission g where ${of} and people.permission_covers(g, ${organisation})) as covered`.execute(
    tx,
  )
  return rows[0]?.covered ?? false
}

/** What the organisation still saw by referrals that had led to its support, it sees no more. Returns what that was. */
async function closeOldOffers(tx: Tx, { person_id }: Item, { from_organisation, by_user }: Under): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    update people.relationship r set closed_at = nwd.clock(), closed_by = ${by_user}
    where r.person_id = ${person_id} and r.holder = ${from_organisation} and r.kind = 'handover' and r.closed_at is null
      and exists (select 1 from referrals.offer o where o.id = r.because_id and o.ended_at is not null) returning r.id`.execute(
    tx,
  )
  return rows.map(({ id }) => id)
}

/** It sees that again, as far as what was agreed holds still. */
async function reopenOldOffers(tx: Tx, { was }: Item, { by_user }: Under) {
  if (!was?.seen_by?.length) return
  await sql`insert into people.relationship (area_id, person_id, holder, kind, sees, until, opened_by, because_kind, because_id, parts, permission_id, referral_id)
    select r.area_id, r.person_id, r.holder, r.kind, r.sees, r.until, ${by_user}, r.because_kind, r.because_id, r.parts, r.permission_id, r.referral_id
    from people.relationship r join people.sharing_permission g on g.id = r.permission_id and people.permission_covers(g, r.holder)
    where r.id in (${sql.join(was.seen_by)})`.execute(tx)
}

const step = (
  doing: Doing,
  item: Item,
  how: { from: string; to: Taker; reason: string; only?: SpellBefore['appointments'] },
) =>
  item.kind === 'spell'
    ? moveSpell(doing.tx, doing.viewer, { ...how, spell: item.subject_id, today: doing.today })
    : moveReferral(doing, { id: item.subject_id, area_id: item.area_id, person_id: item.person_id }, how)

async function settle(tx: Tx, { id }: Item, outcome: string, was: object | null, told: string | null) {
  await sql`update referrals.contract_move_item set outcome = ${outcome}, done_at = nwd.clock(), was = ${was === null ? null : JSON.stringify(was)}::jsonb,
    told_how = ${told} where id = ${id}`.execute(tx)
}

async function takeBack(doing: Doing, move: Under, item: Item) {
  const { tx } = doing
  const lead = item.was?.lead ?? { user_id: item.to_user, name: item.to_name }
  const to = { organisation_id: move.from_organisation, organisation: move.from_name, ...lead }
  const mayShow = item.kind === 'spell' || (await covered(tx, item, move.from_organisation))
  const only = item.was?.appointments ?? []
  const done =
    mayShow && (await step(doing, item, { from: move.to_organisation, to, reason: 'The move was taken back.', only }))
  if (done) await reopenOldOffers(tx, item, move)
  await sql`update referrals.contract_move_item set back_outcome = ${done ? 'back' : 'changed'}, back_at = nwd.clock() where id = ${item.id}`.execute(
    tx,
  )
}

/** Marks it done, once, and tells those who hand over and those who take over that people have moved, without a word about whom. */
async function finish(tx: Tx, move: Under, baseUrl: string) {
  const left = move.back ? sql`outcome = 'moved' and back_outcome is null` : sql`outcome is null`
  const column = move.back ? sql.ref('back_finished_at') : sql.ref('finished_at')
  const { numAffectedRows } = await sql`
    update referrals.contract_move m set ${column} = nwd.clock() where m.id = ${move.id} and ${column} is null
      and not exists (select 1 from referrals.contract_move_item i where i.move_id = m.id and ${left})`.execute(tx)
  if (numAffectedRows !== 1n) return
  const { rows } = await sql<{ account: string }>`
    select to_user as account from referrals.contract_move_item where move_id = ${move.id} and outcome = 'moved'
    union select (was -> 'lead' ->> 'user_id')::uuid from referrals.contract_move_item where move_id = ${move.id} and outcome = 'moved' and was -> 'lead' ->> 'user_id' is not null
    union select ${move.by_user}::uuid order by 1`.execute(tx)
  for (const { account } of rows)
    await writeToAccount(tx, account, {
      subject: move.back ? 'A move of people was taken back' : 'People were moved because a contract ended',
      body: `Whom you work with has changed. Your lists show who is with you now:\n\n${baseUrl}/people`,
    })
}

/** Carries out what was asked within moments, and again each hour in case it was broken off. */
export const contractJobs = (baseUrl: string): readonly Job[] => [
  {
    name: 'carry-out-moves',
    on: 'nwd_contract_move',
    every: '*/15 * * * *',
    run: (parts) => carryOutMoves(parts, baseUrl),
  },
]
