import { sql } from 'kysely'
import type { Tx } from '#platform/db'

/** An answer to a statement as it should stand from now on; an empty one is taken back. */
export interface GivenAnswer {
  response_id: string
  item: string
  answer: string
}

/** Words in a comment box as they should stand from now on; empty ones are taken back. */
export interface GivenComment {
  response_id: string
  section: number
  box: string
  text: string
}

/** How many were put down that were not there, took another's place, or were taken back. What stands already is none of them. */
export interface Changes {
  added: number
  changed: number
  taken_back: number
}

interface Counted {
  superseded: number
  taken_back: number
  inserted: number
}

const changesOf = ({ superseded, taken_back, inserted }: Counted): Changes => ({
  added: inserted - (superseded - taken_back),
  changed: superseded - taken_back,
  taken_back,
})

/**
 * Puts answers down as sent in, superseding what they change; all of them in two statements, however many.
 * @param by account; null by link or from a file
 */
export async function storeAnswers(tx: Tx, given: readonly GivenAnswer[], by: string | null): Promise<Changes> {
  const list = sql`unnest(${given.map((one) => one.response_id)}::uuid[], ${given.map((one) => one.item)}::text[],
    ${given.map((one) => one.answer)}::text[]) as g (response_id, item, answer)`
  const { rows: superseded } = await sql<{ taken_back: boolean }>`
    update checklists.answer a set superseded_at = nwd.clock(), superseded_by = ${by} from ${list}
    where a.response_id = g.response_id and a.item = g.item and a.superseded_at is null and a.answer <> g.answer
    returning g.answer = '' as taken_back`.execute(tx)
  const { numAffectedRows = 0n } = await sql`
    insert into checklists.answer (area_id, round_id, organisation_id, response_id, version_id, item, answer, answered_by)
    select r.area_id, r.round_id, r.organisation_id, r.id, r.version_id, g.item, g.answer, ${by}
    from ${list} join checklists.response r on r.id = g.response_id
    where g.answer <> '' and not exists (
      select 1 from checklists.answer a where a.response_id = g.response_id and a.item = g.item and a.superseded_at is null)`.execute(
    tx,
  )
  return changesOf({
    superseded: superseded.length,
    taken_back: superseded.filter((row) => row.taken_back).length,
    inserted: Number(numAffectedRows),
  })
}

/** Puts comments down as sent in, as storeAnswers does answers. */
export async function storeComments(tx: Tx, given: readonly GivenComment[], by: string | null): Promise<Changes> {
  const list = sql`unnest(${given.map((one) => one.response_id)}::uuid[], ${given.map((one) => one.section)}::smallint[],
    ${given.map((one) => one.box)}::text[], ${given.map((one) => one.text)}::text[]) as g (response_id, section, box, text)`
  const { rows: superseded } = await sql<{ taken_back: boolean }>`
    update checklists.comment c set superseded_at = nwd.clock(), superseded_by = ${by} from ${list}
    where c.response_id = g.response_id and c.section = g.section and c.box = g.box and c.superseded_at is null and c.text <> g.text
    returning g.text = '' as taken_back`.execute(tx)
  const { numAffectedRows = 0n } = await sql`
    insert into checklists.comment (area_id, round_id, organisation_id, response_id, version_id, section, box, text, commented_by)
    select r.area_id, r.round_id, r.organisation_id, r.id, r.version_id, g.section, g.box, g.text, ${by}
    from ${list} join checklists.response r on r.id = g.response_id
    where g.text <> '' and not exists (
      select 1 from checklists.comment c
      where c.response_id = g.response_id and c.section = g.section and c.box = g.box and c.superseded_at is null)`.execute(
    tx,
  )
  return changesOf({
    superseded: superseded.length,
    taken_back: superseded.filter((row) => row.taken_back).length,
    inserted: Number(numAffectedRows),
  })
}
