import { personForm } from '#modules/people'
import { Ask, choices, date, formOf, longText } from '#platform/forms'
import { form, found, type Visit } from '#platform/http'
import { type CalendarDate, formatDate } from '#platform/time'
import { personInFull, workers } from '../journeys.access.ts'
import { openSpellOf } from '../spells/spells.queries.ts'
import { type StageRow, stageNames, stagesOf } from '../stages/stages.ts'
import { moveTo } from './move-to.ts'

async function load(visit: Visit<{ person: string }>) {
  const person = await personInFull(visit)
  const spell = found(await openSpellOf(visit.tx, person.id))
  return { person, spell, rows: await stagesOf(visit.tx, spell.id), today: visit.today }
}

const goingOn = (rows: readonly StageRow[]) => rows.filter(({ to_on }) => to_on === null)

const moveForm = ({ rows, today }: { rows: readonly StageRow[]; today: CalendarDate }) =>
  formOf({
    stages: choices({
      label: 'Which stages are they in from that day?',
      called: 'Stages',
      required: 'Choose at least one stage',
      options: stageNames(today).map(({ number, text }) => {
        const since = goingOn(rows).find(({ stage }) => stage === number)?.from_on
        return {
          value: String(number),
          text,
          ...(since === undefined ? {} : { hint: `now, since ${formatDate(since)}` }),
        }
      }),
    }),
    on: date({ label: 'From which day?', called: 'The day', required: 'Enter the day', notFuture: true }),
    reason: longText({ label: 'Why now?', required: 'Say why, in words you would say to them', max: 500 }),
  })

/** Where somebody is now, in one form: forwards, back, or in several stages at once. */
export const moveToRoute = form({
  path: '/people/:person/stages/move',
  access: workers,
  audit: { show: 'journeys.stage.opened', submit: 'journeys.stage.moved' },
  form: moveForm,
  load,
  prefill: ({ rows, today }) => ({
    ...moveForm({ rows, today }).typedFrom({ on: today }),
    stages: goingOn(rows).map(({ stage }) => String(stage)),
  }),
  async show(view) {
    const { person } = view.loaded
    await view.visit.record({ person_id: person.id })
    const asked = { form: moveForm(view.loaded), typed: view.typed, errors: view.errors }
    return personForm({
      person,
      heading: 'Where they are now',
      view,
      button: 'Move',
      back: { href: `/people/${person.id}/stages`, text: 'Stages' },
      children: (
        <>
          <p>
            In any order, and in several at once. People move back as well as forward; what they did before stays theirs
            and stays written.
          </p>
          <Ask {...asked} name="stages" />
          <Ask {...asked} name="on" />
          <Ask {...asked} name="reason" rows={3} />
        </>
      ),
    })
  },
  async submit({ visit, loaded, value }) {
    const { person, spell, today } = loaded
    const to = value.stages.map(Number)
    await moveTo(visit.tx, visit.viewer, { spell, to, on: value.on, reason: value.reason }, today)
    await visit.record({
      person_id: person.id,
      subject: { kind: 'spell', id: spell.id },
      detail: { stages: to.join(',') },
    })
    return { to: `/people/${person.id}/stages`, flash: 'Moved. The stages before are kept below.' }
  },
})
