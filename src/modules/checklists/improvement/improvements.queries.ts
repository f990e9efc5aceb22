import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import { organisationsOf } from '#modules/partnership'
import type { Viewer } from '#platform/access'
import type { Tx } from '#platform/db'
import { tables } from '../checklists.db.ts'
import { type Fields, type Improvement, inOrder, type State } from './improvement.ts'

/** Who does something, as it is kept beside what they did. */
export type By = Pick<Viewer, 'user_id' | 'name' | 'organisation_name'>

/** Names change; what was written does not. */
export const nameNow = ({ name, organisation_name }: By): string =>
  organisation_name === '' ? name : `${name}, ${organisation_name}`

const rows = (tx: Tx) =>
  tables(tx)
    .selectFrom('checklists.improvement as i')
    .innerJoin('checklists.improvement_version as v', (on) =>
      on.onRef('v.improvement_id', '=', 'i.id').onRef('v.area_id', '=', 'i.area_id').on('v.until', 'is', null),
    )
    .leftJoinLateral(
      (eb) =>
        eb
          .selectFrom('checklists.improvement_progress as p')
          .select(['p.state', 'p.words', 'p.on_day'])
          .whereRef('p.improvement_id', '=', 'i.id')
          .orderBy('p.on_day', 'desc')
          .orderBy('p.id', 'desc')
          .limit(1)
          .as('last'),
      (on) => on.onTrue(),
    )
    .select([
      'i.id',
      'i.area_id',
      'i.number',
      'i.made_at',
      'v.id as version_id',
      'v.issue',
      'v.actions',
      'v.support',
      'v.support_from',
      'v.organisation_id',
      'v.user_id',
      'v.name',
      'v.lead_group',
      'v.due_on',
      'v.review_months',
      'v.resources',
      'v.impact',
      'v.since',
      'v.by_name as changed_by',
      'last.state',
      'last.words as said',
      'last.on_day as said_on',
    ])

type Row = Awaited<ReturnType<ReturnType<typeof rows>['execute']>>[number]

const leadOf = ({ organisation_id, user_id, name }: Pick<Row, 'organisation_id' | 'user_id' | 'name'>) =>
  organisation_id === null ? null : { organisation_id, user_id, name }

const nameIn = (names: ReadonlyMap<string, string>, organisation: string | null) =>
  organisation === null ? null : (names.get(organisation) ?? 'an organisation that has left')

function typed(
  { organisation_id, user_id, name, state, ...row }: Row,
  names: ReadonlyMap<string, string>,
): Improvement {
  const organisation = organisation_id === null ? null : (names.get(organisation_id) ?? 'an organisation that has left')
  const lead = leadOf({ organisation_id, user_id, name })
  return { ...row, organisation, lead, state: (state ?? 'planned') as State }
}

const namesIn = async (tx: Tx, area: string) =>
  new Map((await organisationsOf(tx, area)).map(({ id, name }) => [id, name]))

/** Every improvement of an area's plan: open ones the soonest due first, ended ones last. */
export async function improvementsOf(tx: Tx, area: string): Promise<Improvement[]> {
  const found = await rows(tx).where('i.area_id', '=', area).execute()
  const names = await namesIn(tx, area)
  return found.map((row) => typed(row, names)).sort(inOrder)
}

/** The improvements of every area, in no order: for the program's own work. */
export async function improvementsIn(tx: Tx): Promise<Improvement[]> {
  return (await rows(tx).execute()).map((row) => typed(row, new Map()))
}

/** An improvement by its identifier, or undefined when the viewer may not see it. */
export async function selectOptionalImprovement(tx: Tx, id: string): Promise<Improvement | undefined> {
  const row = await rows(tx).where('i.id', '=', id).executeTakeFirst()
  return row && typed(row, await namesIn(tx, row.area_id))
}

/** What an improvement said at one time. */
export interface Version extends Fields {
  id: string
  /** The name of the organisation that led it. */
  organisation: string | null
  since: Date
  until: Date | null
  by_name: string
}

