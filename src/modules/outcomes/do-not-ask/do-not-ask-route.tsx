import { addToTimeline, callName, fullName, personForm, sight } from '#modules/people'
import { Ask, choice, formOf } from '#platform/forms'
import { form, type Visit } from '#platform/http'
import { recorders, supportedPerson } from '../outcomes.access.ts'
import { mayAskAgain, notToBeAsked, stopAsking } from './do-not-ask.queries.ts'

async function load(visit: Visit<{ person: string }>) {
  const { person } = await supportedPerson(visit)
  return { person, stop: await notToBeAsked(visit.tx, person.id) }
}
type Loaded = Awaited<ReturnType<typeof load>>

const askingForm = ({ person }: Pick<Loaded, 'person'>) =>
  formOf({
    may_ask: choice({
      label: `May we ask ${callName(person)} how work is going?`,
      called: 'Whether we may ask',
      required: 'Choose whether we may ask',
      options: [
        { value: 'yes', text: 'Yes', hint: 'At 4, 13, 26 and 52 weeks, in the way they chose.' },
        {
          value: 'no',
          text: 'No, they asked us not to',
          hint: 'No link, list or call asks them. What is due now is closed as unknown, with that reason.',
        },
      ],
    }),
  })

export const mayWeAskRoute = form({
  path: '/people/:person/may-we-ask',
  access: recorders,
  audit: { show: 'outcomes.may_ask.opened', submit: 'outcomes.may_ask.recorded' },
  load,
  form: askingForm,
  prefill: ({ stop }) => ({ may_ask: stop === undefined ? 'yes' : 'no' }),
  async show(view) {
    const { person } = view.loaded
    await view.visit.record({ person_id: person.id })
    return personForm({
      person,
      heading: 'May we ask?',
      sub: `${fullName(person)}: follow-ups about work.`,
      view,
      button: 'Save',
      children: <Ask form={askingForm(view.loaded)} typed={view.typed} errors={view.errors} name="may_ask" />,
    })
  },
  async submit({ visit, loaded, value }) {
    const { person, stop } = loaded
    const { tx, viewer, today } = visit
    const changed = (value.may_ask === 'no') !== (stop !== undefined)
    if (value.may_ask === 'no') await stopAsking(tx, viewer, { area_id: person.area_id, person_id: person.id }, today)
    else await mayAskAgain(tx, viewer, person.id)
    const words =
      value.may_ask === 'no' ? 'Asked not to be contacted about follow-ups' : 'May be asked about follow-ups again'
    const line = {
      area_id: person.area_id,
      person_id: person.id,
      kind: 'outcomes.follow_up',
      words,
      sees: sight.record,
    }
    if (changed) await addToTimeline(tx, viewer, line)
    await visit.record({ person_id: person.id, detail: { may_ask: value.may_ask } })
    return { to: `/people/${person.id}`, flash: value.may_ask === 'no' ? 'Saved. Nobody asks them now.' : 'Saved.' }
  },
})
