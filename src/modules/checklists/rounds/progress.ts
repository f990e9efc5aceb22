import { sql } from 'kysely'
import { organisationsOf } from '#modules/partnership'
import type { Tx } from '#platform/db'
import { tables } from '../checklists.db.ts'

export interface Progress {
  area_id: string
  /** Organisations asked, and those that answered without being asked. */
  invited: number
  /** Organisations that have sent in their answers. */
  responses: number
  closed_at: Date | null
}

/** How many organisations were asked and have answered, by area: an analyst sees all areas, others their own. Never what. */
export async function progressOf(tx: Tx, round: string): Promise<Progress[]> {
  const { rows } = await sql<Progress>`select * from checklists.progress(${round}) order by area_id`.execute(tx)
  return rows
}

/** The same of several rounds, in one question. */
export async function progressOfAll(tx: Tx, rounds: readonly string[]): Promise<(Progress & { round_id: string })[]> {
  const { rows } = await sql<Progress & { round_id: string }>`
    select r.id as round_id, p.* from unnest(${rounds}::uuid[]) r (id) cross join lateral checklists.progress(r.id) p
    order by p.area_id`.execute(tx)
  return rows
}

export interface Standing {
  organisation_id: string
  name: string
  invited_at: Date | null
  /** When somebody there began. */
  started_at: Date | null
  submitted_at: Date | null
  submitted_by_name: string | null
  /** When they took up again what they had sent in; it still counts. */
  reopened_at: Date | null
}

/** Who has been asked and who has answered in an area, by name of the organisation: for its coordinator. Never what. */
export async function standingsOf(tx: Tx, round: string, area: string): Promise<Standing[]> {
  const organisations = await organisationsOf(tx, area)
  const rows = await tables(tx)
    .selectFrom((eb) =>
      eb
        .selectFrom('checklists.invitation')
        .select('organisation_id')
        .where('round_id', '=', round)
        .where('area_id', '=', area)
        .where('withdrawn_at', 'is', null)
        .union(
          eb
            .selectFrom('checklists.response')
            .select('organisation_id')
            .where('round_id', '=', round)
            .where('area_id', '=', area),
        )
        .as('asked'),
    )
    .leftJoin('checklists.response as r', (join) =>
      join.onRef('r.organisation_id', '=', 'asked.organisation_id').on('r.round_id', '=', round),
    )
    .select((eb) => [
      'asked.organisation_id',
      'r.started_at',
      eb
        .selectFrom('checklists.invitation as i')
        .select((of) => of.fn.min('i.invited_at').as('first'))
        .whereRef('i.organisation_id', '=', 'asked.organisation_id')
        .where('i.round_id', '=', round)
        .where('i.withdrawn_at', 'is', null)
        .as('invited_at'),
    ])
    .execute()
  const sent = await tables(tx)
    .selectFrom('checklists.submission')
    .distinctOn('organisation_id')
    .select(['organisation_id', 'submitted_at', 'submitted_by_name', 'reopened_at'])
    .where('round_id', '=', round)
    .where('area_id', '=', area)
    .orderBy('organisation_id')
    .orderBy('submitted_at', 'desc')
    .orderBy('id', 'desc')
    .execute()
  return rows
    .map((row) => {
      const last = sent.find(({ organisation_id }) => organisation_id === row.organisation_id)
      const { submitted_at = null, submitted_by_name = null, reopened_at = null } = last ?? {}
      const name = organisations.find(({ id }) => id === row.organisation_id)?.name ?? 'An organisation that has left'
      return { ...row, name, submitted_at, submitted_by_name, reopened_at }
    })
    .sort((one, other) => one.name.localeCompare(other.name, 'en-GB'))
}
