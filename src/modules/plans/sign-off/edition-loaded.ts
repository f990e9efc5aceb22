import { type Member, membersNow } from '#modules/partnership'
import { found, type Visit } from '#platform/http'
import type { Plan } from '../delivery-plan/plan.ts'
import { selectOptionalPlan } from '../delivery-plan/plans.queries.ts'
import { type ReadContent, readContent } from '../publish/document-shown.tsx'
import { type Edition, editionsOf } from './editions.queries.ts'
import { type SignOff, signOffsOf } from './signing.queries.ts'

/** An edition of a plan, and what organisations say to it. */
export interface OneEdition {
  plan: Plan
  edition: Edition
  /** The edition that was published before it. */
  before: Edition | undefined
  members: Member[]
  signOffs: SignOff[]
  read: ReadContent
}

/** The edition that an address names; not found when the viewer may not see it. */
export async function loadEdition({
  tx,
  parameters,
}: Pick<Visit<{ plan: string; edition: string }>, 'tx' | 'parameters'>): Promise<OneEdition> {
  const plan = found(await selectOptionalPlan(tx, parameters.plan))
  const editions = await editionsOf(tx, plan.id)
  const edition = found(editions.find(({ id }) => id === parameters.edition))
  return {
    plan,
    edition,
    before: editions.find(({ number, published_at }) => number < edition.number && published_at !== null),
    members: await membersNow(tx, plan.area_id),
    signOffs: await signOffsOf(tx, edition.id),
    read: await readContent(edition.content),
  }
}

/** Whether an edition lies before the partnership: put forward, not published, not taken back. */
export const isWaiting = ({ published_at, ended_at }: Pick<Edition, 'published_at' | 'ended_at'>): boolean =>
  published_at === null && ended_at === null
