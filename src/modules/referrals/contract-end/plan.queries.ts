import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import { keyWorkersOf } from '#modules/partnership'
import type { Tx } from '#platform/db'
import { Refused } from '#platform/http'
import type { Acting } from '../happens.ts'
import { tables } from '../referrals.queries.ts'

/** A spell or an open referral that stands with an organisation, and whether the person's permission lets another take over. */
export interface Subject {
  kind: 'spell' | 'referral'
  id: string
  person_id: string
  given_name: string
  family_name: string
  covered: boolean
  appointments: number
  planned: boolean
}

/** Everything that would have to move, person by person, as it stands now. */
export async function subjectsOf(tx: Tx, from: string, to: string): Promise<Subject[]> {
  const { rows } = await sql<Subject>`
    select x.*, p.given_name, p.family_name from (
      select 'spell' as kind, s.id, s.area_id, s.person_id,
        exists (select 1 from people.sharing_permission g where g.person_id = s.person_id and people.permission_covers(g, ${to})) as covered,
        (select count(*)::int from journeys.appointment a where a.spell_id = s.id and a.outcome is null
          and a.on_date >= (nwd.clock() at time zone 'Europe/London')::date) as appointments,
        exists (select 1 from journeys.goal g where g.spell_id = s.id and g.state = 'open') as planned
      from journeys.spell s where s.organisation_id = ${from} and s.left_on is null
      union all
      select 'referral', r.id, r.area_id, r.person_id,
        exists (select 1 from people.sharing_permission g where g.id = r.permission_id and people.permission_covers(g, ${to})), 0, false
      from referrals.offer o
      join referrals.referral r on r.id = o.referral_id and r.area_id = o.area_id
      join referrals.standing t on t.referral_id = r.id and t.area_id = r.area_id and t.until is null
      where o.organisation_id = ${from} and o.ended_at is null
    ) x join people.person p on p.id = x.person_id and p.area_id = x.area_id
    order by p.family_name, p.given_name, x.person_id, x.kind`.execute(tx)
  return rows
}

/** A move as its coordinator sees it. */
export interface Move {
  id: string
  area_id: string
  from_organisation: string
  from_name: string
  to_organisation: string
  to_name: string
  reason: string
  by_name: string
  asked_at: Date
  finished_at: Date | null
  back_asked_at: Date | null
  back_finished_at: Date | null
}

/** The moves of the viewer's area, newest first; one of them when it is named. */
export async function movesOf(tx: Tx, id?: string): Promise<Move[]> {
  const { rows } = await sql<Move>`
    select m.id, m.area_id, m.from_organisation, f.name as from_name, m.to_organisation, t.name as to_name, m.reason, m.by_name,
      m.asked_at, m.finished_at, m.back_asked_at, m.back_finished_at
    from referrals.contract_move m
    join partnership.organisation f on f.id = m.from_organisation and f.area_id = m.area_id
    join partnership.organisation t on t.id = m.to_organisation and t.area_id = m.area_id
    where ${id === undefined ? sql`true` : sql`m.id = ${id}`} order by m.asked_at desc, m.id desc limit 50`.execute(tx)
  return rows
}

/** How far a move is, and who must be asked first. */
export interface Progress {
  all: number
  to_do: number
  moved: number
  changed: number
  back: number
  stays: number
  by_worker: number
  ask: {
    id: string
    person_id: string
    kind: string
    subject_id: string
    given_name: string
    family_name: string
    covered: boolean
  }[]
}

/** How far a move is. */
export async function progressOf(tx: Tx, move: Move): Promise<Progress> {
  const { rows } = await sql<Omit<Progress, 'ask'>>`
    select count(*)::int as all, count(*) filter (where outcome is null)::int as to_do, count(*) filter (where outcome = 'moved')::int as moved,
      count(*) filter (where outcome = 'changed')::int as changed, count(*) filter (where back_outcome = 'back')::int as back,
      count(*) filter (where back_outcome = 'changed')::int as stays, count(*) filter (where told_how = 'by_worker')::int as by_worker
    from referrals.contract_move_item where move_id = ${move.id}`.execute(tx)
  const ask = await sql<Progress['ask'][number]>`
    select i.id, i.person_id, i.kind, i.subject_id, p.given_name, p.family_name, case when i.kind = 'spell'
        then exists (select 1 from people.sharing_permission g where g.person_id = i.person_id and people.permission_covers(g, ${move.to_organisation}))
        else exists (select 1 from people.sharing_permission g join referrals.referral r on r.permission_id = g.id
          where r.id = i.subject_id and people.permission_covers(g, ${move.to_organisation})) end as covered
    from referrals.contract_move_item i join people.person p on p.id = i.person_id and p.area_id = i.area_id
    where i.move_id = ${move.id} and i.outcome = 'ask' order by p.family_name, p.given_name, i.id`.execute(tx)
  const [counts] = rows
  if (counts === undefined) throw new Error('a count is one row')
  return { ...counts, ask: ask.rows }
}

