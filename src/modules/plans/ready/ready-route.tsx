import { partnershipForm } from '#modules/partnership'
import { formOf, text } from '#platform/forms'
import { form, found, Refused } from '#platform/http'
import { itemAt, numberOf } from '../delivery-plan/plan.ts'
import { figuresShown } from '../figures/figures.queries.ts'
import { ownPlan, writers } from '../plans.access.ts'
import { blocksOf } from '../words/markup.ts'
import { Written } from '../words/written.tsx'
import { decidesAbout, loadItem } from '../write-together/item-loaded.ts'
import { sayReady } from './ready.queries.ts'

const readyForm = formOf({ text: text({ label: 'The text that is ready', required: 'Open the item again', max: 36 }) })

/** Says that what an item says now is ready. A text saved later is not, until somebody says so again. */
export const readyRoute = form({
  path: '/partnership/plans/:plan/items/:item/ready',
  access: writers,
  audit: { show: ownPlan, submit: 'plans.item.ready' },
  async load(visit) {
    const one = await loadItem(visit)
    if (one.text === undefined || !decidesAbout(one, visit.viewer)) found(undefined)
    return { ...one, blocks: await blocksOf(one.text?.words ?? ''), figures: await figuresShown(visit.tx, one.plan) }
  },
  form: readyForm,
  prefill: ({ text: now }) => ({ text: now?.id ?? '' }),
  show(view) {
    const { item, blocks, figures } = view.loaded
    const seen = view.typed.text
    return partnershipForm({
      heading: `Is ${numberOf(item)} ready?`,
      sub: `${item.title}. Whoever changes it later makes it “changed since it was ready”.`,
      view,
      button: 'It is ready',
      back: { href: itemAt(item), text: `${numberOf(item)} ${item.title}` },
      children: (
        <>
          <input type="hidden" name="text" value={typeof seen === 'string' ? seen : ''} />
          <div class="nwd-document">
            <Written blocks={blocks} figures={figures} />
          </div>
        </>
      ),
    })
  },
  async submit({ visit, loaded: { item, text: now }, value }) {
    if (now?.id !== value.text) throw new Refused('Somebody has changed it meanwhile: open the item again')
    await sayReady(visit.tx, visit.viewer, item, value.text)
    await visit.record({ subject: { kind: 'plan_item', id: item.id } })
    return { to: itemAt(item), flash: `${numberOf(item)} is ready.` }
  },
})
