import { ownPerson, personForm, selectOptionalPerson } from '#modules/people'
import { Ask, choice, formOf } from '#platform/forms'
import { form, found, type Visit } from '#platform/http'
import { referenceOptions } from '#platform/reference'
import type { CalendarDate } from '#platform/time'
import { Button, Form } from '#platform/ui'
import { personInFull, workers } from '../journeys.access.ts'
import { chooseReminder, reminderChoiceOf, ruleFor } from './reminders.queries.ts'

const question = (today: CalendarDate, area: string) =>
  formOf({
    code: choice({
      label: 'When should a reminder come?',
      required: 'Choose when',
      options: referenceOptions('reminder-times', today, area),
    }),
  })

async function chosen({ tx, today }: Pick<Visit, 'tx' | 'today'>, person: { id: string; area_id: string }) {
  const code = ruleFor(await reminderChoiceOf(tx, person.id), today, person.area_id)?.code
  return { code, questions: question(today, person.area_id) }
}

/** A worker writes down when somebody wants to be reminded. */
export const remindersRoute = form({
  path: '/people/:person/appointments/reminders',
  access: workers,
  audit: { show: 'journeys.reminders.opened', submit: 'journeys.reminders.changed' },
  async load(visit) {
    const person = await personInFull(visit)
    return { person, ...(await chosen(visit, person)) }
  },
  form: ({ questions }) => questions,
  prefill: ({ code, questions }) => questions.typedFrom({ code: code ?? '' }),
  async show(view) {
    const { person, questions } = view.loaded
    await view.visit.record({ person_id: person.id })
    return personForm({
      person,
      heading: 'Reminders',
      view,
      button: 'Save',
      back: { href: `/people/${person.id}/appointments`, text: 'Appointments' },
      children: (
        <>
          <p>
            A reminder goes by e-mail or text, as they chose. It says that something is coming up, and nothing else.
          </p>
          <Ask form={questions} name="code" typed={view.typed} errors={view.errors} />
        </>
      ),
    })
  },
  async submit({ visit, loaded: { person }, value }) {
    await chooseReminder(visit.tx, visit.viewer, person, value.code)
    await visit.record({ person_id: person.id, detail: { code: value.code } })
    return { to: `/people/${person.id}/appointments`, flash: 'Saved.' }
  },
})

/** A participant says for themself when they want to be reminded. */
export const myRemindersRoute = form({
  path: '/my/meetings/reminders',
  access: ['participant'],
  audit: { show: 'journeys.reminders.opened', submit: 'journeys.reminders.changed' },
  async load(visit) {
    const { tx, viewer } = visit
    const person = found(await selectOptionalPerson(tx, found(await ownPerson(tx, viewer))))
    return { person, ...(await chosen(visit, person)) }
  },
  form: ({ questions }) => questions,
  prefill: ({ code, questions }) => questions.typedFrom({ code: code ?? '' }),
  async show({ visit, loaded: { person, questions }, typed, errors, token }) {
    await visit.record({ person_id: person.id })
    return {
      title: 'Reminders',
      back: { href: '/my/meetings', text: 'My meetings' },
      hideThisPage: true,
      main: (
        <Form action="/my/meetings/reminders" token={token} errors={errors}>
          <h1>Reminders</h1>
          <p>We can send you a short message before you meet. It does not say who you meet, or why.</p>
          <Ask form={questions} name="code" typed={typed} errors={errors} />
          <Button>Save</Button>
        </Form>
      ),
    }
  },
  async submit({ visit, loaded: { person }, value }) {
    await chooseReminder(visit.tx, visit.viewer, person, value.code)
    await visit.record({ person_id: person.id, detail: { code: value.code } })
    return { to: '/my/meetings', flash: 'Saved.' }
  },
})
