import { type Examples, seenBy, type Walk } from './example.ts'
import { day } from './townspeople.ts'

/** Follow-ups: asked by link by whoever holds it, tried from the list, answered on their page, and who may be asked. */
export function followUpExamples({ people: { people, ...its } }: Walk): Examples {
  const isla = { as: 'morag', about: 'isla', concerned: seenBy.isla } as const
  return {
    '/f': { as: 'morag', at: '/f', typed: { code: its.linkCode } },
    '/f/:link': { as: 'morag', at: `/f/${its.followUpLink}`, typed: { answer: 'yes' } },
    '/f/thanks': { as: 'morag', at: '/f/thanks' },
    '/follow-ups': {
      as: 'fiona',
      at: '/follow-ups?whose=all&show=open',
      typed: { follow_up: its.followUpToTry, how: 'phone', result: 'not_reached' },
    },
    '/follow-ups/:followup/link': { ...isla, at: `/follow-ups/${its.byHand}/link`, typed: {} },
    '/follow-ups/:followup/link/:link': { ...isla, at: `/follow-ups/${its.byHand}/link/${its.linkByHand}` },
    '/follow-ups/:followup': {
      ...isla,
      at: `/follow-ups/${its.followUp}`,
      typed: { answer: 'yes', said_by: 'person', ...day('on_day', 2026, 11, 20) },
    },
    '/people/:person/jobs/:job/ask-employer': {
      ...isla,
      at: `/people/${people.isla}/jobs/${its.job}/ask-employer`,
      typed: { given: 'yes', ...day('said_on', 2026, 11, 20) },
    },
    '/people/:person/may-we-ask': {
      ...isla,
      at: `/people/${people.isla}/may-we-ask`,
      typed: { may_ask: 'no' },
    },
  }
}
