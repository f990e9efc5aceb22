import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import { addToTimelines, sight, writeToAccount } from '#modules/people'
import type { Viewer } from '#platform/access'
import { recordForEach } from '#platform/audit'
import type { Tx } from '#platform/db'
import { found, Refused } from '#platform/http'
import { tables } from '../journeys.db.ts'
import { possibleLeads } from '../spells/leads.ts'

/** Somebody of the team, and who leads. */
export interface Led {
  spell_id: string
  area_id: string
  person_id: string
  given_name: string
  family_name: string
  lead: string | null
  lead_name: string | null
}

/** Everybody an organisation supports now, by name, with who leads: all of them, those of one worker, or those nobody leads. */
export async function ledBy(tx: Tx, organisation: string, who: string | 'nobody' | undefined): Promise<Led[]> {
  const of = who === undefined ? sql`true` : who === 'nobody' ? sql`l.user_id is null` : sql`l.user_id = ${who}`
  const { rows } = await sql<Led>`
    select s.id as spell_id, s.area_id, s.person_id, p.given_name, p.family_name, l.user_id as lead, l.name as lead_name
    from journeys.spell s join people.person p on p.id = s.person_id and p.area_id = s.area_id
      left join journeys.lead l on l.spell_id = s.id and l.area_id = s.area_id and l.until is null
    where s.organisation_id = ${organisation} and s.left_on is null and ${of}
    order by lower(p.family_name), lower(p.given_name), s.id`.execute(tx)
  return rows
}

export interface LeadsGiven {
  spells: readonly string[]
  to: string
  reason: string
}

/**
 * Gives several people to one worker at once: each lead before ends in the instant the new one begins. Whom that worker leads already stays as they are. Each record says
 * so, and each worker concerned is written to.
 * @returns how many were given
 * @throws Refused when the worker does not support people for the organisation, or somebody's support has ended meanwhile
 */
export async function giveLeads(tx: Tx, viewer: Viewer, { spells, to, reason }: LeadsGiven): Promise<number> {
  const organisation = found(viewer.organisation_id)
  const chosen = (await possibleLeads(tx, organisation)).find(({ user_id }) => user_id === to)
  if (chosen === undefined)
    throw new Refused([{ field: 'to', message: 'Choose one of your colleagues who supports people' }])
  // In one order, so that two who give at once wait for each other and never for ever.
  const { rows: open } = await sql<{ id: string; area_id: string; person_id: string }>`
    select id, area_id, person_id from journeys.spell where id = any (${spells}::uuid[]) and organisation_id = ${organisation} and left_on is null
    order by id for update`.execute(tx)
  if (open.length !== new Set(spells).size)
    throw new Refused('Somebody you chose is no longer supported here. Nobody was given; choose again')
  const { rows: leads } = await sql<{ spell_id: string; user_id: string }>`
    select spell_id, user_id from journeys.lead where spell_id = any (${spells}::uuid[]) and until is null`.execute(tx)
  const before = new Map(leads.map(({ spell_id, user_id }) => [spell_id, user_id]))
  const given = open.filter(({ id }) => before.get(id) !== to)
  if (given.length === 0) return 0
  await tables(tx)
    .updateTable('journeys.lead')
    .set({ until: sql<Date>`nwd.clock()`, ended_by: viewer.user_id })
    .where(
      'spell_id',
      'in',
      given.map(({ id }) => id),
    )
    .where('until', 'is', null)
    .execute()
  const lead = { user_id: chosen.user_id, name: chosen.name, given_by: viewer.user_id, reason }
  await tables(tx)
    .insertInto('journeys.lead')
    .values(given.map(({ id, area_id, person_id }) => ({ id: uuid(), area_id, person_id, spell_id: id, ...lead })))
    .execute()
  const words = `${chosen.name} is now the lead key worker`
  await addToTimelines(tx, viewer, given, { kind: 'journeys.lead', words, sees: sight.progress })
  await recordForEach(tx, given, { event: 'journeys.lead.given', detail: { together: given.length } })
  await writeTo(tx, to, {
    subject: 'People were given to you',
    body: `${people(given.length)} given to you as lead key worker. They are under “My people”.`,
  })
  const losing = Map.groupBy(given, ({ id }) => before.get(id))
  for (const [from, theirs] of losing)
    await writeTo(tx, from, {
      subject: 'People of yours have another lead key worker',
      body: `${people(theirs.length)} given to a colleague as lead key worker. Each record says to whom, and why.`,
    })
  return given.length
}

const people = (many: number) => (many === 1 ? 'One person was' : `${many} people were`)

async function writeTo(tx: Tx, account: string | undefined, letter: Parameters<typeof writeToAccount>[2]) {
  if (account !== undefined) await writeToAccount(tx, account, letter)
}
