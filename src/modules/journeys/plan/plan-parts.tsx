import { type CalendarDate, formatDate } from '#platform/time'
import { Late, Table, Tag } from '#platform/ui'
import { type Goal, isOpen, type Plan, type Step, standing, standingWords, stepStateWords, whoWords } from './plan.ts'

const tones = { to_do: 'grey', doing: 'blue', done: 'green', dropped: 'grey' } as const

interface StepsProps {
  goal: Goal
  names: { person: string; worker: string }
  /** Given, an open step past its day is marked as late. */
  today?: CalendarDate | undefined
  /** What may be done with a step, for those who may. */
  act?: ((step: Step) => preact.ComponentChildren) | undefined
}

/** The steps of a goal: who, by when, how far. */
export function Steps({ goal, names, today, act }: StepsProps) {
  const columns = [
    { key: 'step', text: 'Step' },
    { key: 'who', text: 'Who' },
    { key: 'by', text: 'By', nowrap: true },
    { key: 'state', text: 'State' },
    ...(act ? [{ key: 'act', text: 'Do' }] : []),
  ]
  return (
    <Table
      caption={`Steps: ${goal.words}`}
      hideCaption
      stack
      columns={columns}
      rows={goal.steps.map((step) => ({
        step: step.words,
        who: whoWords(step, names),
        by: <By step={step} today={today} />,
        state: (
          <>
            <Tag tone={tones[step.state]}>{stepStateWords[step.state]}</Tag>
            {step.state_reason && <span class="nwd-sub"> {step.state_reason}</span>}
          </>
        ),
        act: act?.(step),
      }))}
      empty={<p>No steps yet.</p>}
    />
  )
}

function By({ step, today }: { step: Step; today?: CalendarDate | undefined }) {
  if (step.by_on === null) return <span class="nwd-sub">no date</span>
  const late = today !== undefined && isOpen(step) && step.by_on < today
  return late ? <Late>{`${formatDate(step.by_on)}, late`}</Late> : <>{formatDate(step.by_on)}</>
}

/** Who has agreed the plan, and when; or that it is to be agreed again. `own`: said to the person whose plan it is. */
export function Standing({ plan, own = false }: { plan: Plan; own?: boolean | undefined }) {
  const ways = own
    ? { together: ', with your key worker', own_account: ', here', on_paper: ', on paper' }
    : {
        together: ', with the key worker present',
        own_account: ', from their own account',
        on_paper: ', on paper that the key worker has seen',
      }
  return (
    <p>
      <strong>{standingWords[standing(plan)]}.</strong>{' '}
      {plan.agreements.map(({ party, how, agreed_on }) => (
        <span key={party}>
          {party === 'person' ? (own ? 'You' : 'They') : own ? 'Your key worker' : 'The key worker'} agreed on{' '}
          {formatDate(agreed_on)}
          {party === 'person' && ways[how]}.{' '}
        </span>
      ))}
    </p>
  )
}

/** How many steps are open, for a line about the plan. */
export const openSteps = (plan: Plan) =>
  plan.goals.flatMap((goal) => (goal.state === 'open' ? goal.steps.filter(isOpen) : []))
