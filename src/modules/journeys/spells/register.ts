import { v7 as uuid } from 'uuid'
import { nameOf, selectOptionalOrganisation } from '#modules/partnership'
import { addToTimeline, openRelationship, type Person, sight } from '#modules/people'
import type { Viewer } from '#platform/access'
import type { Tx } from '#platform/db'
import { Refused } from '#platform/http'
import type { CalendarDate } from '#platform/time'
import { tables } from '../journeys.db.ts'
import { beginStage } from '../stages/stages.ts'
import { assignLead } from './leads.ts'
import { type BeforeRegistration, registrationProblems } from './spell.ts'
import { leadOf, openSpellOf, spellsOf } from './spells.queries.ts'

export interface Registration {
  person: Person
  registered_on: CalendarDate
  /** A code of reference list funding-streams. */
  stream: string
  /** The referral that led here, known to referrals only. */
  referral_id?: string | null | undefined
  /** The lead key worker; the viewer when nobody else is named. */
  lead?: { user_id: string; name: string } | undefined
}

/** What the rules of registration need to know of a person and of the viewer's organisation. */
export async function beforeRegistration(tx: Tx, viewer: Viewer, person: Person): Promise<BeforeRegistration> {
  const [open, spells, lead] = [
    await openSpellOf(tx, person.id),
    await spellsOf(tx, person.id),
    await leadOf(tx, person.id),
  ]
  const own = viewer.organisation_id === null ? undefined : await selectOptionalOrganisation(tx, viewer.organisation_id)
  const holder = open && (await selectOptionalOrganisation(tx, open.organisation_id))
  return {
    date_of_birth: person.date_of_birth,
    open: open && {
      registered_on: open.registered_on,
      organisation: holder?.name ?? 'another organisation',
      lead: lead?.name ?? null,
    },
    last_left_on:
      spells
        .flatMap((spell) => spell.left_on ?? [])
        .sort()
        .at(-1) ?? null,
    organisation_supports: own?.supports_people ?? false,
  }
}

/**
 * Registers a person with the viewer's organisation: a spell, its lead by name, the first stage, sight of the record for the
 * organisation, and a line that a referrer may read too. Returns the spell's identifier.
 * @throws Refused in words when a spell is open already, the day cannot be, or the organisation does not support people
 */
export async function registerPerson(
  tx: Tx,
  viewer: Viewer,
  registration: Registration,
  today: CalendarDate,
): Promise<string> {
  const { person, registered_on, stream, referral_id, lead } = registration
  const problems = registrationProblems(await beforeRegistration(tx, viewer, person), registered_on, today)
  if (problems.length > 0) throw new Refused(problems)
  const { organisation_id } = viewer
  if (organisation_id === null) throw new Error('only somebody who acts for an organisation registers a person')
  const [id, area_id, person_id] = [uuid(), person.area_id, person.id]
  const because = { kind: 'spell', id }
  await openRelationship(tx, {
    area_id,
    person_id,
    holder: organisation_id,
    kind: 'spell',
    sees: sight.record,
    because,
  })
  const created = await tables(tx)
    .insertInto('journeys.spell')
    .values({
      id,
      area_id,
      person_id,
      organisation_id,
      stream,
      referral_id: referral_id ?? null,
      registered_on,
      registered_by: viewer.user_id,
    })
    .onConflict((oc) => oc.columns(['person_id', 'area_id']).where('left_on', 'is', null).doNothing())
    .returning('id')
    .executeTakeFirst()
  // Somebody else registered the person between our look and our writing; their spell stands.
  if (created === undefined)
    throw new Refused('Somebody registered this person a moment ago. Open their page to see who')
  const spell = { id, area_id, person_id, organisation_id }
  const named = lead ?? { user_id: viewer.user_id, name: (await nameOf(tx, viewer.user_id)) ?? viewer.name }
  await assignLead(tx, viewer, { spell, lead: named, quietly: true })
  await beginStage(
    tx,
    viewer,
    { spell: { ...spell, registered_on }, stage: 1, from_on: registered_on, quietly: true },
    today,
  )
  await addToTimeline(tx, viewer, {
    area_id,
    person_id,
    kind: 'journeys.registration',
    words: `Registered with ${viewer.organisation_name}; ${named.name} is the lead key worker`,
    sees: sight.progress,
  })
  return id
}
