import { Ask, choices, FormErrors, formOf } from '#platform/forms'
import { form, found, Refused } from '#platform/http'
import { Button, ButtonGroup, Form, Heading } from '#platform/ui'
import { loadWorkshop, type Workshop } from '../workshop/load-workshop.ts'
import { standingInWords } from '../workshop/said.ts'
import { addImprovement } from './improvements.queries.ts'
import { bornFrom } from './new-fields.ts'
import { ownPlan } from './who.ts'

/** The statements that are talked about first, then the others, weakest share first told by their hint; those in the plan already are left out. */
function statementsForm({ report, topics, discussions, improvements }: Workshop) {
  const best = report.scale[0]
  const talked = new Set(topics.map(({ statement }) => statement.item))
  const option = ({ item, text, pct }: Workshop['report']['statements'][number]) => {
    const share = pct[best?.code ?? ''] ?? null
    const said = discussions.get(item)
    const figures = share === null ? 'No answers' : `${best?.label}: ${share}%`
    const hint = said === undefined ? figures : `${figures}. ${standingInWords(said, report.scale)}`
    return { value: item, text: `${item} ${text}`, hint }
  }
  const left = report.statements.filter(({ item }) => !improvements.has(item))
  const points = left.filter(({ item }) => talked.has(item))
  const others = left.filter(({ item }) => !talked.has(item))
  return formOf({
    points: choices({ label: 'What you talk about', options: points.map(option) }),
    others: choices({ label: 'All other statements', options: others.map(option) }),
  })
}

/** Several statements of a round's report taken into the plan at once, each as an improvement of its own. */
export const fromStatementsRoute = form({
  path: '/checklists/:round/improve',
  access: ['coordinator'],
  audit: { show: ownPlan, submit: 'checklists.improvement.added' },
  load: loadWorkshop,
  form: statementsForm,
  show({ visit, loaded, typed, errors, token }) {
    const questions = statementsForm(loaded)
    const asked = { form: questions, typed, errors }
    const some = (name: 'points' | 'others') => (questions.fields[name].options ?? []).length > 0
    return {
      title: 'Take statements into the plan',
      back: { href: `${loaded.at}/report`, text: 'The report' },
      main: (
        <>
          <FormErrors errors={errors} />
          <Heading
            sub={`${loaded.round.title}. Each becomes an improvement, with its figures. ${loaded.improvements.size} are in the plan already.`}
          >
            Take statements into the plan
          </Heading>
          <Form action={visit.url.pathname} token={token}>
            {some('points') && <Ask {...asked} name="points" small />}
            {some('others') && <Ask {...asked} name="others" small />}
            <ButtonGroup>
              <Button>Make them improvements</Button>
              <a href="/checklists/plan">Improvement plan</a>
            </ButtonGroup>
          </Form>
        </>
      ),
    }
  },
  async submit({ visit, loaded: { round, area, report, discussions }, value }) {
    const items = [...value.points, ...value.others]
    if (items.length === 0) throw new Refused('Tick at least one statement')
    // One after another: they share the visit's one connection.
    for (const item of items) {
      const { text } = found(report.statements.find((row) => row.item === item))
      const discussion_id = discussions.get(item)?.id ?? null
      const origin = { round_id: round.id, version_id: round.version_id, item, discussion_id }
      await addImprovement(visit.tx, visit.viewer, area, bornFrom(text), [origin])
    }
    await visit.record({ subject: { kind: 'round', id: round.id }, detail: { statements: items.length } })
    return {
      to: '/checklists/plan',
      flash: items.length === 1 ? '1 statement is in the plan.' : `${items.length} statements are in the plan.`,
    }
  },
})
