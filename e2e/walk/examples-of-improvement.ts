import { sql } from 'kysely'
import type { Examples, Walk } from './example.ts'
import { fillIn } from './form.ts'
import { day } from './townspeople.ts'

const due = day('due_on', 2027, 3, 31)

/** An improvement of the walk's city, led by a member of it, so that both who may write it can. */
export async function prepareImprovement({ town, rounds }: Pick<Walk, 'town' | 'rounds'>): Promise<string> {
  const pressed = await fillIn(town.as('hamish'), `/checklists/${rounds.reported}/workshop/2-5`, {
    rating: 'not',
    note: 'Half of us had not seen the list',
    press: 'improve',
  })
  if (pressed.status !== 303) throw new Error(`no improvement was made: ${pressed.status}`)
  const { rows } = await sql<{ id: string }>`select id from checklists.improvement order by id desc limit 1`.execute(
    town.house.asOwner,
  )
  return rows[0]?.id ?? ''
}

/** Those of the city who read its plan. */
export const inTheCity = [
  ...(['hamish', 'member', 'officer', 'morag', 'omar', 'rhona', 'nosy'] as const),
  ...(['fiona', 'tess', 'callum', 'pat'] as const),
] as const
const hers = { as: 'hamish', concerned: ['hamish'] } as const

/** The addresses of the workshop and the improvement plan. */
export function improvementExamples({ rounds, improvement }: Walk): Examples {
  const at = `/checklists/${rounds.reported}`
  const plan = `/checklists/plan/${improvement}`
  return {
    '/checklists/:round/workshop': { as: 'hamish', at: `${at}/workshop` },
    '/checklists/:round/screen': { as: 'hamish', at: `${at}/screen` },
    '/checklists/:round/workshop/:slug': {
      as: 'hamish',
      at: `${at}/workshop/2-5`,
      typed: { rating: 'partially', note: 'It is read out now', press: 'next' },
    },
    '/checklists/:round/improve': { as: 'hamish', at: `${at}/improve`, typed: { points: ['1.1'] } },
    '/checklists/plan': { as: 'hamish', at: '/checklists/plan' },
    '/checklists/plan/file': { as: 'hamish', at: '/checklists/plan/file?format=csv' },
    '/checklists/plan/new': {
      as: 'hamish',
      at: '/checklists/plan/new',
      typed: { issue: 'Nobody looks at the risks we share', review_months: '2' },
    },
    '/checklists/plan/agenda': { as: 'hamish', at: '/checklists/plan/agenda', typed: { minutes_needed: '20' } },
    '/checklists/plan/:improvement': { as: 'hamish', concerned: inTheCity, at: plan },
    '/checklists/plan/:improvement/change': {
      ...hers,
      at: `${plan}/change`,
      typed: { issue: 'Half of us have never seen the risks', actions: 'Read two out at each meeting', ...due },
    },
    '/checklists/plan/:improvement/action': {
      ...hers,
      at: `${plan}/action`,
      typed: (page) => ({
        words: 'Put a name to each risk',
        owner: page('[name=owner]').first().is('select')
          ? (page('[name=owner] option').last().attr('value') ?? '')
          : (page('[name=owner]').first().attr('value') ?? ''),
        ...due,
      }),
    },
    '/checklists/plan/:improvement/progress': {
      ...hers,
      at: `${plan}/progress`,
      typed: { state: 'slipping', words: 'The list is late' },
    },
  }
}
