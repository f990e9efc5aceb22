import { closePart } from '#modules/checklists'
import { answers, members, roundOf } from '../../src/modules/checklists/checklists.testing.ts'
import type { Examples, Walk } from './example.ts'
import { city, island } from './town.ts'

/** The rounds of the walk's two towns, by identifier. */
export interface Rounds {
  /** Six organisations of the city answered, with words; its part has closed, so its report is there to see. The island's is still open. */
  reported: string
  /** Open for the city and the island; nobody has answered. */
  open: string
}

/** A round whose report can be seen and one that can be answered, with organisations nobody meets elsewhere. */
export async function prepareChecklists({ town }: Pick<Walk, 'town'>): Promise<Rounds> {
  const { house } = town
  const reported = await roundOf(house, { key: 'walk-reported', areas: [city, island] })
  const typed = { '1.1': 'fully', '2.5': 'not', '3.1': 'partially', '1.examples': 'We meet on the first Monday' }
  for (const member of await members(house, city, 6)) await answers(house, reported, member, typed)
  const coordinator = town.viewer('hamish')
  await house.asViewer(coordinator, (tx) => closePart(tx, reported.id, city, coordinator.user_id))
  const open = await roundOf(house, { key: 'walk-open', areas: [city, island] })
  return { reported: reported.id, open: open.id }
}

/** The addresses of the checklists. */
export function checklistExamples(_walk: Walk): Examples {
  return {}
}
