import { personForm } from '#modules/people'
import { Ask } from '#platform/forms'
import { form, found, type Visit } from '#platform/http'
import { InsetText } from '#platform/ui'
import { personInFull, workers } from '../journeys.access.ts'
import { answersIn, assessmentsOf, keepAnswer, keptAnswers } from './assessments.queries.ts'
import { instrumentOf } from './instruments.queries.ts'
import { before, nextAfter, pathOf } from './path.ts'
import { questionForm } from './question-form.ts'

/** A question's code as it stands in an address. */
export const slugOf = (code: string) => code.replaceAll('_', '-')

/** Where a question stands: a page of its own, by its code. */
export const questionAt = (person: string, code: string) => `/people/${person}/assessment/${slugOf(code)}`

async function load(visit: Visit<{ person: string; slug: string }>) {
  const person = await personInFull(visit)
  const all = await assessmentsOf(visit.tx, person.id)
  const assessment = found(all.find((one) => one.finished_on === null) ?? all[0])
  const instrument = await instrumentOf(visit.tx, assessment.version)
  const question = found(instrument.questions.find(({ code }) => slugOf(code) === visit.parameters.slug))
  const answers = answersIn(await keptAnswers(visit.tx, assessment.id))
  return { person, assessment, instrument, question, answers, path: pathOf(instrument, answers) }
}

/** The page of one question, for the assessment under way, or to amend the last one that was finished. */
export const questionRoute = form({
  path: '/people/:person/assessment/:slug',
  access: workers,
  audit: { show: 'journeys.question.shown', submit: 'journeys.question.answered' },
  form: ({ question }: Awaited<ReturnType<typeof load>>) => questionForm(question),
  load,
  prefill({ question, answers }) {
    const given = answers.get(question.code)
    return given === undefined ? {} : questionForm(question).typedFrom({ answer: given })
  },
  async show(view) {
    const { person, question, path, assessment } = view.loaded
    await view.visit.record({
      person_id: person.id,
      subject: { kind: 'assessment', id: assessment.id },
      detail: { question: question.code },
    })
    const at = path.findIndex(({ code }) => code === question.code)
    const earlier = before(path, question.code)
    const back =
      earlier === undefined || assessment.finished_on !== null
        ? { href: `/people/${person.id}/assessment`, text: 'Needs assessment' }
        : { href: questionAt(person.id, earlier.code), text: 'Question before' }
    return personForm({
      person,
      heading: question.section,
      sub: at < 0 ? 'Not needed after what was answered' : `Question ${at + 1} of ${path.length}`,
      view,
      button: 'Save and go on',
      back,
      children: (
        <>
          {assessment.finished_on !== null && (
            <InsetText>
              This assessment is finished. Another answer takes the place of the one before, which is kept.
            </InsetText>
          )}
          <Ask form={questionForm(question)} name="answer" typed={view.typed} errors={view.errors} />
        </>
      ),
    })
  },
  async submit({ visit, loaded, value }) {
    const { person, assessment, instrument, question } = loaded
    const answers = await keepAnswer(visit.tx, visit.viewer, assessment, question, value.answer)
    await visit.record({
      person_id: person.id,
      subject: { kind: 'assessment', id: assessment.id },
      detail: { question: question.code },
    })
    const next = nextAfter(pathOf(instrument, answers), answers, question.code)
    if (next !== undefined) return { to: questionAt(person.id, next.code) }
    if (assessment.finished_on !== null)
      return { to: `/people/${person.id}/assessments/${assessment.id}`, flash: 'The answer is amended.' }
    return { to: `/people/${person.id}/assessment/check` }
  },
})
