import { partnershipForm } from '#modules/partnership'
import { Ask, formOf, longText } from '#platform/forms'
import { form, found, Refused, type Visit } from '#platform/http'
import { InsetText } from '#platform/ui'
import { nameOf, planAt } from '../delivery-plan/plan.ts'
import { coordinators, ownPlan } from '../plans.access.ts'
import { isWaiting, loadEdition, type OneEdition } from '../sign-off/edition-loaded.ts'
import { publishEdition } from '../sign-off/editions.queries.ts'
import { AgreementShown, agreementOf } from './agreement.tsx'

async function load(visit: Visit<{ plan: string; edition: string }>): Promise<OneEdition> {
  const one = await loadEdition(visit)
  if (!isWaiting(one.edition)) found(undefined)
  return one
}

const quiet = ({ members, signOffs }: OneEdition) =>
  members.filter((member) => !signOffs.some(({ organisation_id }) => organisation_id === member.organisation_id))

const publishForm = (one: OneEdition) => {
  const asks = { label: 'Why does it go out without them?', max: 500 }
  const all = quiet(one).length === 0
  return formOf({
    without: all ? longText(asks) : longText({ ...asks, required: 'Enter why it goes out without them' }),
  })
}

/** Publishes an edition: everybody can read it, with who agreed; the one before it stays readable as it was. */
export const publishRoute = form({
  path: '/partnership/plans/:plan/editions/:edition/publish',
  access: coordinators,
  audit: { show: ownPlan, submit: 'plans.edition.published' },
  load,
  form: publishForm,
  show(view) {
    const one = view.loaded
    const { plan, edition, members, signOffs } = one
    const missing = quiet(one)
    return partnershipForm({
      heading: `Publish edition ${edition.number}`,
      sub: `${edition.title}. Everybody can read it at /plans/${plan.slug}, without signing in.`,
      view,
      button: 'Publish it',
      back: { href: planAt(plan), text: nameOf(plan) },
      children: (
        <>
          <AgreementShown agreement={agreementOf(members, signOffs)} />
          {missing.length > 0 && (
            <>
              <InsetText>
                <p>Nothing was heard from {missing.map(({ organisation }) => organisation).join(', ')}.</p>
              </InsetText>
              <Ask form={publishForm(one)} typed={view.typed} errors={view.errors} name="without" rows={3} />
            </>
          )}
        </>
      ),
    })
  },
  async submit({ visit, loaded, value }) {
    const { plan, edition, members, signOffs } = loaded
    const said = { without: value.without ?? '', agreement: agreementOf(members, signOffs) }
    if (said.agreement.agreed.length === 0) throw new Refused('No organisation has agreed to it yet')
    if (!(await publishEdition(visit.tx, visit.viewer, edition, said)))
      throw new Refused('It was published or taken back meanwhile')
    await visit.record({ subject: { kind: 'plan_edition', id: edition.id }, detail: { number: edition.number } })
    return { to: planAt(plan), flash: `Edition ${edition.number} is published.` }
  },
})
