import { type Example, type Examples, seenBy, type Walk } from './example.ts'
import type { Who } from './town.ts'
import { day } from './townspeople.ts'

const capabilities = [
  ...['confidence', 'coping', 'routine', 'people', 'asking', 'reading', 'digital', 'money', 'direction', 'applying'],
] as const

/** What was achieved, what it rests on, who verified it, and how far somebody has come. */
export function outcomeExamples({ people: { people, ...its } }: Walk): Examples {
  const isla = { as: 'morag', about: 'isla', concerned: seenBy.isla } as const
  const her = (path: string, typed?: Example['typed'], as: Who = 'morag'): Example => ({
    ...isla,
    as,
    at: `/people/${people.isla}/outcomes${path}`,
    typed,
  })
  const on = day('on_date', 2026, 11, 2)
  const distance = (path: string, typed?: Example['typed']) => ({
    ...isla,
    at: `/people/${people.isla}/distance${path}`,
    typed,
  })
  const herself = { as: 'isla', about: 'isla' } as const
  return {
    '/people/:person/outcomes/new': her('/new', { kinds: ['training', 'volunteering'] }),
    '/people/:person/outcomes/new/fe-he': her('/new/fe-he', { ...on, what: 'HNC Care', study: 'part_time' }),
    '/people/:person/outcomes/new/training': her('/new/training', {
      ...on,
      what: 'First aid',
      accredited: 'yes',
      completed: 'going_on',
      evidence: 'certificate',
    }),
    '/people/:person/outcomes/new/qualification': her('/new/qualification', {
      ...on,
      what: 'Food hygiene',
      scqf_level: '5',
    }),
    '/people/:person/outcomes/new/work-experience': her('/new/work-experience', { ...on, place: 'Sample Larder' }),
    '/people/:person/outcomes/new/volunteering': her('/new/volunteering', { ...on, place: 'Sample Larder' }),
    '/people/:person/outcomes/new/school-reengaged': her('/new/school-reengaged', { ...on, study: 'full_time' }),
    '/people/:person/outcomes/:outcome': her(`/${its.outcome}`),
    '/people/:person/outcomes/:outcome/evidence': her(`/${its.outcome}/evidence`, {
      kind: 'letter',
      ...day('seen_on', 2026, 11, 20),
    }),
    '/people/:person/outcomes/:outcome/verify': {
      ...her(`/${its.toVerify}/verify`, { decision: 'verified' }, 'fiona'),
    },
    '/people/:person/outcomes/:outcome/evidence/:evidence/take-out': her(
      `/${its.outcome}/evidence/${its.evidence}/take-out`,
      { reason: 'It was of somebody else' },
    ),
    '/people/:person/outcomes/:outcome/correct': her(`/${its.outcome}/correct`, {
      what: 'In the lifeboat shop',
      happened: 'yes',
      reason: 'The wrong place',
    }),
    '/verify': { as: 'fiona', at: '/verify' },
    '/people/:person/distance': distance(''),
    '/people/:person/distance/print': distance('/print'),
    '/people/:person/distance/rate': distance('/rate', { rater: 'person', 'ratings-money': '2' }),
    '/people/:person/distance/ratings/:rating/talk': distance(`/ratings/${its.rating}/talk`, { words: 'She said why' }),
    '/people/:person/distance/ratings/:rating/take-out': distance(`/ratings/${its.rating}/take-out`, {
      reason: 'It was of somebody else',
    }),
    '/my/how-far': { ...herself, at: '/my/how-far' },
    '/my/how-far/print': { ...herself, at: '/my/how-far/print' },
    ...Object.fromEntries(
      capabilities.map((code) => [
        `/my/how-far/${code}`,
        { ...herself, at: `/my/how-far/${code}`, typed: { step: '3', words: 'I went' } },
      ]),
    ),
  }
}
