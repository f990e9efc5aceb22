import { date, formOf, text } from '#platform/forms'
import { form, Refused } from '#platform/http'
import { WarningText } from '#platform/ui'
import { formPage } from '../form-page.tsx'
import { inTheWay } from './check.ts'
import { holdDraft, publish } from './drafts.queries.ts'
import { authors, loadDraft, shown } from './load-draft.ts'

const publishForm = formOf({
  holds_from: date({
    label: 'From which day may rounds ask it?',
    called: 'The first day',
    required: 'Enter the first day on which rounds may ask it',
  }),
  source: text({
    label: 'Where do its statements come from?',
    called: 'Where its statements come from',
    hint: 'For example: our partnership’s own words, agreed at the meeting in May.',
    required: 'Say where its statements come from',
    max: 300,
  }),
})

/** Publishes a draft, for good. */
export const publishRoute = form({
  path: '/checklists/instruments/:version/publish',
  access: authors,
  audit: { show: shown, submit: 'checklists.instrument.published' },
  load: loadDraft,
  form: publishForm,
  prefill: ({ draft }, { today }) =>
    publishForm.typedFrom({ holds_from: today, ...(draft.source === '' ? {} : { source: draft.source }) }),
  show: (view) =>
    formPage(view, {
      form: publishForm,
      heading: 'Publish the draft',
      sub: `${view.loaded.draft.title}, version ${view.loaded.draft.number}`,
      button: 'Publish it for good',
      back: { href: view.loaded.at, text: view.loaded.draft.title },
      children: (
        <WarningText>A published version never changes: what respondents were asked must stay what it was.</WarningText>
      ),
    }),
  async submit({
    visit,
    loaded: {
      draft: { version_id },
      at,
    },
    value,
  }) {
    const draft = await holdDraft(visit.tx, visit.viewer, version_id)
    const problems = inTheWay(draft)
    if (problems.length > 0) throw new Refused(problems.map(({ message }) => ({ field: '', message })))
    if (value.holds_from < visit.today)
      throw new Refused([
        { field: 'holds_from', message: 'The first day must be today or later: earlier rounds asked something else' },
      ])
    await publish(visit.tx, draft, value, visit.viewer.user_id)
    await visit.record({ subject: { kind: 'instrument_version', id: draft.version_id } })
    return { to: at, flash: `${draft.title} is published. Rounds can ask it from that day.` }
  },
})
