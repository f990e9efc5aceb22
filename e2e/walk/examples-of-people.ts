import type { CheerioAPI } from 'cheerio'
import { type Example, type Examples, seenBy, type Walk } from './example.ts'
import type { Typed } from './form.ts'
import { everybody } from './town.ts'
import { day, job } from './townspeople.ts'

/** The first answer that a question offers, or words where it offers none. */
const firstAnswer = (page: CheerioAPI): Typed => ({
  answer: String(page('main form [type=radio], main form [type=checkbox]').first().val() ?? 'Words'),
})

/** A person's record, seen by those who support them; and what is written down about them. */
export function peopleExamples({ town, people: { people, ...its } }: Walk): Examples {
  const at = `/people/${people.isla}`
  const isla = { as: 'morag', about: 'isla', concerned: seenBy.isla } as const
  const her = (path: string, typed?: Example['typed']) => ({ ...isla, at: `${at}${path}`, typed })
  const herself = { as: 'isla', about: 'isla' } as const
  return {
    '/today': { as: 'morag', at: '/today' },
    '/people': { as: 'morag', at: '/people', typed: { words: 'Islabel' } },
    '/people/find': { as: 'morag', at: '/people/find' },
    'POST /people/find': { as: 'morag', at: '/people/find', answers: 303 },
    '/people/new': { as: 'morag', at: '/people/new', typed: { given_name: 'Newella', family_name: 'Onlysample' } },
    '/people/:person': her(''),
    '/people/:person/details': her('/details', { best_time: 'after noon' }),
    '/people/:person/details/history': her('/details/history'),
    '/people/:person/told': her('/told', { language: 'Scots' }),
    '/people/:person/told/history': her('/told/history'),
    '/people/:person/files': her('/files'),
    '/people/:person/household': her('/household'),
    '/people/:person/household/new': her('/household/new', { relation: 'sibling' }),
    '/people/:person/household/:member': her(`/household/${its.member}`, { relation: 'child' }),
    '/people/:person/household/family': her('/household/family', {
      other: people.ready,
      both: 'yes',
      ...day('agreed_on', 2026, 11, 20),
      how: 'spoken',
    }),
    '/people/:person/household/family/:link/end': her(`/household/family/${its.family}/end`, { reason: 'They moved' }),
    '/people/:person/flags': her('/flags'),
    '/people/:person/flags/new': her('/flags/new', { kind: 'risk', words: 'A step is loose' }),
    '/people/:person/flags/:flag': her(`/flags/${its.flag}`, {
      holds: 'no',
      found: 'They meet in town now',
      words: 'Over',
    }),
    '/people/:person/access': her('/access'),
    '/people/:person/access-log': her('/access-log'),
    '/people/:person/sharing': her('/sharing'),
    '/people/:person/timeline': her('/timeline'),
    '/people/:person/break-glass': {
      as: 'rhona',
      at: `/people/${people.walkIn}/break-glass`,
      about: 'walkIn',
      // Its very purpose is to be reached by whoever works in the area and sees nothing of the person.
      concerned: everybody.filter((who) => town.viewer(who).area_id === 'S12000049'),
      typed: { reason: 'They came to our door and could not speak' },
    },
    '/break-glass/:glass/seen': {
      as: 'hamish',
      at: `/break-glass/${its.glass}/seen`,
      about: 'walkIn',
      concerned: ['hamish'],
      typed: {},
    },
    '/my': { ...herself, at: '/my' },
    '/my/access': { ...herself, at: '/my/access' },
    '/my/access-log': { ...herself, at: '/my/access-log' },
    '/people/:person/register': {
      as: 'morag',
      at: `/people/${people.ready}/register?referral=${its.referrals.ready}`,
      about: 'ready',
      concerned: seenBy.ready,
      typed: { privacy: 'read_out', charter: 'paper', ...day('registered_on', 2026, 11, 20), stream: 'NOLB' },
    },
    '/people/:person/registration': her('/registration'),
    '/people/:person/eligibility': her('/eligibility', { evidence: 'identity', ...day('verified_on', 2026, 11, 20) }),
    '/people/:person/lead': her('/lead', { lead: town.viewer('omar').user_id, reason: 'Morag is away' }),
    '/people/:person/stages': her('/stages'),
    '/people/:person/stages/begin': her('/stages/begin', { stage: '3', ...day('from_on', 2026, 10, 1) }),
    '/people/:person/stages/:stage/end': her(`/stages/${its.stage}/end`, {
      ...day('to_on', 2026, 11, 20),
      reason: 'Done',
    }),
    '/people/:person/notes': her('/notes'),
    '/people/:person/notes/new': her('/notes/new', { kind: 'met', words: 'Met at the yard' }),
    '/people/:person/notes/:note/correct': her(`/notes/${its.note}/correct`, { reason: 'The wrong day' }),
    '/people/:person/appointments': her('/appointments'),
    '/people/:person/appointments/new': her('/appointments/new', {
      ...day('on_date', 2026, 11, 30),
      at_time: '3pm',
      how: 'phone',
      about: 'The week',
    }),
    '/people/:person/appointments/:appointment/attendance': her(`/appointments/${its.appointment}/attendance`, {
      outcome: 'attended',
    }),
    '/people/:person/assessment': her('/assessment', {}),
    '/people/:person/assessment/:slug': her('/assessment/work', firstAnswer),
    '/people/:person/assessment/check': {
      ...her('/assessment/check'),
      notTwice: 'it takes every answer; journeys has it',
    },
    '/people/:person/assessments/:assessment': her(`/assessments/${its.assessment}`),
    '/people/:person/plan': her('/plan'),
    '/people/:person/plan/print': her('/plan/print'),
    '/people/:person/plan/agree': her('/plan/agree', { how: 'together', ...day('agreed_on', 2026, 11, 23) }),
    '/people/:person/plan/aim': her('/plan/aim', { aim: 'A yard of her own' }),
    '/people/:person/plan/goals/new': her('/plan/goals/new', { words: 'A bus card' }),
    '/people/:person/plan/goals/:goal': her(`/plan/goals/${its.goal}`, { words: 'Three days a week' }),
    '/people/:person/plan/goals/:goal/steps/new': her(`/plan/goals/${its.goal}/steps/new`, {
      words: 'Ask the skipper',
      who: 'worker',
    }),
    '/people/:person/plan/steps/:step': her(`/plan/steps/${its.step}`, { words: 'Visit the yard twice' }),
    '/my/plan': { ...herself, at: '/my/plan', typed: {} },
    '/my/plan/steps/:step': { ...herself, at: `/my/plan/steps/${its.step}`, concerned: ['isla'], typed: {} },
    '/people/:person/plan/steps/:step/state': her(`/plan/steps/${its.step}/state`, { state: 'doing' }),
    '/people/:person/plan/goals/:goal/state': her(`/plan/goals/${its.goal}/state`, { state: 'done' }),
    '/people/:person/outcomes/job': her('/outcomes/job', { ...job, ...day('started_on', 2026, 11, 2) }),
    '/people/:person/jobs/:job/end': her(`/jobs/${its.job}/end`, {
      ...day('ended_on', 2026, 11, 20),
      ended_reason: 'unknown',
    }),
    '/people/:person/jobs/:job/correct': her(`/jobs/${its.job}/correct`, {
      hours_per_week: '21',
      happened: 'yes',
      reason: 'The wrong hours',
    }),
    '/people/:person/invite': her('/invite', { email: 'islabel@walk.example', checked: 'yes' }),
    '/people/:person/leave': her('/leave', { ...day('left_on', 2026, 11, 23), left_reason: 'learning' }),
    '/people/:person/sharing/:permission/withdraw': her(`/sharing/${its.permission}/withdraw`, {}),
  }
}
