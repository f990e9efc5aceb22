import type { Examples, Walk } from './example.ts'
import { fillIn } from './form.ts'
import { day } from './townspeople.ts'

/** What the examples of the national plan are made from: identifiers of an objective, two actions and a point on the way. */
export interface NationalPlan {
  objective: string
  action: string
  other: string
  milestone: string
}

/** A small national plan, and something that is to move to the areas, which the city has answered. */
export async function prepareNationalPlan({ town }: Pick<Walk, 'town'>): Promise<NationalPlan> {
  const grace = town.as('grace')
  await fillIn(grace, '/national-plan/objectives/new', {
    workstream: 'alignment',
    words: 'Doors open both ways',
    outcome: 'Referrals go both ways',
  })
  const form = await grace.ask('/national-plan/actions/new')
  const objective = form.page('input[name=objective_id]').attr('value') ?? ''
  const act = async (words: string) => {
    const { to } = await fillIn(grace, '/national-plan/actions/new', {
      objective_id: objective,
      words,
      owner: 'Alignment group',
      ...day('due_on', 2027, 6, 30),
    })
    return to?.split('/').at(-1) ?? ''
  }
  const action = await act('Agree with health boards')
  const other = await act('Agree with housing')
  await fillIn(grace, `/national-plan/actions/${action}/milestones/new`, {
    words: 'Half agree',
    ...day('due_on', 2027, 3, 1),
  })
  const shown = await grace.ask(`/national-plan/actions/${action}`)
  const milestone = shown.page('a[href*="/reached"]').attr('href')?.split('/').at(-2) ?? ''
  await fillIn(grace, '/readiness/new', {
    resource: 'Training allowances',
    ...day('moves_on', 2027, 6, 1),
    ...day('answer_by', 2027, 5, 1),
  })
  for (let number = 1; number <= 10; number++)
    await fillIn(town.as('hamish'), `/readiness/training-allowances/questions/${number}`, {
      level: '2',
      evidence: 'Minutes',
    })
  await fillIn(town.as('hamish'), '/readiness/training-allowances/send', { agreed: 'yes' })
  return { objective, action, other, milestone }
}

const decided = { words: 'Begin in May', why: 'All agreed', body: 'Joint board', ...day('made_on', 2026, 11, 2) }

/** The addresses of the national plan and of readiness. */
export function nationalPlanExamples({ nationalPlan: { objective, action, other, milestone } }: Walk): Examples {
  const at = `/national-plan/actions/${action}`
  const move = '/readiness/training-allowances'
  const put = { objective_id: objective, owner: 'Alignment group', ...day('due_on', 2027, 6, 30) }
  return {
    '/national-plan': { as: 'grace', at: '/national-plan' },
    '/national-plan/objectives/new': {
      as: 'grace',
      at: '/national-plan/objectives/new',
      typed: { workstream: 'measurement', words: 'One set of measures', outcome: 'All use it' },
    },
    '/national-plan/objectives/:objective/change': {
      as: 'grace',
      at: `/national-plan/objectives/${objective}/change`,
      typed: { words: 'Doors open both ways, everywhere', why: 'It was asked for' },
    },
    '/national-plan/actions/new': {
      as: 'grace',
      at: '/national-plan/actions/new',
      typed: { ...put, words: 'Agree with courts' },
    },
    '/national-plan/decisions': { as: 'grace', at: '/national-plan/decisions' },
    '/national-plan/decisions/new': { as: 'grace', at: '/national-plan/decisions/new', typed: decided },
    '/national-plan/milestones/:milestone/reached': {
      as: 'grace',
      at: `/national-plan/milestones/${milestone}/reached`,
      typed: day('on', 2026, 11, 2),
    },
    '/national-plan/actions/:action/change': {
      as: 'grace',
      at: `${at}/change`,
      typed: { words: 'Agree with every health board', why: 'Half is too few' },
    },
    '/national-plan/actions/:action/report': {
      as: 'grace',
      at: `${at}/report`,
      typed: { state: 'under_way', words: 'Five have agreed' },
    },
    '/national-plan/actions/:action/milestones/new': {
      as: 'grace',
      at: `${at}/milestones/new`,
      typed: { words: 'All agree', ...day('due_on', 2027, 6, 1) },
    },
    '/national-plan/actions/:action/needs': {
      as: 'grace',
      at: `${at}/needs`,
      typed: { needs_id: other, what: 'needed', why: 'The same words' },
    },
    '/national-plan/actions/:action': { as: 'grace', at },
    '/readiness': { as: 'grace', at: '/readiness' },
    '/readiness/new': {
      as: 'grace',
      at: '/readiness/new',
      typed: { resource: 'Travel passes', ...day('moves_on', 2027, 6, 1), ...day('answer_by', 2027, 5, 1) },
    },
    '/readiness/:slug/questions/:number': {
      as: 'hamish',
      at: `${move}/questions/1`,
      typed: { level: '3', evidence: 'Minutes of May' },
    },
    '/readiness/:slug/send': { as: 'hamish', at: `${move}/send`, typed: { agreed: 'yes' } },
    '/readiness/:slug/areas/:area/decide': {
      as: 'grace',
      at: `${move}/areas/S12000049/decide`,
      typed: { outcome: 'with_conditions', words: 'Hear those who deliver now by May' },
    },
    '/readiness/:slug/areas/:area': { as: 'grace', at: `${move}/areas/S12000049` },
    '/readiness/:slug': { as: 'grace', at: move },
  }
}
