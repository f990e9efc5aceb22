import type { Viewer } from '#platform/access'
import { found, type Visit } from '#platform/http'
import type { Item, Plan } from '../delivery-plan/plan.ts'
import { selectOptionalItem, selectOptionalPlan } from '../delivery-plan/plans.queries.ts'
import { runsIt, writesIt } from '../plans.access.ts'
import { ownersOf, type SectionOwner } from '../sections/owners.queries.ts'
import { currentText, type Text } from './texts.queries.ts'

/** An item of a plan that the viewer may see, who answers for it, and what it says now. */
export interface OneItem {
  plan: Plan
  item: Item
  owner: SectionOwner | undefined
  text: Text | undefined
}

/** The item that an address names; not found when the viewer may not see it. */
export async function loadItem({
  tx,
  parameters,
}: Pick<Visit<{ plan: string; item: string }>, 'tx' | 'parameters'>): Promise<OneItem> {
  const plan = found(await selectOptionalPlan(tx, parameters.plan))
  const item = found(await selectOptionalItem(tx, plan.id, parameters.item))
  const owner = (await ownersOf(tx, plan.id)).find(({ section }) => section === item.section)
  return { plan, item, owner, text: await currentText(tx, item.id) }
}

/**
 * Whether a viewer decides about an item: says that it is ready, accepts other words. The coordinator always; whoever answers for its section, or
 * their organisation; any writer while nobody does.
 */
export function decidesAbout({ owner }: Pick<OneItem, 'owner'>, viewer: Viewer): boolean {
  if (!writesIt(viewer)) return false
  if (runsIt(viewer) || owner === undefined) return true
  return owner.user_id === viewer.user_id || owner.organisation_id === viewer.organisation_id
}
