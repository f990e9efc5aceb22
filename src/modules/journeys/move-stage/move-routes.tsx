import { fullName, personForm } from '#modules/people'
import { Ask, choice, date, formOf, longText } from '#platform/forms'
import { form, found, type Visit } from '#platform/http'
import { type CalendarDate, formatDate } from '#platform/time'
import { personInFull, workers } from '../journeys.access.ts'
import { openSpellOf } from '../spells/spells.queries.ts'
import { beginStage, endStage, stageNames, stagesOf, stageText } from '../stages/stages.ts'

const beginForm = (today: CalendarDate) =>
  formOf({
    stage: choice({
      label: 'Which stage begins?',
      called: 'Stage',
      required: 'Choose the stage',
      options: stageNames(today).map((stage) => ({ value: String(stage.number), text: stage.text })),
    }),
    from_on: date({ label: 'From', required: 'Enter the day it began', notFuture: true }),
    reason: longText({ label: 'Why now?', max: 500 }),
  })

const endForm = formOf({
  to_on: date({ label: 'Until', required: 'Enter the day it ended', notFuture: true }),
  reason: longText({ label: 'Why does it end?', required: 'Say why it ends', max: 500 }),
})

async function loadSpell(visit: Visit<{ person: string }>) {
  const person = await personInFull(visit)
  return { person, spell: found(await openSpellOf(visit.tx, person.id)), today: visit.today }
}

async function loadStage(visit: Visit<{ person: string; stage: string }>) {
  const loaded = await loadSpell(visit)
  const rows = await stagesOf(visit.tx, loaded.spell.id)
  return { ...loaded, row: found(rows.find((row) => row.id === visit.parameters.stage)) }
}

const stagesOfPerson = (person: string) => ({ href: `/people/${person}/stages`, text: 'Stages' })

export const beginStageRoute = form({
  path: '/people/:person/stages/begin',
  access: workers,
  audit: { show: 'journeys.stage.opened', submit: 'journeys.stage.begun' },
  form: ({ today }: Awaited<ReturnType<typeof loadSpell>>) => beginForm(today),
  load: loadSpell,
  prefill: ({ today }) => beginForm(today).typedFrom({ from_on: today }),
  async show(view) {
    const { person, today } = view.loaded
    await view.visit.record({ person_id: person.id })
    const asked = { form: beginForm(today), typed: view.typed, errors: view.errors }
    return personForm({
      person,
      heading: 'Begin a stage',
      view,
      button: 'Begin',
      back: stagesOfPerson(person.id),
      children: (
        <>
          <p>Other stages go on. End them one by one, when they end.</p>
          <Ask {...asked} name="stage" />
          <Ask {...asked} name="from_on" />
          <Ask {...asked} name="reason" />
        </>
      ),
    })
  },
  async submit({ visit, loaded, value }) {
    const { person, spell, today } = loaded
    const begun = { spell, stage: Number(value.stage), from_on: value.from_on, reason: value.reason }
    await beginStage(visit.tx, visit.viewer, begun, today)
    await visit.record({
      person_id: person.id,
      subject: { kind: 'spell', id: spell.id },
      detail: { stage: begun.stage },
    })
    return { to: stagesOfPerson(person.id).href, flash: `Began: ${stageText(begun.stage, today)}.` }
  },
})

export const endStageRoute = form({
  path: '/people/:person/stages/:stage/end',
  access: workers,
  audit: { show: 'journeys.stage.opened', submit: 'journeys.stage.ended' },
  form: endForm,
  load: loadStage,
  prefill: ({ today }) => endForm.typedFrom({ to_on: today }),
  async show(view) {
    const { person, row, today } = view.loaded
    await view.visit.record({ person_id: person.id })
    const asked = { form: endForm, typed: view.typed, errors: view.errors }
    return personForm({
      person,
      heading: 'End a stage',
      sub: `${fullName(person)}: ${stageText(row.stage, today)}, since ${formatDate(row.from_on)}`,
      view,
      button: 'End this stage',
      back: stagesOfPerson(person.id),
      children: (
        <>
          <Ask {...asked} name="to_on" />
          <Ask {...asked} name="reason" />
        </>
      ),
    })
  },
  async submit({ visit, loaded, value }) {
    const { person, spell, row, today } = loaded
    await endStage(visit.tx, visit.viewer, { spell, row, ...value }, today)
    await visit.record({ person_id: person.id, subject: { kind: 'stage', id: row.id }, detail: { stage: row.stage } })
    return { to: stagesOfPerson(person.id).href, flash: `Ended: ${stageText(row.stage, today)}.` }
  },
})
