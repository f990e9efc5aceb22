import { documentAsDownload } from '#platform/documents'
import { page, raw } from '#platform/http'
import { referenceText } from '#platform/reference'
import { formatDate } from '#platform/time'
import { Heading } from '#platform/ui'
import { completenessInWords } from '../delivery-plan/completeness.ts'
import { loadPlan } from '../delivery-plan/load-plan.ts'
import { nameOf, type Plan, planAt } from '../delivery-plan/plan.ts'
import { ownPlan, readers } from '../plans.access.ts'
import { planDocument } from './document.ts'
import { DocumentShown, readContent } from './document-shown.tsx'

const notYet = 'Nothing is written here yet.'

export const titleOf = (plan: Plan): string => `${referenceText('areas', plan.area_id)}: ${nameOf(plan)}`

/** The draft of a plan whole, as it stands: to read through, and to print. */
export const readRoute = page({
  path: '/partnership/plans/:plan/read',
  access: readers,
  audit: ownPlan,
  async show({ tx, viewer, today, parameters }) {
    const { plan, now, items } = await loadPlan(tx, viewer, parameters.plan, today)
    return {
      title: `Draft: ${nameOf(plan)}`,
      back: { href: planAt(plan), text: nameOf(plan) },
      main: (
        <>
          <Heading sub={`Draft of ${formatDate(today)}. ${completenessInWords(items)}.`}>{titleOf(plan)}</Heading>
          <DocumentShown content={await readContent(now)} empty={notYet} />
        </>
      ),
    }
  },
})

/** The draft of a plan as a Word document. */
export const fileRoute = raw({
  method: 'GET',
  path: '/partnership/plans/:plan/file',
  access: readers,
  audit: ownPlan,
  async answer({ tx, viewer, today, parameters }) {
    const { plan, now } = await loadPlan(tx, viewer, parameters.plan, today)
    const sub = `Draft of ${formatDate(today)}.`
    const content = await readContent(now)
    return documentAsDownload(planDocument({ title: titleOf(plan), sub, content, empty: notYet }), `draft-${plan.slug}`)
  },
})
