import { partnershipForm, writeToMembers } from '#modules/partnership'
import { Ask, date, formOf, longText } from '#platform/forms'
import { form, Refused, type Visit } from '#platform/http'
import { addDays } from '#platform/time'
import { InsetText } from '#platform/ui'
import { completenessInWords, countOf } from '../delivery-plan/completeness.ts'
import { type LoadedPlan, loadPlan } from '../delivery-plan/load-plan.ts'
import { nameOf, numberOf, planAt } from '../delivery-plan/plan.ts'
import { coordinators, ownPlan } from '../plans.access.ts'
import { titleOf } from '../publish/read-routes.tsx'
import { reviewRule } from '../review/reviews.queries.ts'
import { putForward } from './editions.queries.ts'

const putForm = (loaded: LoadedPlan) => {
  const label = 'What is new, and why?'
  const asks = { label, hint: 'Everybody reads it beside the plan.', max: 2000 }
  return formOf({
    changes:
      loaded.current === undefined ? longText(asks) : longText({ ...asks, required: 'Enter what is new, and why' }),
    answer_by: date({ label: 'By when are organisations to say?', required: 'Enter the day by which they are to say' }),
  })
}

const load = ({ tx, viewer, today, parameters }: Visit<{ plan: string }>) =>
  loadPlan(tx, viewer, parameters.plan, today)

/** Puts a plan before the partnership: words and figures are fixed, and every member organisation is asked whether it agrees. */
export const putForwardRoute = form({
  path: '/partnership/plans/:plan/put-forward',
  access: coordinators,
  audit: { show: ownPlan, submit: 'plans.edition.put_forward' },
  load,
  form: putForm,
  prefill: (loaded, { today }) =>
    putForm(loaded).typedFrom({ answer_by: addDays(today, reviewRule(loaded.plan, today).sign_off_days) }),
  show(view) {
    const { plan, items, current, waiting, changed } = view.loaded
    const asked = { form: putForm(view.loaded), typed: view.typed, errors: view.errors }
    const open = items.filter(({ standing }) => standing !== 'ready')
    return partnershipForm({
      heading: 'Put it before the partnership',
      sub: `${nameOf(plan)}. ${completenessInWords(items)}. Its words and figures are fixed as they are now, and every member organisation is asked whether it agrees.`,
      view,
      button: 'Put it before the partnership',
      back: { href: planAt(plan), text: nameOf(plan) },
      children: (
        <>
          {open.length > 0 && (
            <InsetText>
              <p>Not ready: {open.map(({ item }) => `${numberOf(item)} ${item.title}`).join(', ')}.</p>
            </InsetText>
          )}
          {waiting !== undefined && (
            <InsetText>
              <p>
                Edition {waiting.number} lies before the partnership. It is taken back, and what organisations said to
                it stays on record: they are asked again. {changed === 0 ? 'No words have changed since.' : ''}
              </p>
            </InsetText>
          )}
          {current !== undefined && <Ask {...asked} name="changes" rows={4} />}
          <Ask {...asked} name="answer_by" />
        </>
      ),
    })
  },
  async submit({ visit, loaded, value }) {
    const { plan, items, now, current, waiting, changed } = loaded
    const open = items.filter(({ standing }) => standing !== 'ready')
    if (open.length > 0)
      throw new Refused(
        `Not everything is ready: ${open.length === 1 ? '1 item is' : `${open.length} items are`} not, ${numberOf(open[0]?.item ?? { section: 0, place: 0 })} first. ${countOf(items, 'empty')} have nothing written.`,
      )
    if (waiting === undefined && current !== undefined && changed === 0)
      throw new Refused('Nothing has changed since it was published')
    if (value.answer_by < visit.today)
      throw new Refused([{ field: 'answer_by', message: 'The day by which they are to say must be today or later' }])
    const edition = { title: titleOf(plan), content: now, changes: value.changes ?? '', answer_by: value.answer_by }
    const { id, number } = await putForward(visit.tx, visit.viewer, plan, edition)
    const told = await writeToMembers(visit.tx, plan.area_id, visit.today, {
      subject: 'A plan of the partnership waits for your organisation',
      body: 'A delivery plan waits in No Wrong Door for your organisation to say whether it agrees. Open The partnership, then Delivery plans.',
    })
    await visit.record({ subject: { kind: 'plan_edition', id }, detail: { number, told } })
    return { to: planAt(plan), flash: `Edition ${number} lies before the partnership. ${told} people are told.` }
  },
})
