import { partnershipForm } from '#modules/partnership'
import { Ask, choice, date, formOf, longText, text } from '#platform/forms'
import { form, page } from '#platform/http'
import { formatDate } from '#platform/time'
import { Button, ButtonGroup, Heading, Table } from '#platform/ui'
import { back, keepers, keepsIt, nationsPlan, readers } from './national.access.ts'
import { type Action, actionsNow, type Decision, decisionsNow, recordDecision } from './national.queries.ts'

/** How a decision of the log stands, in words. */
function standingOf(decision: Decision, all: readonly Decision[]): string {
  const later = all.find(({ supersedes }) => supersedes === decision.id)
  const former = all.find(({ id }) => id === decision.supersedes)
  if (later !== undefined) return `Replaced by decision ${later.number}`
  return former === undefined ? 'Holds' : `Holds; replaces decision ${former.number}`
}

/** Everything decided about the national plan, the latest first. */
export const decisionLog = page({
  path: '/national-plan/decisions',
  access: readers,
  audit: nationsPlan,
  async show({ tx, viewer }) {
    const decisions = await decisionsNow(tx)
    const actions = new Map((await actionsNow(tx)).map((action) => [action.action_id, action]))
    return {
      title: 'Decision log of the national plan',
      wide: true,
      back,
      main: (
        <>
          <Heading sub={`${decisions.length} ${decisions.length === 1 ? 'decision' : 'decisions'} written down.`}>
            Decision log
          </Heading>
          {keepsIt(viewer) && (
            <ButtonGroup>
              <Button href="/national-plan/decisions/new">Write down a decision</Button>
            </ButtonGroup>
          )}
          <Table
            caption="Decisions about the national plan, the latest first"
            hideCaption
            dense
            stack
            empty="No decision has been written down yet."
            columns={[
              { key: 'decision', text: 'Decision' },
              { key: 'why', text: 'Why' },
              { key: 'body', text: 'Decided by' },
              { key: 'on', text: 'On', nowrap: true },
              { key: 'about', text: 'About' },
              { key: 'standing', text: 'How it stands' },
            ]}
            rows={decisions.map((decision) => {
              const about = decision.action_id === null ? undefined : actions.get(decision.action_id)
              return {
                decision: (
                  <>
                    {decision.words} <span class="nwd-sub">Decision {decision.number}</span>
                  </>
                ),
                why: decision.why,
                body: decision.body,
                on: formatDate(decision.made_on),
                about:
                  about === undefined ? (
                    'The whole plan'
                  ) : (
                    <a href={`/national-plan/actions/${about.action_id}`}>Action {about.number}</a>
                  ),
                standing: standingOf(decision, decisions),
              }
            })}
          />
        </>
      ),
    }
  },
})

const asking = (actions: readonly Action[], replaceable: readonly Decision[]) =>
  formOf({
    words: text({ label: 'What was decided?', called: 'The decision', required: 'Say what was decided', max: 500 }),
    why: longText({ label: 'Why?', called: 'Why', required: 'Say why', max: 1000 }),
    body: text({
      label: 'Which group decided it?',
      called: 'The group',
      required: 'Say which group decided it',
      max: 120,
    }),
    made_on: date({ label: 'When?', called: 'The day', required: 'Enter the day', notFuture: true }),
    action_id: choice({
      label: 'Is it about one action?',
      required: 'Choose what it is about',
      options: [
        { value: 'whole', text: 'No, about the whole plan' },
        ...actions.map(({ action_id, number, words }) => ({ value: action_id, text: `${number}. ${words}` })),
      ],
    }),
    supersedes: choice({
      label: 'Does it replace an earlier decision?',
      required: 'Choose whether it replaces one',
      options: [
        { value: 'none', text: 'No' },
        ...replaceable.map(({ id, number, words }) => ({ value: id, text: `Decision ${number}: ${words}` })),
      ],
    }),
  })

/** The national desk writes a decision into the log. */
export const addDecision = form({
  path: '/national-plan/decisions/new',
  access: keepers,
  audit: { show: nationsPlan, submit: 'plans.national_decision.recorded' },
  async load({ tx }) {
    const decisions = await decisionsNow(tx)
    const replaceable = decisions.filter(({ id }) => !decisions.some(({ supersedes }) => supersedes === id))
    return { questions: asking(await actionsNow(tx), replaceable) }
  },
  form: ({ questions }) => questions,
  prefill: () => ({ action_id: 'whole', supersedes: 'none' }),
  show(view) {
    const asked = { form: view.loaded.questions, typed: view.typed, errors: view.errors }
    return partnershipForm({
      heading: 'Write down a decision',
      view,
      button: 'Write it down',
      back: { href: '/national-plan/decisions', text: 'Decision log' },
      children: (
        <>
          <Ask {...asked} name="words" />
          <Ask {...asked} name="why" />
          <Ask {...asked} name="body" />
          <Ask {...asked} name="made_on" />
          <Ask {...asked} name="action_id" inline={false} />
          <Ask {...asked} name="supersedes" inline={false} />
        </>
      ),
    })
  },
  async submit({ visit, value }) {
    const number = await recordDecision(visit.tx, visit.viewer, {
      ...value,
      action_id: value.action_id === 'whole' ? null : value.action_id,
      supersedes: value.supersedes === 'none' ? null : value.supersedes,
    })
    await visit.record({ detail: { number } })
    return { to: '/national-plan/decisions', flash: `Decision ${number} is in the log.` }
  },
})
