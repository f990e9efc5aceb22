import { v7 as uuid } from 'uuid'
import { insertMembership } from '#modules/partnership'
import { createPerson, type Person, type PersonDetails, selectOptionalPerson } from '#modules/people'
import type { Role, Viewer } from '#platform/access'
import type { TestDatabase } from '#platform/testing'
import { type CalendarDate, calendarDate } from '#platform/time'
// The tests of every room lean on the same invented neighbourhood.
import { neighbourhood, viewerOf } from '../people/people.testing.ts'
import { registerPerson } from './spells/register.ts'
import { openSpellOf, type Spell } from './spells/spells.queries.ts'

export { neighbourhood, viewerOf }

export const today = calendarDate('2026-11-23')

type Organisation = Parameters<typeof viewerOf>[0]

/** Somebody who acts for an organisation and is known to it as a colleague. */
export async function colleagueOf(
  house: TestDatabase,
  at: Organisation,
  role: Role = 'key_worker',
  name = 'Morag Fictus',
) {
  const viewer = viewerOf(at, role, name)
  const { user_id, organisation_id, area_id } = viewer
  await house.asWorker((tx) => insertMembership(tx, { user_id, name, role, organisation_id, area_id }))
  return viewer
}

/** A person who was referred: the viewer's organisation sees what was sent, and no more. */
export async function referredPerson(
  house: TestDatabase,
  viewer: Viewer,
  details: Partial<PersonDetails> = {},
): Promise<Person> {
  const person = { given_name: 'Isla', family_name: 'Sample', known_as: null, date_of_birth: null, ...details }
  const because = { kind: 'referral', id: uuid() }
  return house.asViewer(viewer, async (tx) => {
    const id = await createPerson(tx, viewer, person, {}, { kind: 'referral', sees: 2, because })
    const seen = await selectOptionalPerson(tx, id)
    if (seen === undefined) throw new Error('the person was not written down')
    return seen
  })
}

/** A person whom the viewer supports since a day. */
export async function supportedPerson(
  house: TestDatabase,
  viewer: Viewer,
  registered_on: CalendarDate = today,
  details: Partial<PersonDetails> = {},
): Promise<{ person: Person; spell: Spell }> {
  const person = await referredPerson(house, viewer, details)
  const spell = await house.asViewer(viewer, async (tx) => {
    await registerPerson(tx, viewer, { person, registered_on, stream: 'NOLB' }, today)
    return openSpellOf(tx, person.id)
  })
  if (spell === undefined) throw new Error('the person was not registered')
  return { person, spell }
}
