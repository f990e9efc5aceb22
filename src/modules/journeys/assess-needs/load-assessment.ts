import { found, type Visit } from '#platform/http'
import { personInFull } from '../journeys.access.ts'
import { assessmentsOf } from './assessments.queries.ts'

/** The assessment of the path with the one before it, if there was one. */
export async function loadAssessment(visit: Visit<{ person: string; assessment: string }>) {
  const person = await personInFull(visit)
  const all = await assessmentsOf(visit.tx, person.id)
  const at = all.findIndex(({ id }) => id === visit.parameters.assessment)
  return { person, assessment: found(all[at]), before: all[at + 1], newest: at === 0 }
}
