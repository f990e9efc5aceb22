import { StackedBars } from '#platform/charts'
import { page } from '#platform/http'
import { referenceList } from '#platform/reference'
import type { CalendarDate } from '#platform/time'
import { Button, ButtonGroup, Columns, Count, Heading, InsetText, Side } from '#platform/ui'
import { keepsIt, nationsPlan, readers } from './national.access.ts'
import { type Action, actionsNow, decisionsNow, needsNow, type Objective, objectivesNow } from './national.queries.ts'
import { ActionsTable, byId } from './plan-parts.tsx'
import { isLate, isOpen, type Need, type State, stateWords, waitingOf } from './standing.ts'

interface Plan {
  objectives: readonly Objective[]
  actions: readonly Action[]
  all: ReadonlyMap<string, Action>
  needs: readonly Need[]
  today: CalendarDate
}

/** The national plan: how far it is, what needs somebody, then workstream by workstream. */
export const showNationalPlan = page({
  path: '/national-plan',
  access: readers,
  audit: nationsPlan,
  async show({ tx, viewer, today }) {
    const objectives = (await objectivesNow(tx)).filter(({ dropped }) => dropped === null)
    const standing = new Set(objectives.map(({ objective_id }) => objective_id))
    const actions = (await actionsNow(tx)).filter(({ objective_id }) => standing.has(objective_id))
    const decisions = await decisionsNow(tx)
    const plan = { objectives, actions, all: byId(actions), needs: await needsNow(tx), today }
    const side = (
      <Side
        label="Also here"
        heading
        items={[
          {
            term: 'Why it is as it is',
            detail: <a href="/national-plan/decisions">Decision log: {decisions.length} written down</a>,
          },
          { term: 'What is to move to the areas', detail: <a href="/readiness">How ready they are</a> },
        ]}
      />
    )
    return {
      title: 'The national plan',
      wide: true,
      main: (
        <>
          <Heading sub={howFar(plan)}>The national plan</Heading>
          <Columns side={side}>
            {keepsIt(viewer) && (
              <ButtonGroup>
                <Button href="/national-plan/objectives/new">Add an objective</Button>
                {objectives.length > 0 && <a href="/national-plan/actions/new">Add an action</a>}
              </ButtonGroup>
            )}
            {objectives.length === 0 ? (
              <p>Nothing is in the plan yet.</p>
            ) : (
              <Whole plan={plan} keeps={keepsIt(viewer)} />
            )}
          </Columns>
        </>
      ),
    }
  },
})

function howFar({ actions, objectives, today }: Plan): string {
  const late = actions.filter((action) => isLate(action, today)).length
  const over = actions.filter(({ state }) => state === 'done').length
  return `${objectives.length} objectives, ${actions.length} actions: ${over} done, ${late === 0 ? 'none late' : `${late} late`}.`
}

/** What does not come right by itself: late, held up, or waiting for what comes too late or never. */
const needsSomebody = ({ actions, all, needs, today }: Plan) =>
  actions.filter((action) => {
    const waiting = waitingOf(action, all, needs)
    return isLate(action, today) || action.state === 'held_up' || waiting.tooLate.length > 0 || waiting.never.length > 0
  })

const drawn: readonly { key: State; look: 'full' | 'mid' | 'dark' | 'pale' | 'hollow' }[] = [
  { key: 'done', look: 'full' },
  { key: 'under_way', look: 'mid' },
  { key: 'held_up', look: 'dark' },
  { key: 'stopped', look: 'pale' },
  { key: 'not_begun', look: 'hollow' },
]

function Whole({ plan, keeps }: { plan: Plan; keeps: boolean }) {
  const streams = referenceList('workstreams', plan.today)
  const stuck = needsSomebody(plan)
  const of = (stream: string) => plan.objectives.filter(({ workstream }) => workstream === stream)
  const actionsOf = (stream: string) =>
    plan.actions.filter(({ objective_id }) => of(stream).some((objective) => objective.objective_id === objective_id))
  return (
    <>
      {stuck.length > 0 && (
        <section>
          <h2>
            Needs somebody <Count>{stuck.length}</Count>
          </h2>
          <ActionsTable {...plan} caption="Actions that need somebody" actions={stuck} />
        </section>
      )}
      {plan.actions.length > 0 && (
        <StackedBars
          title="How the actions stand, by workstream"
          parts={drawn.map(({ key, look }) => ({ key, look, text: stateWords[key] }))}
          bars={streams.map(({ code, text }) => ({
            label: text,
            note: 'no action',
            counts: Object.fromEntries(
              drawn.map(({ key }) => [key, actionsOf(code).filter(({ state }) => state === key).length]),
            ),
          }))}
        />
      )}
      {streams.map(({ code, text, objective }) => (
        <section key={code}>
          <h2>
            {text} <Count>{actionsOf(code).filter(isOpen).length}</Count>
          </h2>
          <p class="nwd-sub">{objective}</p>
          {of(code).length === 0 && <p>No objective yet.</p>}
          {of(code).map((each) => (
            <OneObjective key={each.objective_id} objective={each} plan={plan} keeps={keeps} />
          ))}
        </section>
      ))}
    </>
  )
}

function OneObjective({ objective, plan, keeps }: { objective: Objective; plan: Plan; keeps: boolean }) {
  const { objective_id, number, words, outcome } = objective
  return (
    <>
      <h3>
        Objective {number}: {words}
      </h3>
      <InsetText>
        <strong>Reached when:</strong> {outcome}
        {keeps && (
          <>
            {' '}
            <a href={`/national-plan/objectives/${objective_id}/change`}>
              Change<span class="visually-hidden"> objective {number}</span>
            </a>
          </>
        )}
      </InsetText>
      <ActionsTable
        {...plan}
        caption={`Actions for objective ${number}`}
        actions={plan.actions.filter((action) => action.objective_id === objective_id)}
      />
    </>
  )
}
