import { type Person, type Sight, selectOptionalPerson, sight, sightOf } from '#modules/people'
import type { Role, Viewer } from '#platform/access'
import { found, type Visit } from '#platform/http'

/** Who may lead a spell. */
export const rolesThatLead = ['key_worker', 'team_lead', 'provider_worker'] as const satisfies readonly Role[]

/** Who writes in a person's journey. The organisation's relationship with the person decides whose. */
export const workers = rolesThatLead

/** Who reads it: those who write, and the coordinator of the area. */
export const readers = ['key_worker', 'team_lead', 'provider_worker', 'coordinator'] as const satisfies readonly Role[]

/** The visits of this module are of signed-in viewers, about one person. */
export type PersonVisit = Visit<{ person: string }>

/** The person of the path, if the viewer sees at least that much of them; otherwise not found, as if there were nobody. */
async function personWith(visit: PersonVisit, least: Sight): Promise<Person> {
  const person = found(await selectOptionalPerson(visit.tx, visit.parameters.person))
  return found((await sightOf(visit.tx, person.id)) >= least ? person : undefined)
}

/** The person of the path, if they were at least referred to the viewer's organisation. */
export const personReferred = (visit: PersonVisit) => personWith(visit, sight.referral)

/** The person of the path, if the viewer sees their record. */
export const personInFull = (visit: PersonVisit) => personWith(visit, sight.record)

/** Who did it, as it is kept beside the account: names change, what was written does not. */
export const nameAsItIsNow = (viewer: Viewer) =>
  viewer.organisation_name === '' ? viewer.name : `${viewer.name}, ${viewer.organisation_name}`
