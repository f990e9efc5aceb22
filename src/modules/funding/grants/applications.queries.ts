import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import type { Tx } from '#platform/db'
import { tables } from '../funding.db.ts'
import { type By, done } from './calls.queries.ts'

/** An application as far as somebody may know of it. */
export interface Application {
  id: string
  area_id: string
  call_id: string
  lot_id: string
  lot: number
  lot_what: string
  organisation_id: string
  organisation: string
  sent_at: Date | null
  withdrawn_at: Date | null
  decided: 'awarded' | 'declined' | null
  decided_words: string | null
  total: number | null
  commitment_id: string | null
  conditions: string | null
}

/** What an application says. */
export interface Words {
  what: string
  pence: number | null
  need: string
  delivery: string
  outcome: string
  pays_living_wage: 'yes' | 'no' | null
  workers_heard: 'yes' | 'no' | null
  fair_work_words: string
}

const applicationsWhere = async (tx: Tx, where: ReturnType<typeof sql>): Promise<Application[]> => {
  const { rows } = await sql<Application>`
    select p.id, p.area_id, p.call_id, p.lot_id, l.number as lot, l.what as lot_what, p.organisation_id, o.name as organisation,
      (select m.at from funding.application_moment m where m.application_id = p.id and m.state = 'sent') as sent_at,
      (select m.at from funding.application_moment m where m.application_id = p.id and m.state = 'withdrawn') as withdrawn_at,
      d.state as decided, d.words as decided_words, d.total::float8 as total, w.commitment_id, w.conditions
    from funding.application p
    join funding.call_lot l on l.id = p.lot_id and l.area_id = p.area_id
    join partnership.organisation o on o.id = p.organisation_id and o.area_id = p.area_id
    left join funding.application_moment d on d.application_id = p.id and d.state in ('awarded', 'declined')
    left join funding.award w on w.application_id = p.id and w.area_id = p.area_id
    where ${where} order by l.number, o.name`.execute(tx)
  return rows
}

/** The applications to a call that the viewer may know of, by lot and organisation. */
export const applicationsTo = (tx: Tx, call: string): Promise<Application[]> =>
  applicationsWhere(tx, sql`p.call_id = ${call}`)

/** An application by its identifier, as far as the viewer may know of it; else undefined. */
export const selectOptionalApplication = async (tx: Tx, id: string): Promise<Application | undefined> =>
  (await applicationsWhere(tx, sql`p.id = ${id}`))[0]

/** Begins an organisation's application for a lot, or finds the one that was begun. Its identifier comes out. */
export async function beginApplication(
  tx: Tx,
  by: By,
  { area_id, ...of }: Pick<Application, 'area_id' | 'call_id' | 'lot_id' | 'organisation_id'>,
): Promise<string> {
  await tables(tx)
    .insertInto('funding.application')
    .values({ id: uuid(), area_id, ...of, ...done(by) })
    .onConflict((on) => on.columns(['lot_id', 'organisation_id']).doNothing())
    .execute()
  const { id } = await tables(tx)
    .selectFrom('funding.application')
    .select('id')
    .where('lot_id', '=', of.lot_id)
    .where('organisation_id', '=', of.organisation_id)
    .executeTakeFirstOrThrow()
  return id
}

/** What an application says now, where the viewer may read it; undefined where not, and before anything was saved. */
export async function wordsOf(tx: Tx, application: string): Promise<Words | undefined> {
  const { rows } = await sql<Words>`
    select what, pence, need, delivery, outcome, pays_living_wage, workers_heard, fair_work_words
    from funding.application_words where application_id = ${application} and until is null`.execute(tx)
  return rows[0]
}

/** Saves what an application says; what it said before stays on record. */
export async function saveWords(tx: Tx, by: By, { id, area_id }: Application, words: Words): Promise<void> {
  await sql`update funding.application_words set until = nwd.clock() where application_id = ${id} and until is null`.execute(
    tx,
  )
  await tables(tx)
    .insertInto('funding.application_words')
    .values({ id: uuid(), area_id, application_id: id, ...words, ...done(by) })
    .execute()
}

/** Says what became of an application. A second sending, or a second decision, violates a unique key. */
export async function markApplication(
  tx: Tx,
  by: By,
  { id, area_id }: Pick<Application, 'id' | 'area_id'>,
  moment: { state: 'sent' | 'withdrawn' | 'awarded' | 'declined'; words?: string; total?: number },
): Promise<void> {
  const { total, ...rest } = moment
  await tables(tx)
    .insertInto('funding.application_moment')
    .values({
      id: uuid(),
      area_id,
      application_id: id,
      ...rest,
      total: total === undefined ? null : String(total),
      ...done(by),
    })
    .execute()
}

/** Holds an application until the transaction ends: who would decide it at once waits, and finds it decided. */
export async function holdApplication(tx: Tx, id: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext(${`funding.application ${id}`}))`.execute(tx)
}

export interface Exemption {
  application_id: string
  criterion: string
  why: string
  agreed_by: string
  agreed_on: string
  by_name: string
}

/** The log of exemptions from Fair Work First in an area, the latest first; or those of one application. */
export async function exemptionsOf(
  tx: Tx,
  area: string,
  application?: string,
): Promise<(Exemption & { organisation: string; call: string })[]> {
  const one = application === undefined ? sql`true` : sql`e.application_id = ${application}`
  const { rows } = await sql<Exemption & { organisation: string; call: string }>`
    select e.application_id, e.criterion, e.why, e.agreed_by, e.agreed_on::text as agreed_on, e.by_name, o.name as organisation, c.title as call
    from funding.fair_work_exemption e
    join funding.application p on p.id = e.application_id and p.area_id = e.area_id
    join partnership.organisation o on o.id = p.organisation_id and o.area_id = p.area_id
    join funding.call c on c.id = p.call_id and c.area_id = p.area_id
    where e.area_id = ${area} and ${one} order by e.at desc`.execute(tx)
  return rows
}

/** Writes an exemption into the log. */
export async function logExemption(
  tx: Tx,
  by: By,
  area_id: string,
  exemption: Omit<Exemption, 'by_name'>,
): Promise<void> {
  await sql`
    insert into funding.fair_work_exemption (id, area_id, application_id, criterion, why, agreed_by, agreed_on, by_user, by_name)
    values (${uuid()}, ${area_id}, ${exemption.application_id}, ${exemption.criterion}, ${exemption.why}, ${exemption.agreed_by}, ${exemption.agreed_on},
      ${done(by).by_user}, ${done(by).by_name}) on conflict (application_id, criterion) do nothing`.execute(tx)
}

/** Keeps which grant or contract came of an application, and on which conditions. */
export async function keepAward(
  tx: Tx,
  by: By,
  { id, area_id }: Application,
  commitment_id: string,
  conditions: string,
): Promise<void> {
  await tables(tx)
    .insertInto('funding.award')
    .values({ id: uuid(), area_id, application_id: id, commitment_id, conditions, ...done(by) })
    .execute()
}
