import { personForm } from '#modules/people'
import { Ask, choice, date, formOf } from '#platform/forms'
import { form } from '#platform/http'
import { workers } from '../journeys.access.ts'
import { agreePlan } from './agree-plan.ts'
import { loadPlan, planAt } from './load-plan.ts'
import { Steps } from './plan-parts.tsx'

const agreeForm = formOf({
  how: choice({
    label: 'Who agrees?',
    required: 'Choose who agrees',
    options: [
      { value: 'together', text: 'They agreed with me present, and so do I' },
      { value: 'on_paper', text: 'They signed it on paper, I have seen it, and I agree' },
      { value: 'own_account', text: 'I agree; they will agree from their own account' },
    ],
  }),
  agreed_on: date({ label: 'Agreed on', required: 'Enter the day it was agreed', notFuture: true }),
  review_on: date({
    label: 'Look at it again on',
    hint: 'Leave it blank, and the rule says when.',
    notPast: true,
  }),
})

export const agreeRoute = form({
  path: '/people/:person/plan/agree',
  access: workers,
  audit: { show: 'journeys.plan.opened', submit: 'journeys.plan.agreed' },
  form: agreeForm,
  load: loadPlan,
  prefill: ({ today }) => agreeForm.typedFrom({ agreed_on: today }),
  async show(view) {
    const { person, plan, names } = view.loaded
    await view.visit.record({ person_id: person.id })
    const asked = { form: agreeForm, typed: view.typed, errors: view.errors }
    return personForm({
      person,
      heading: 'Agree the plan',
      sub: plan.aim ?? 'Nothing is written yet about what they are aiming for.',
      view,
      button: 'Agree',
      back: planAt(person.id),
      children: (
        <>
          {plan.goals
            .filter((goal) => goal.state === 'open')
            .map((goal) => (
              <section key={goal.id}>
                <h2>{goal.words}</h2>
                <Steps goal={goal} names={names} />
              </section>
            ))}
          <Ask {...asked} name="how" inline={false} />
          <Ask {...asked} name="agreed_on" />
          <Ask {...asked} name="review_on" />
        </>
      ),
    })
  },
  async submit({ visit, loaded, value }) {
    const { person, spell } = loaded
    const { how, agreed_on, review_on } = value
    const parties = how === 'own_account' ? (['worker'] as const) : (['worker', 'person'] as const)
    await agreePlan(visit.tx, visit.viewer, spell, { parties, how, agreed_on, review_on })
    await visit.record({ person_id: person.id, subject: { kind: 'spell', id: spell.id }, detail: { how } })
    return {
      to: planAt(person.id).href,
      flash: how === 'own_account' ? 'You have agreed the plan.' : 'The plan is agreed by both.',
    }
  },
})
