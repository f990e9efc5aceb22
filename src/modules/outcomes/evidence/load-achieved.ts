import { found, type Visit } from '#platform/http'
import { type Supported, supportedPerson } from '../outcomes.access.ts'
import { type Achieved, achievedBy, achievementWith } from './achieved.ts'

export interface LoadedAchieved extends Supported {
  one: Achieved
  /** Where its page is. */
  at: string
}

/** The job or other outcome of the path, as it stands now, if the viewer sees the person's record; otherwise not found. */
export async function loadAchieved(visit: Visit<{ person: string; outcome: string }>): Promise<LoadedAchieved> {
  const supported = await supportedPerson(visit)
  const all = await achievedBy(visit.tx, supported.person.id)
  const one = found(achievementWith(all, visit.parameters.outcome))
  return { ...supported, one, at: `/people/${supported.person.id}/outcomes/${one.id}` }
}

/** As loadAchieved, and it was not taken out. */
export async function loadStanding(visit: Visit<{ person: string; outcome: string }>): Promise<LoadedAchieved> {
  const loaded = await loadAchieved(visit)
  found(loaded.one.superseded_at === null ? loaded.one : undefined)
  return loaded
}
