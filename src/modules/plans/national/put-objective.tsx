import { partnershipForm } from '#modules/partnership'
import { Ask, choice, formOf, longText, text } from '#platform/forms'
import { form, found, type Visit } from '#platform/http'
import { referenceOptions } from '#platform/reference'
import type { CalendarDate } from '#platform/time'
import { back, keepers, nationsPlan } from './national.access.ts'
import { objectivesNow, putObjective } from './national.queries.ts'

const questions = (today: CalendarDate) => ({
  workstream: choice({
    label: 'Workstream',
    required: 'Choose the workstream',
    options: referenceOptions('workstreams', today),
  }),
  words: text({
    label: 'What is to be reached?',
    called: 'The objective',
    required: 'Say what is to be reached',
    max: 300,
  }),
  outcome: longText({
    label: 'How will it be known that it was reached?',
    called: 'The outcome',
    required: 'Say how it will be known',
    max: 600,
  }),
})

/** The national desk adds an objective. */
export const addObjective = form({
  path: '/national-plan/objectives/new',
  access: keepers,
  audit: { show: nationsPlan, submit: 'plans.national_objective.added' },
  load: async ({ today }) => ({ asking: formOf(questions(today)) }),
  form: ({ asking }) => asking,
  show(view) {
    const asked = { form: view.loaded.asking, typed: view.typed, errors: view.errors }
    return partnershipForm({
      heading: 'Add an objective',
      view,
      button: 'Add it',
      back,
      children: (
        <>
          <Ask {...asked} name="workstream" inline={false} />
          <Ask {...asked} name="words" />
          <Ask {...asked} name="outcome" />
        </>
      ),
    })
  },
  async submit({ visit, value }) {
    const id = await putObjective(visit.tx, visit.viewer, { ...value, why: '' })
    await visit.record({ subject: { kind: 'national_objective', id } })
    return { to: back.href, flash: 'The objective is in the plan.' }
  },
})

const changes = (today: CalendarDate) =>
  formOf({
    ...questions(today),
    what: choice({
      label: 'What happens to it?',
      required: 'Choose what happens to it',
      options: [
        { value: 'keep', text: 'It is put as above' },
        { value: 'drop', text: 'It is given up, with its actions' },
      ],
    }),
    why: text({ label: 'Why?', called: 'Why', required: 'Say why', max: 400 }),
  })

/** An objective is put otherwise, or given up; the former words stay on record. */
export const changeObjective = form({
  path: '/national-plan/objectives/:objective/change',
  access: keepers,
  audit: { show: nationsPlan, submit: 'plans.national_objective.changed' },
  async load({ tx, today, parameters }: Visit<{ objective: string }>) {
    const objective = (await objectivesNow(tx)).find(({ objective_id }) => objective_id === parameters.objective)
    return { objective: found(objective?.dropped === null ? objective : undefined), asking: changes(today) }
  },
  form: ({ asking }) => asking,
  prefill: ({ objective: { workstream, words, outcome } }) => ({ workstream, words, outcome, what: 'keep' }),
  show(view) {
    const asked = { form: view.loaded.asking, typed: view.typed, errors: view.errors }
    return partnershipForm({
      heading: `Change objective ${view.loaded.objective.number}`,
      sub: 'What it said before stays on record.',
      view,
      button: 'Save the change',
      back,
      children: (
        <>
          <Ask {...asked} name="workstream" inline={false} />
          <Ask {...asked} name="words" />
          <Ask {...asked} name="outcome" />
          <Ask {...asked} name="what" inline={false} />
          <Ask {...asked} name="why" />
        </>
      ),
    })
  },
  async submit({ visit, loaded: { objective }, value: { what, why, ...words } }) {
    const put = { ...words, why, dropped: what === 'drop' ? why : null }
    await putObjective(visit.tx, visit.viewer, put, objective)
    await visit.record({ subject: { kind: 'national_objective', id: objective.objective_id }, detail: { what } })
    return {
      to: back.href,
      flash:
        what === 'drop' ? `Objective ${objective.number} is given up.` : `Objective ${objective.number} is changed.`,
    }
  },
})
