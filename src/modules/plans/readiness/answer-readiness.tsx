import { partnershipForm } from '#modules/partnership'
import { Ask, choice, confirm, formOf, longText } from '#platform/forms'
import { form, found, Refused, type Visit } from '#platform/http'
import { nationsPlan } from '../national/national.access.ts'
import { areaOf, coordinators } from '../plans.access.ts'
import { type Criterion, criteriaOn } from './decide-by-rule.ts'
import { answerReadiness, answersNow, decidedNow, selectOptionalReadiness, sendReadiness } from './readiness.queries.ts'
import { saidByRule } from './readiness-parts.tsx'

const asking = (criterion: Criterion) =>
  formOf({
    level: choice({
      label: criterion.question,
      called: 'Where you are',
      required: 'Choose where you are',
      options: criterion.levels.map((text, level) => ({ value: String(level), text })),
    }),
    evidence: longText({
      label: 'What shows it?',
      called: 'What shows it',
      hint: 'A minute, a plan, a figure and where it is kept. Nothing about any one person.',
      max: 1500,
    }),
  })

/** What is still open to answer for the viewer's area: asked, and not decided yet. */
async function openOf({ tx, viewer, parameters }: Visit<{ slug: string }>) {
  const readiness = found(await selectOptionalReadiness(tx, parameters.slug))
  const area = areaOf(viewer)
  const decided = (await decidedNow(tx, readiness.id)).get(area)
  return { readiness: found(decided?.outcome === 'move' ? undefined : readiness), area }
}

/** The coordinator answers one question for the partnership, and goes on to the next. */
export const answerQuestion = form({
  path: '/readiness/:slug/questions/:number',
  access: coordinators,
  audit: { show: nationsPlan, submit: 'plans.readiness.answered' },
  async load(visit: Visit<{ slug: string; number: string }>) {
    const { readiness, area } = await openOf(visit)
    const number = Number(visit.parameters.number)
    const criteria = criteriaOn(readiness.asked_on)
    const criterion = found(criteria[number - 1])
    const answer = (await answersNow(visit.tx, readiness.id, area)).find(
      ({ criterion: code }) => code === criterion.code,
    )
    return { readiness, area, number, of: criteria.length, criterion, answer, questions: asking(criterion) }
  },
  form: ({ questions }) => questions,
  prefill: ({ answer }) => (answer === undefined ? {} : { level: String(answer.level), evidence: answer.evidence }),
  show(view) {
    const { readiness, criterion, number, of, questions } = view.loaded
    const asked = { form: questions, typed: view.typed, errors: view.errors }
    return partnershipForm({
      heading: criterion.text,
      sub: `Question ${number} of ${of}: ${readiness.resource}${criterion.essential ? '. Essential' : ''}`,
      view,
      button: 'Save and go on',
      back: { href: `/readiness/${readiness.slug}`, text: readiness.resource },
      children: (
        <>
          <Ask {...asked} name="level" inline={false} />
          <Ask {...asked} name="evidence" />
        </>
      ),
    })
  },
  async submit({ visit, loaded: { readiness, area, number, of, criterion }, value }) {
    const level = Number(value.level)
    const evidence = value.evidence ?? ''
    if (level > 1 && evidence === '')
      throw new Refused([{ field: 'evidence', message: 'Say what shows it, as it is more than a beginning' }])
    await answerReadiness(visit.tx, visit.viewer, readiness.id, {
      area_id: area,
      criterion: criterion.code,
      level,
      evidence,
    })
    await visit.record({
      subject: { kind: 'readiness', id: readiness.id },
      detail: { criterion: criterion.code, level },
    })
    return { to: number < of ? `/readiness/${readiness.slug}/questions/${number + 1}` : `/readiness/${readiness.slug}` }
  },
})

const standing = formOf({
  agreed: confirm({
    label: 'The partnership stands by it',
    says: 'The partnership has agreed these answers',
    required: 'Have the partnership agree the answers first',
  }),
})

/** The coordinator sends the partnership's answers, all questions being answered. */
export const sendAnswers = form({
  path: '/readiness/:slug/send',
  access: coordinators,
  audit: { show: nationsPlan, submit: 'plans.readiness.sent' },
  load: openOf,
  form: standing,
  show: (view) =>
    partnershipForm({
      heading: 'Send the answers',
      sub: view.loaded.readiness.resource,
      view,
      button: 'Send them',
      back: { href: `/readiness/${view.loaded.readiness.slug}`, text: view.loaded.readiness.resource },
      children: <Ask form={standing} typed={view.typed} errors={view.errors} name="agreed" />,
    }),
  async submit({ visit, loaded: { readiness, area } }) {
    const answers = await answersNow(visit.tx, readiness.id, area)
    const open = criteriaOn(readiness.asked_on).length - answers.length
    if (open > 0)
      throw new Refused([
        {
          field: 'agreed',
          message: `${open} ${open === 1 ? 'question is' : 'questions are'} not answered yet: answer all, then send`,
        },
      ])
    await sendReadiness(visit.tx, visit.viewer, readiness.id, area)
    const { rule } = saidByRule(readiness, answers)
    await visit.record({ subject: { kind: 'readiness', id: readiness.id }, detail: { by_rule: rule.code } })
    return { to: `/readiness/${readiness.slug}`, flash: 'The answers are with the national desk.' }
  },
})
