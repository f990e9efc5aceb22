import { partnershipForm } from '#modules/partnership'
import { Ask, choice, confirm, type FieldError, formOf, longText, type Typed, text } from '#platform/forms'
import { form, found, Refused, type Visit } from '#platform/http'
import { referenceOptions } from '#platform/reference'
import type { CalendarDate } from '#platform/time'
import { optionsOf, type Question } from '../assess-needs/instrument.ts'
import { slugOf } from '../assess-needs/question-routes.tsx'
import { authors, loadDraft, shown } from './load-version.ts'
import { codesEverUsed, rewrite } from './versions.queries.ts'
import { codeFor, placed, questionFrom, type TypedQuestion, typedOf } from './written-question.ts'

const first = 'first'

const fieldsOf = (others: readonly Question[], today: CalendarDate) => ({
  section: text({ label: 'Section', hint: 'Its heading on the page.', required: 'Enter the section', max: 60 }),
  text: text({ label: 'What is asked?', called: 'The question', required: 'Write the question', max: 200 }),
  help: text({ label: 'Help', hint: 'A line under the question, for whoever asks it.', max: 300 }),
  kind: choice({
    label: 'How is it answered?',
    required: 'Choose how it is answered',
    options: [
      { value: 'words', text: 'In their own words' },
      { value: 'choice', text: 'One of the answers below' },
      { value: 'choices', text: 'Any of the answers below' },
      { value: 'scale', text: 'How much it gets in the way, from not at all to a lot' },
    ],
  }),
  answers: longText({
    label: 'Answers',
    hint: 'One a line. For a barrier, after a bar how much it gets in the way: In a hostel | a lot (or not, a little, some).',
    max: 2000,
  }),
  measures: text({
    label: 'What is it about?',
    called: 'What it is about',
    required: 'Say in a word or two what it is about',
    max: 60,
  }),
  barrier: choice({ label: 'Which barrier does it show?', options: referenceOptions('needs', today) }),
  after: choice({
    label: 'Ask it only after',
    hint: 'Leave it as it is to ask everybody.',
    options: others
      .filter((question) => optionsOf(question).length > 0)
      .map(({ code, measures }) => ({ value: code, text: measures })),
  }),
  after_answers: longText({
    label: 'When one of these was answered',
    hint: 'One a line, as it is worded there.',
    max: 1000,
  }),
  place: choice({
    label: 'It stands after',
    required: 'Choose where it stands',
    options: [
      { value: first, text: 'Nothing: it is the first' },
      ...others.map(({ code, measures }) => ({ value: code, text: measures })),
    ],
  }),
})

const newForm = (others: readonly Question[], today: CalendarDate) => formOf(fieldsOf(others, today))

const changeForm = (others: readonly Question[], today: CalendarDate) =>
  formOf({
    ...fieldsOf(others, today),
    remove: confirm({ label: 'No longer needed?', says: 'Take this question out' }),
    was: text({ label: 'The question as this page showed it', max: 200 }),
  })

function Questions(props: {
  form: ReturnType<typeof newForm> | ReturnType<typeof changeForm>
  typed: Typed
  errors: readonly FieldError[]
}) {
  const { form: asks, typed, errors } = props
  const ask = { form: asks as ReturnType<typeof newForm>, typed, errors }
  return (
    <>
      <Ask {...ask} name="section" />
      <Ask {...ask} name="text" />
      <Ask {...ask} name="help" />
      <Ask {...ask} name="kind" inline={false} />
      <Ask {...ask} name="answers" rows={5} />
      <Ask {...ask} name="measures" />
      <Ask {...ask} name="barrier" />
      <Ask {...ask} name="after" />
      <Ask {...ask} name="after_answers" rows={2} />
      <Ask {...ask} name="place" />
    </>
  )
}

/** The question that was typed. @throws Refused, at the box that is wrong */
function read(typed: TypedQuestion, code: string, before: Question | undefined, others: readonly Question[]): Question {
  const question = questionFrom(typed, code, before, others)
  if ('message' in question) throw new Refused([question])
  return question.value
}

const afterOf = (place: string) => (place === first ? null : place)

/** Adds a question to a draft. */
export const addQuestionRoute = form({
  path: '/assessment-questions/:version/questions/new',
  access: authors,
  audit: { show: shown, submit: 'journeys.instrument.changed' },
  load: async (visit: Visit<{ version: string }>) => ({ ...(await loadDraft(visit)), today: visit.today }),
  form: ({ version, today }) => newForm(version.questions, today),
  prefill({ version }) {
    const last = version.questions.at(-1)
    return { section: last?.section ?? '', place: last?.code ?? first }
  },
  show: (view) =>
    partnershipForm({
      heading: 'Add a question',
      view,
      button: 'Save the question',
      back: view.loaded.back,
      children: (
        <Questions
          form={newForm(view.loaded.version.questions, view.loaded.today)}
          typed={view.typed}
          errors={view.errors}
        />
      ),
    }),
  async submit({ visit, loaded: { version, back }, value: { place, ...typed } }) {
    const code = codeFor(typed.measures, await codesEverUsed(visit.tx, found(visit.viewer.area_id)))
    await rewrite(visit.tx, visit.viewer, version.id, (questions) =>
      placed(questions, read(typed, code, undefined, questions), afterOf(place)),
    )
    await visit.record({ subject: { kind: 'instrument_version', id: version.id } })
    return { to: back.href, flash: 'The question is added.' }
  },
})

async function loadQuestion(visit: Visit<{ version: string; slug: string }>) {
  const loaded = await loadDraft(visit)
  const { questions } = loaded.version
  const at = questions.findIndex(({ code }) => slugOf(code) === visit.parameters.slug)
  const question = found(questions[at])
  const others = questions.filter(({ code }) => code !== question.code)
  return { ...loaded, question, others, place: questions[at - 1]?.code ?? first, today: visit.today }
}

/** Changes a question of a draft, or takes it out. */
export const changeQuestionRoute = form({
  path: '/assessment-questions/:version/questions/:slug',
  access: authors,
  audit: { show: shown, submit: 'journeys.instrument.changed' },
  load: loadQuestion,
  form: ({ others, today }) => changeForm(others, today),
  prefill: ({ question, others, place, today }) =>
    changeForm(others, today).typedFrom({ ...typedOf(question, others), place, was: question.text }),
  show(view) {
    const { question, others, back, today } = view.loaded
    const asks = changeForm(others, today)
    return partnershipForm({
      heading: 'Change a question',
      sub: question.text,
      view,
      button: 'Save the question',
      back,
      children: (
        <>
          <Questions form={asks} typed={view.typed} errors={view.errors} />
          <Ask form={asks} name="remove" typed={view.typed} errors={view.errors} />
          <input type="hidden" name="was" value={String(view.typed.was ?? '')} />
        </>
      ),
    })
  },
  async submit({ visit, loaded, value: { place, remove, was, ...typed } }) {
    const { version, question, back } = loaded
    await rewrite(visit.tx, visit.viewer, version.id, (questions) => {
      const now = questions.find(({ code }) => code === question.code)
      if (now?.text !== was)
        throw new Refused('A colleague changed this question meanwhile. Open it again, so that nothing is lost')
      const others = questions.filter((one) => one !== now)
      return remove ? others : placed(questions, read(typed, now.code, now, others), afterOf(place))
    })
    await visit.record({ subject: { kind: 'instrument_version', id: version.id } })
    return { to: back.href, flash: remove ? 'The question is taken out.' : 'Saved.' }
  },
})
