import { partnershipForm } from '#modules/partnership'
import { Ask, choices, formOf } from '#platform/forms'
import { form, found } from '#platform/http'
import { type ReferenceKey, referenceList, referenceOptions } from '#platform/reference'
import type { CalendarDate } from '#platform/time'
import { ownPlan, writers } from '../plans.access.ts'
import { selectOptionalRequirement } from '../requirements/requirements.queries.ts'
import { alignmentLists } from './lists.ts'
import { setTies, tieKinds, tiesOf } from './ties.queries.ts'

const meant = (list: ReferenceKey & ('national-outcomes' | 'policy-drivers' | 'principles'), today: CalendarDate) =>
  referenceList(list, today).map(({ code, text, meaning }) => ({ value: code, text: `${text}: ${meaning}` }))

const questionsOn = (today: CalendarDate) =>
  formOf({
    national_outcome: choices({ label: 'National outcomes', options: meant('national-outcomes', today) }),
    policy_driver: choices({ label: 'Policy drivers', options: meant('policy-drivers', today) }),
    principle: choices({ label: 'Principles', options: meant('principles', today) }),
    need: choices({ label: 'Needs of the gap analysis', options: referenceOptions('needs', today) }),
  })

/** Says which outcomes, drivers, principles and needs a line answers to. */
export const sayTies = form({
  path: '/requirements/:requirement/answers-to',
  access: writers,
  audit: { show: ownPlan, submit: 'plans.requirement.tied' },
  async load({ tx, parameters, today }) {
    const line = found(await selectOptionalRequirement(tx, parameters.requirement))
    found(line.removed_at === null ? line : undefined)
    const ties = (await tiesOf(tx, line.area_id, line.year)).filter(({ requirement_id }) => requirement_id === line.id)
    return { line, ties, questions: questionsOn(today) }
  },
  form: ({ questions }) => questions,
  prefill: ({ ties }) =>
    Object.fromEntries(tieKinds.map((kind) => [kind, ties.filter((tie) => tie.kind === kind).map(({ code }) => code)])),
  show(view) {
    const { line, questions } = view.loaded
    const asked = { form: questions, typed: view.typed, errors: view.errors }
    return partnershipForm({
      heading: `What line ${line.number} answers to`,
      sub: `${line.line.target_group}. Tick what it is meant to move, not all that it touches.`,
      view,
      button: 'Save',
      back: { href: `/requirements/${line.id}`, text: `Line ${line.number}` },
      children: (
        <>
          {alignmentLists.map(({ kind }) => (
            <Ask key={kind} {...asked} name={kind} />
          ))}
          <Ask {...asked} name="need" />
        </>
      ),
    })
  },
  async submit({ visit: { tx, viewer, record }, loaded: { line }, value }) {
    const said = tieKinds.flatMap((kind) => value[kind].map((code) => ({ kind, code })))
    await setTies(tx, viewer, line, said)
    await record({
      area_id: line.area_id,
      subject: { kind: 'requirement', id: line.id },
      detail: { answers_to: said.length },
    })
    return { to: `/requirements/${line.id}`, flash: `It is kept what line ${line.number} answers to.` }
  },
})
