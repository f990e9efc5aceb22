import { partnershipForm } from '#modules/partnership'
import { Ask, choice, formOf, longText, text } from '#platform/forms'
import { form, found, type Visit } from '#platform/http'
import { itemAt, nameOf, type Plan, planAt } from '../delivery-plan/plan.ts'
import { addItem, selectOptionalPlan } from '../delivery-plan/plans.queries.ts'
import { coordinators, ownPlan } from '../plans.access.ts'
import { sectionTitles } from './framework.ts'

const itemForm = (plan: Plan) =>
  formOf({
    section: choice({
      label: 'In which section?',
      required: 'Choose the section',
      options: sectionTitles(plan.framework, plan.kind).map((title, at) => ({
        value: String(at + 1),
        text: `${at + 1}. ${title}`,
      })),
    }),
    title: text({ label: 'What is it called?', called: 'Its name', required: 'Enter what it is called', max: 80 }),
    guidance: longText({ label: 'What should it say?', max: 500 }),
  })

/** Adds an item of the partnership's own to a section; the items of the national framework stay as they are. */
export const addItemRoute = form({
  path: '/partnership/plans/:plan/items/new',
  access: coordinators,
  audit: { show: ownPlan, submit: 'plans.item.added' },
  load: async ({ tx, parameters }: Visit<{ plan: string }>) => ({
    plan: found(await selectOptionalPlan(tx, parameters.plan)),
  }),
  form: ({ plan }) => itemForm(plan),
  show(view) {
    const { plan } = view.loaded
    const asked = { form: itemForm(plan), typed: view.typed, errors: view.errors }
    return partnershipForm({
      heading: 'Add an item of your own',
      sub: 'It stands at the end of its section. The national items stay, in their order.',
      view,
      button: 'Add it',
      back: { href: planAt(plan), text: nameOf(plan) },
      children: (
        <>
          <Ask {...asked} name="section" />
          <Ask {...asked} name="title" />
          <Ask {...asked} name="guidance" rows={3} />
        </>
      ),
    })
  },
  async submit({ visit, loaded: { plan }, value: { section, title, guidance } }) {
    const item = { section: Number(section), title, guidance: guidance ?? '' }
    const id = await addItem(visit.tx, visit.viewer, plan, item)
    await visit.record({ subject: { kind: 'plan_item', id } })
    return { to: itemAt({ plan_id: plan.id, id }), flash: 'The item is in the plan.' }
  },
})
