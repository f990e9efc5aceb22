import { type Example, type Examples, seenBy, type Walk } from './example.ts'
import { day } from './townspeople.ts'

/** Reviews of a plan, what a plan says on paper, and whom somebody on record is referred to. */
export function assessExamples({ people: { people, ...its } }: Walk): Examples {
  const her = (path: string, typed?: Example['typed']): Example => ({
    as: 'morag',
    about: 'isla',
    concerned: seenBy.isla,
    at: `/people/${people.isla}${path}`,
    typed,
  })
  return {
    '/people/:person/plan/review': her('/plan/review', { how: 'met', said: 'It goes well' }),
    '/people/:person/plan/reviews': her('/plan/reviews'),
    '/people/:person/plan/reviews/:review/take-out': her(`/plan/reviews/${its.review}/take-out`, {
      reason: 'It was of somebody else',
    }),
    '/people/:person/plan/pause': her('/plan/pause', {
      kind: 'pause',
      pause_reason: 'course',
      ...day('until_on', 2027, 1, 8),
    }),
    '/people/:person/plan/pauses/:pause/end': her(`/plan/pauses/${its.pause}/end`),
    '/people/:person/assessments/:assessment/compare': her(`/assessments/${its.assessment}/compare`),
    '/people/:person/assessments/:assessment/print': her(`/assessments/${its.assessment}/print`),
    '/my/plan/print': { as: 'isla', about: 'isla', at: '/my/plan/print' },
    '/people/:person/refer': her('/refer', { needs: 'money' }),
  }
}
