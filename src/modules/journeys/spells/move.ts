import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import { type Author, addToTimeline, sight } from '#modules/people'
import type { Tx } from '#platform/db'
import type { CalendarDate } from '#platform/time'
import { tables } from '../journeys.db.ts'

/** To whom a spell goes: an organisation, and who leads there. */
export interface Taker {
  organisation_id: string
  organisation: string
  user_id: string
  name: string
}

/** How a spell stood before it was moved. */
export interface SpellBefore {
  organisation_id: string
  lead: { user_id: string; name: string } | null
  /** The appointments ahead that went with it, and with whom each was. */
  appointments: { id: string; with_user_id: string; with_name: string }[]
}

/**
 * Moves an open spell to another organisation: the same spell, so that nobody starts or leaves; its lead, who sees the person because of
 * it, and the appointments ahead. Stages, notes and the plan belong to the spell and go with it. For the program's own transactions.
 * @param only appointments that go back to whom they were with; all those ahead go to the new lead when none are named
 * @returns how it stood before; undefined when it is no longer open with the organisation that it is to be moved from
 */
export async function moveSpell(
  tx: Tx,
  by: Author,
  move: {
    spell: string
    from: string
    to: Taker
    reason: string
    today: CalendarDate
    only?: SpellBefore['appointments'] | undefined
  },
): Promise<SpellBefore | undefined> {
  const { to, today } = move
  const spell = await tables(tx)
    .selectFrom('journeys.spell')
    .select(['id', 'area_id', 'person_id', 'organisation_id'])
    .where('id', '=', move.spell)
    .where('organisation_id', '=', move.from)
    .where('left_on', 'is', null)
    .forUpdate()
    .executeTakeFirst()
  if (spell === undefined) return undefined
  const of = { area_id: spell.area_id, person_id: spell.person_id }
  const { rows: leads } = await sql<{ user_id: string; name: string }>`
    update journeys.lead set until = nwd.clock(), ended_by = ${by.user_id} where spell_id = ${spell.id} and until is null returning user_id, name`.execute(
    tx,
  )
  await sql`update journeys.spell set organisation_id = ${to.organisation_id}, changed_at = nwd.clock(), changed_by = ${by.user_id}
    where id = ${spell.id}`.execute(tx)
  await tables(tx)
    .insertInto('journeys.lead')
    .values({
      id: uuid(),
      ...of,
      spell_id: spell.id,
      user_id: to.user_id,
      name: to.name,
      given_by: by.user_id,
      reason: move.reason,
    })
    .execute()
  const appointments = await ahead(tx, spell.id, today)
  for (const one of appointments) {
    const back = move.only?.find(({ id }) => id === one.id)
    const [user, name] = [back?.with_user_id ?? to.user_id, back?.with_name ?? to.name]
    await sql`update journeys.appointment set with_user_id = ${user}, with_name = ${name}, changed_at = nwd.clock(), changed_by = ${by.user_id}
      where id = ${one.id}`.execute(tx)
  }
  await sql`update people.relationship set closed_at = nwd.clock(), closed_by = ${by.user_id}
    where person_id = ${spell.person_id} and holder = ${move.from} and kind = 'spell' and closed_at is null`.execute(tx)
  await sql`insert into people.relationship (area_id, person_id, holder, kind, sees, opened_by, because_kind, because_id)
    values (${spell.area_id}, ${spell.person_id}, ${to.organisation_id}, 'spell', 3, ${by.user_id}, 'spell', ${spell.id})`.execute(
    tx,
  )
  const words = `${to.organisation} supports them from now on; ${to.name} is the lead key worker. ${move.reason}`
  await addToTimeline(tx, by, { ...of, kind: 'journeys.moved', words, sees: sight.progress })
  return { organisation_id: spell.organisation_id, lead: leads[0] ?? null, appointments }
}

/** The appointments of a spell that are yet to come. */
async function ahead(tx: Tx, spell: string, today: CalendarDate) {
  return tables(tx)
    .selectFrom('journeys.appointment')
    .select(['id', 'with_user_id', 'with_name'])
    .where('spell_id', '=', spell)
    .where('outcome', 'is', null)
    .where('on_date', '>=', today)
    .orderBy('id')
    .execute()
}
