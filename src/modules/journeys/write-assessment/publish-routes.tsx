import { partnershipForm } from '#modules/partnership'
import { Ask, date, formOf, text } from '#platform/forms'
import { form, found } from '#platform/http'
import { InsetText } from '#platform/ui'
import { authors, loadDraft, loadVersion, shown, versionsAt } from './load-version.ts'
import { endVersion, giveUp, publish } from './versions.queries.ts'

const publishForm = formOf({
  about: text({ label: 'What changed?', called: 'What changed', required: 'Say what changed', max: 300 }),
  from_on: date({
    label: 'From which day is it asked?',
    called: 'The first day',
    required: 'Enter the first day',
    notPast: true,
  }),
})

/** Publishes a draft, for good. */
export const publishRoute = form({
  path: '/assessment-questions/:version/publish',
  access: authors,
  audit: { show: shown, submit: 'journeys.instrument.published' },
  load: loadDraft,
  form: publishForm,
  prefill: (_, { today }) => publishForm.typedFrom({ from_on: today }),
  show(view) {
    const asked = { form: publishForm, typed: view.typed, errors: view.errors }
    return partnershipForm({
      heading: 'Publish the draft',
      sub: `${view.loaded.back.text}, ${view.loaded.version.questions.length} questions`,
      view,
      button: 'Publish it for good',
      back: view.loaded.back,
      children: (
        <>
          <InsetText>
            A published version never changes. Assessments under way go on with the version they began with.
          </InsetText>
          <Ask {...asked} name="about" />
          <Ask {...asked} name="from_on" />
        </>
      ),
    })
  },
  async submit({ visit, loaded: { version, back }, value }) {
    await publish(visit.tx, visit.viewer, version.id, value)
    await visit.record({ subject: { kind: 'instrument_version', id: version.id } })
    return { to: back.href, flash: 'It is published.' }
  },
})

/** Gives up a draft. */
export const giveUpRoute = form({
  path: '/assessment-questions/:version/give-up',
  access: authors,
  audit: { show: shown, submit: 'journeys.instrument.given_up' },
  load: loadDraft,
  form: formOf({}),
  show: (view) =>
    partnershipForm({
      heading: 'Give up the draft',
      sub: `${view.loaded.back.text}. Nobody finds it any more. What is asked now stays as it is.`,
      view,
      button: 'Give it up',
      back: view.loaded.back,
    }),
  async submit({ visit, loaded: { version } }) {
    await giveUp(visit.tx, visit.viewer, version.id)
    await visit.record({ subject: { kind: 'instrument_version', id: version.id } })
    return { to: versionsAt.href, flash: 'The draft is given up.' }
  },
})

const endForm = formOf({
  ended_on: date({
    label: 'From which day is it asked no more?',
    called: 'The day',
    required: 'Enter the day',
    notPast: true,
  }),
})

/** Ends a published version: what was asked before it holds again. */
export const endRoute = form({
  path: '/assessment-questions/:version/end',
  access: authors,
  audit: { show: shown, submit: 'journeys.instrument.ended' },
  async load(visit) {
    const loaded = await loadVersion(visit)
    found(loaded.version.published_at !== null && loaded.version.ended_on === null ? loaded : undefined)
    return loaded
  },
  form: endForm,
  prefill: (_, { today }) => endForm.typedFrom({ ended_on: today }),
  show: (view) =>
    partnershipForm({
      heading: 'End this version',
      sub: `${view.loaded.back.text}. Assessments under way go on with it; new ones begin with what was asked before it.`,
      view,
      button: 'End it',
      back: view.loaded.back,
      children: <Ask form={endForm} name="ended_on" typed={view.typed} errors={view.errors} />,
    }),
  async submit({ visit, loaded: { version, back }, value }) {
    await endVersion(visit.tx, visit.viewer, version.id, value.ended_on)
    await visit.record({ subject: { kind: 'instrument_version', id: version.id } })
    return { to: back.href, flash: 'It is ended.' }
  },
})