/** All that an improvement has ever said, the latest first. */
export async function versionsOf(tx: Tx, improvement: string): Promise<Version[]> {
  const found = await tables(tx)
    .selectFrom('checklists.improvement_version')
    .selectAll()
    .where('improvement_id', '=', improvement)
    .orderBy('since', 'desc')
    .orderBy('id', 'desc')
    .execute()
  const names = await namesIn(tx, found[0]?.area_id ?? '')
  return found.map(({ organisation_id, user_id, name, area_id: _, improvement_id: __, set_by: ___, ...row }) => ({
    ...row,
    organisation: nameIn(names, organisation_id),
    lead: leadOf({ organisation_id, user_id, name }),
  }))
}

const columnsOf = ({ lead, ...fields }: Fields) => ({
  ...fields,
  ...(lead ?? { organisation_id: null, user_id: null, name: null }),
})

/** A statement of a round that an improvement is born from, with what the workshop had said of it by then. */
export interface Origin {
  round_id: string
  version_id: string
  item: string
  discussion_id: string | null
}

/**
 * Takes something into an area's plan. A statement of a round stands in the plan once: where it does already, nothing is added.
 * @returns its identifier and number; of the improvement that holds the statement, when one did
 */
export async function addImprovement(
  tx: Tx,
  by: By,
  area_id: string,
  fields: Fields,
  origins: readonly Origin[] = [],
): Promise<{ id: string; number: number; added: boolean }> {
  // Two who press at once wait for each other, so that the second finds what the first made.
  await sql`select pg_advisory_xact_lock(hashtext(${`checklists.improvement ${area_id}`}))`.execute(tx)
  for (const origin of origins) {
    const there = await improvementFrom(tx, area_id, origin)
    if (there !== undefined) return { ...there, added: false }
  }
  const { rows: numbers } = await sql<{ next: number }>`
    select coalesce(max(number), 0) + 1 as next from checklists.improvement where area_id = ${area_id}`.execute(tx)
  const [id, number, by_name] = [uuid(), numbers[0]?.next ?? 1, nameNow(by)]
  await tables(tx)
    .insertInto('checklists.improvement')
    .values({ id, area_id, number, made_by: by.user_id, by_name })
    .execute()
  await tables(tx)
    .insertInto('checklists.improvement_version')
    .values({ id: uuid(), area_id, improvement_id: id, ...columnsOf(fields), set_by: by.user_id, by_name })
    .execute()
  if (origins.length > 0)
    await tables(tx)
      .insertInto('checklists.improvement_statement')
      .values(origins.map((origin) => ({ ...origin, improvement_id: id, area_id })))
      .execute()
  return { id, number, added: true }
}

const improvementFrom = (tx: Tx, area: string, { round_id, item }: Pick<Origin, 'round_id' | 'item'>) =>
  tables(tx)
    .selectFrom('checklists.improvement_statement as s')
    .innerJoin('checklists.improvement as i', (on) =>
      on.onRef('i.id', '=', 's.improvement_id').onRef('i.area_id', '=', 's.area_id'),
    )
    .select(['i.id', 'i.number'])
    .where('s.area_id', '=', area)
    .where('s.round_id', '=', round_id)
    .where('s.item', '=', item)
    .executeTakeFirst()

/** Which statements stand in the plan of an area already, and in which improvement. */
export async function originsOf(tx: Tx, area: string): Promise<(Origin & { improvement_id: string })[]> {
  return tables(tx)
    .selectFrom('checklists.improvement_statement')
    .select(['improvement_id', 'round_id', 'version_id', 'item', 'discussion_id'])
    .where('area_id', '=', area)
    .orderBy('added_at')
    .orderBy('item')
    .execute()
}

/**
 * Writes what an improvement says now, in place of the version that the writer saw; what it said before stays. Returns false when another
 * version has taken that place.
 */
export async function reviseImprovement(
  tx: Tx,
  by: By,
  { id, area_id, version_id }: Pick<Improvement, 'id' | 'area_id' | 'version_id'>,
  fields: Fields,
): Promise<boolean> {
  const { numUpdatedRows } = await tables(tx)
    .updateTable('checklists.improvement_version')
    .set({ until: sql<Date>`nwd.clock()` })
    .where('id', '=', version_id)
    .where('until', 'is', null)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) return false
  const written = { set_by: by.user_id, by_name: nameNow(by) }
  await tables(tx)
    .insertInto('checklists.improvement_version')
    .values({ id: uuid(), area_id, improvement_id: id, ...columnsOf(fields), ...written })
    .execute()
  return true
}
