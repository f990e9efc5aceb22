import { spellsOf } from '#modules/journeys'
import { type Person, selectOptionalPerson, sight, sightOf } from '#modules/people'
import type { Role } from '#platform/access'
import { found, type Visit } from '#platform/http'
import type { CalendarDate } from '#platform/time'

/** Who writes outcomes and follow-ups down; whose, the relationship of their organisation decides. */
export const recorders = [
  'key_worker',
  'team_lead',
  'provider_worker',
  'coordinator',
] as const satisfies readonly Role[]

/** A person whose record the viewer sees and who has been registered: outcomes are of support, and begin with it. */
export interface Supported {
  person: Person
  today: CalendarDate
  /** The open spell, or the latest. */
  spell_id: string
  /** The first day on which anything can have come of the support. */
  registered_on: CalendarDate
}

/** The person of the path, if the viewer sees their record and they were ever registered; otherwise not found. */
export async function supportedPerson(visit: Visit<{ person: string }>): Promise<Supported> {
  const person = found(await selectOptionalPerson(visit.tx, visit.parameters.person))
  found((await sightOf(visit.tx, person.id)) >= sight.record ? person : undefined)
  const spells = await spellsOf(visit.tx, person.id)
  const [latest] = spells
  const first = found(spells.at(-1))
  return { person, today: visit.today, spell_id: latest?.id ?? first.id, registered_on: first.registered_on }
}