/**
 * Asks for everybody with one organisation to be moved to another: who takes over each is settled now, evenly by how many each leads
 * already and one for each person; the rest is done by the program, person by person.
 * @returns the move's identifier
 * @throws Refused when nobody there could take over, or a move of either is under way
 */
export async function askMove(
  { tx, viewer }: Acting,
  { from, to, reason }: { from: string; to: string; reason: string },
): Promise<string> {
  const area = viewer.area_id
  if (area === null) throw new Error('a coordinator acts for an area')
  await sql`select pg_advisory_xact_lock(hashtext('referrals.contract_move'), hashtext(${area}))`.execute(tx)
  const open = (await movesOf(tx)).find(
    (one) => one.finished_at === null || (one.back_asked_at !== null && one.back_finished_at === null),
  )
  if (open !== undefined) throw new Refused('Another move is under way in your area. Wait until it is done.')
  const workers = (await keyWorkersOf(tx, area)).filter(({ organisation_id }) => organisation_id === to)
  if (workers.length === 0)
    throw new Refused('Nobody there can take over yet: the organisation has no key workers with an account.')
  const subjects = await subjectsOf(tx, from, to)
  if (subjects.length === 0) throw new Refused('Nobody is with that organisation now, so there is nothing to move.')
  const id = uuid()
  await tables(tx)
    .insertInto('referrals.contract_move')
    .values({
      id,
      area_id: area,
      from_organisation: from,
      to_organisation: to,
      reason,
      asked_by: viewer.user_id,
      by_name: viewer.name,
    })
    .execute()
  const takes = await evenly(tx, workers)
  const takers = new Map<string, (typeof workers)[number]>()
  const items = subjects.map(({ kind, id: subject_id, person_id }) => {
    const worker = takers.get(person_id) ?? takes()
    takers.set(person_id, worker)
    return {
      id: uuid(),
      area_id: area,
      move_id: id,
      person_id,
      kind,
      subject_id,
      to_user: worker.user_id,
      to_name: worker.name,
    }
  })
  for (let at = 0; at < items.length; at += 500)
    await tables(tx)
      .insertInto('referrals.contract_move_item')
      .values(items.slice(at, at + 500))
      .execute()
  await sql`select pg_notify('nwd_contract_move', '')`.execute(tx)
  return id
}

/** Whoever leads fewest, in turn. */
async function evenly<Worker extends { user_id: string }>(tx: Tx, workers: readonly Worker[]): Promise<() => Worker> {
  const { rows } = await sql<{ user_id: string; leads: number }>`
    select user_id, count(*)::int as leads from journeys.lead where until is null and user_id in (${sql.join(workers.map(({ user_id }) => user_id))})
    group by user_id`.execute(tx)
  const leads = new Map(
    workers.map((worker) => [worker, rows.find((row) => row.user_id === worker.user_id)?.leads ?? 0]),
  )
  return () => {
    const [[least, many] = []] = [...leads].sort(([, one], [, other]) => one - other)
    if (least === undefined || many === undefined) throw new Error('there is somebody to take over')
    leads.set(least, many + 1)
    return least
  }
}

/** Moves those, too, who had to be asked and have agreed since. Returns how many that is. */
export async function moveThoseAsked({ tx }: Acting, move: Move): Promise<number> {
  if (move.back_asked_at !== null) throw new Refused('This move was taken back.')
  const agreed = (await progressOf(tx, move)).ask.filter(({ covered }) => covered).map(({ id }) => id)
  if (agreed.length === 0) throw new Refused('Nobody of these has agreed yet. Record what they agree to first.')
  await tables(tx)
    .updateTable('referrals.contract_move_item')
    .set({ outcome: null, done_at: null })
    .where('id', 'in', agreed)
    .where('outcome', '=', 'ask')
    .execute()
  await sql`select pg_notify('nwd_contract_move', '')`.execute(tx)
  return agreed.length
}

/** Takes a finished move back as one. */
export async function askBack({ tx, viewer }: Acting, move: Move): Promise<void> {
  if (move.finished_at === null || move.back_asked_at !== null)
    throw new Refused('This cannot be taken back now. Look at it again.')
  await tables(tx)
    .updateTable('referrals.contract_move')
    .set((eb) => ({ back_asked_by: viewer.user_id, back_asked_at: eb.fn<Date>('nwd.clock') }))
    .where('id', '=', move.id)
    .where('back_asked_at', 'is', null)
    .execute()
  await sql`select pg_notify('nwd_contract_move', '')`.execute(tx)
}
