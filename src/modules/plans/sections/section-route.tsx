import { type Owners, ownersIn, partnershipForm } from '#modules/partnership'
import { Ask, choice, date, formOf } from '#platform/forms'
import { form, found, Refused, type Visit } from '#platform/http'
import { nameOf, type Plan, planAt } from '../delivery-plan/plan.ts'
import { selectOptionalPlan } from '../delivery-plan/plans.queries.ts'
import { coordinators, ownPlan } from '../plans.access.ts'
import { sectionTitles } from '../template/framework.ts'
import { ownersOf, type SectionOwner, setOwner } from './owners.queries.ts'

interface Section {
  plan: Plan
  number: number
  title: string
  owners: Owners
  owner: SectionOwner | undefined
}

async function load({ tx, today, parameters }: Visit<{ plan: string; number: string }>): Promise<Section> {
  const plan = found(await selectOptionalPlan(tx, parameters.plan))
  const number = Number(parameters.number)
  const title = found(sectionTitles(plan.framework, plan.kind)[number - 1])
  const owner = (await ownersOf(tx, plan.id)).find(({ section }) => section === number)
  return { plan, number, title, owner, owners: await ownersIn(tx, plan.area_id, today) }
}

const sectionForm = ({ owners }: Pick<Section, 'owners'>) =>
  formOf({
    owner: choice({ label: 'Who answers for it?', required: 'Choose who answers for it', options: owners.options }),
    due_on: date({ label: 'By when is it to be written?', required: 'Enter the day by which it is to be written' }),
  })

/** The coordinator says who answers for a section of a plan, and by when it is to be written. */
export const sectionRoute = form({
  path: '/partnership/plans/:plan/sections/:number',
  access: coordinators,
  audit: { show: ownPlan, submit: 'plans.section.given' },
  load,
  form: sectionForm,
  prefill({ owner, owners, ...section }) {
    const value =
      owner && owners.valueOf({ organisation_id: owner.organisation_id, user_id: owner.user_id, name: owner.name })
    const due = owner === undefined ? {} : { due_on: owner.due_on }
    return sectionForm({ ...section, owners }).typedFrom({ ...(value === undefined ? {} : { owner: value }), ...due })
  },
  show(view) {
    const { plan, number, title } = view.loaded
    const asked = { form: sectionForm(view.loaded), typed: view.typed, errors: view.errors }
    return partnershipForm({
      heading: `Who writes section ${number}?`,
      sub: `${title}. Everybody of the partnership may write in it; one answers for it, says what is ready, and is reminded.`,
      view,
      button: 'Save',
      back: { href: planAt(plan), text: nameOf(plan) },
      children: (
        <>
          <Ask {...asked} name="owner" />
          <Ask {...asked} name="due_on" />
        </>
      ),
    })
  },
  async submit({ visit, loaded: { plan, number, owners, owner: before }, value }) {
    if (value.due_on < visit.today && value.due_on !== before?.due_on)
      throw new Refused([{ field: 'due_on', message: 'The day by which it is to be written must be today or later' }])
    const owner = owners.ownerOf(value.owner)
    await setOwner(visit.tx, visit.viewer, plan, { section: number, due_on: value.due_on, ...owner })
    await visit.record({ subject: { kind: 'plan', id: plan.id }, detail: { section: number } })
    return { to: planAt(plan), flash: `Section ${number} has somebody who answers for it.` }
  },
})
