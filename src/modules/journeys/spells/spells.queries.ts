import { onceAPage, type Tx } from '#platform/db'
import type { CalendarDate } from '#platform/time'
import { tables } from '../journeys.db.ts'

/** A spell of support by one organisation, from registration to leaving. */
export interface Spell {
  id: string
  area_id: string
  person_id: string
  organisation_id: string
  /** A code of reference list funding-streams. */
  stream: string
  referral_id: string | null
  registered_on: CalendarDate
  eligibility_verified_on: CalendarDate | null
  left_on: CalendarDate | null
  /** A code of reference list leaving-reasons. */
  left_reason: string | null
}

/** Who leads a spell by name. */
export interface Lead {
  id: string
  spell_id: string
  user_id: string
  name: string
  since: Date
  until: Date | null
}

const spellColumns = [
  'id',
  'area_id',
  'person_id',
  'organisation_id',
  'stream',
  'referral_id',
  'registered_on',
  'eligibility_verified_on',
  'left_on',
  'left_reason',
] as const

/** The spell a person is in now, or undefined; also undefined to a viewer who sees less than a referral. */
export const openSpellOf = onceAPage(async (tx: Tx, person: string): Promise<Spell | undefined> => {
  return tables(tx)
    .selectFrom('journeys.spell')
    .select(spellColumns)
    .where('person_id', '=', person)
    .where('left_on', 'is', null)
    .executeTakeFirst()
})

/** Every spell of a person, newest first. */
export const spellsOf = onceAPage(async (tx: Tx, person: string): Promise<Spell[]> => {
  return tables(tx)
    .selectFrom('journeys.spell')
    .select(spellColumns)
    .where('person_id', '=', person)
    .orderBy('registered_on', 'desc')
    .orderBy('id', 'desc')
    .execute()
})

const leadColumns = ['id', 'spell_id', 'user_id', 'name', 'since', 'until'] as const

/** The key worker who leads a person's spell now, or undefined when nobody supports them or the viewer may not know. */
export const leadOf = onceAPage(async (tx: Tx, person: string): Promise<Lead | undefined> => {
  return tables(tx)
    .selectFrom('journeys.lead')
    .select(leadColumns)
    .where('person_id', '=', person)
    .where('until', 'is', null)
    .executeTakeFirst()
})

/** Everybody who led a spell, first to last. */
export async function leadsOfSpell(tx: Tx, spell: string): Promise<Lead[]> {
  return tables(tx)
    .selectFrom('journeys.lead')
    .select(leadColumns)
    .where('spell_id', '=', spell)
    .orderBy('since')
    .orderBy('id')
    .execute()
}
