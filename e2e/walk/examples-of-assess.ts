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
    '/people/:person/plan/pauses/:pause/end': her(`/plan/pauses/${its.pause}/end`, {}),
    '/people/:person/assessments/:assessment/compare': her(`/assessments/${its.assessment}/compare`),
    '/people/:person/assessments/:assessment/print': her(`/assessments/${its.assessment}/print`),
    ...questionExamples(its.ownQuestions),
    '/my/plan/print': { as: 'isla', about: 'isla', at: '/my/plan/print' },
    '/people/:person/refer': her('/refer', { needs: 'money' }),
  }
}

/** The questions of the city's own needs assessment and of the islands': an area has one draft at a time, so what ends one stands last. */
function questionExamples({ draft, published, island }: Record<'draft' | 'published' | 'island', string>): Examples {
  const at = '/assessment-questions'
  const by = (path: string, typed?: Example['typed']): Example => ({ as: 'hamish', at: `${at}${path}`, typed })
  return {
    [`${at}/use`]: by('/use'),
    [`${at}/:version`]: by(`/${published}`),
    [`${at}/:version/preview/:slug`]: by(`/${published}/preview/hopes`),
    [`${at}/:version/questions/new`]: by(`/${draft}/questions/new`, {
      text: 'What do you do on a free day?',
      kind: 'words',
      measures: 'Free days',
    }),
    [`${at}/:version/questions/:slug`]: by(`/${draft}/questions/hopes`, { help: 'In their own words' }),
    [`${at}/:version/end`]: by(`/${published}/end`, {}),
    [`${at}/:version/publish`]: by(`/${draft}/publish`, { about: 'Free days' }),
    [`${at}/:version/give-up`]: { ...by(`/${island}/give-up`, {}), as: 'ailsa' },
    [at]: by('', {}),
  }
}
