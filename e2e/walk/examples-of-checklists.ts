import { closePart, commentsToClear } from '#modules/checklists'
import { answers, members, roundOf } from '../../src/modules/checklists/checklists.testing.ts'
import { choosePoints } from '../../src/modules/checklists/points/points.queries.ts'
import type { Examples, Walk } from './example.ts'
import { city, island } from './town.ts'

/** The rounds of the walk's two towns, by identifier. */
export interface Rounds {
  /** Six organisations of the city answered, with words; its part has closed, so its report is there to see. The island's is still open. */
  reported: string
  /** A comment of it that waits to be cleared. */
  comment: string
  /** Open for the city and the island; nobody has answered. */
  open: string
  /** The version of the self-assessment they ask. */
  version: string
}

/** A round whose report can be seen and one that can be answered, with organisations nobody meets elsewhere. */
export async function prepareChecklists({ town }: Pick<Walk, 'town'>): Promise<Rounds> {
  const { house } = town
  const reported = await roundOf(house, { key: 'walk-reported', areas: [city, island] })
  const typed = { '1.1': 'fully', '2.5': 'not', '3.1': 'partially', '1.examples': 'We meet on the first Monday' }
  for (const member of await members(house, city, 6)) await answers(house, reported, member, typed)
  const coordinator = town.viewer('hamish')
  const comment = await house.asViewer(coordinator, async (tx) => {
    await closePart(tx, reported.id, city, coordinator.user_id)
    await choosePoints(
      tx,
      reported,
      city,
      [
        { item: '1.1', note: '' },
        { item: '2.5', note: '' },
      ],
      coordinator.user_id,
    )
    return (await commentsToClear(tx, reported.id, 'local', city))[0]?.id ?? ''
  })
  const open = await roundOf(house, { key: 'walk-open', areas: [city, island] })
  return { reported: reported.id, comment, open: open.id, version: open.version_id }
}

/** The addresses of the checklists. */
export function checklistExamples({ rounds }: Walk): Examples {
  const at = `/checklists/${rounds.reported}`
  const open = `/checklists/${rounds.open}`
  return {
    '/checklists': { as: 'hamish', at: '/checklists' },
    '/checklists/new': {
      as: 'hamish',
      at: '/checklists/new',
      typed: {
        title: 'Self-assessment of the walk',
        key: 'walk-new',
        version_id: rounds.version,
        'closes_on-day': '1',
        'closes_on-month': '3',
        'closes_on-year': '2099',
      },
    },
    '/checklists/:round': { as: 'hamish', at: open },
    '/checklists/:round/answer': { as: 'morag', at: `${open}/answer` },
    '/checklists/:round/answer/:number': { as: 'morag', at: `${open}/answer/1`, typed: { of_1_1: 'fully' } },
    '/checklists/:round/answer/send': { as: 'morag', at: `${open}/answer/send`, typed: {} },
    '/checklists/:round/answer/again': { as: 'morag', at: `${open}/answer/again`, typed: {} },
    '/checklists/:round/close': { as: 'hamish', at: `${open}/close`, typed: {} },
    '/checklists/:round/report': { as: 'hamish', at: `${at}/report` },
    '/checklists/:round/report/file': { as: 'hamish', at: `${at}/report/file?format=csv` },
    '/checklists/:round/nation': { as: 'grace', at: `${at}/nation` },
    '/checklists/:round/nation/file': { as: 'grace', at: `${at}/nation/file?format=csv` },
    '/checklists/:round/comments': { as: 'hamish', at: `${at}/comments` },
    '/checklists/:round/comments/:comment': {
      as: 'hamish',
      at: `${at}/comments/${rounds.comment}`,
      typed: { decision: 'cleared', words: 'We meet every month', theme: 'working_together' },
    },
    '/checklists/:round/points': {
      as: 'hamish',
      at: `${at}/points`,
      typed: { section_1: ['1.1'], section_2: ['2.5'] },
    },
    '/checklists/:round/points/order': {
      as: 'hamish',
      at: `${at}/points/order`,
      typed: { place_1_1: '2', place_2_5: '1', note_2_5: 'The weakest' },
    },
  }
}
