import type { VNode } from 'preact'
import type { Person } from '#modules/people'
import type { Visit } from '#platform/http'
import { type CalendarDate, formatDayAndDate, formatTime } from '#platform/time'
import { Count } from '#platform/ui'
import { nextAppointmentOf } from '../appointments/appointments.queries.ts'
import { planOf } from '../plan/plan.queries.ts'
import { isOpen, type Step } from '../plan/plan.ts'
import { openSpellOf } from '../spells/spells.queries.ts'

const mine = (step: Step) => isOpen(step) && (step.who === 'person' || step.who === 'together')

/** Steps in the order of their day; those without a day come last. */
const byDay = (a: Step, b: Step) => (a.by_on ?? '9').localeCompare(b.by_on ?? '9')

function StepLine({ step, today }: { step: Step; today: CalendarDate }) {
  const day = step.by_on === null ? '' : formatDayAndDate(step.by_on)
  return (
    <li>
      {step.words}
      {step.by_on !== null && <b>{step.by_on < today ? `, it was for ${day}` : `, by ${day}`}</b>}
      {step.who === 'together' && ' (together)'} ·{' '}
      <a href={`/my/plan/steps/${step.id}`}>
        I have done it<span class="visually-hidden">: {step.words}</span>
      </a>
    </li>
  )
}

/** What a participant has to do next, on their own page: the next meeting and their own open steps, said to them. */
export async function myNextPanel({ tx, today }: Pick<Visit, 'tx' | 'today'>, person: Person): Promise<VNode> {
  const spell = await openSpellOf(tx, person.id)
  const goals = spell === undefined ? [] : (await planOf(tx, spell)).goals.filter(({ state }) => state === 'open')
  const steps = goals
    .flatMap((goal) => goal.steps)
    .filter(mine)
    .sort(byDay)
  const next = await nextAppointmentOf(tx, person.id, today)
  return (
    <>
      {next !== undefined && (
        <section aria-labelledby="next-meeting">
          <h2 id="next-meeting">Your next meeting</h2>
          <p>
            <b>
              {formatDayAndDate(next.on_date)}, {formatTime(next.at_time)}
            </b>{' '}
            with {next.with_name}
            {next.place !== null && `, ${next.place}`}: {next.about}.
          </p>
        </section>
      )}
      <section aria-labelledby="my-steps">
        <h2 id="my-steps">
          Your next steps <Count>{steps.length}</Count>
        </h2>
        {steps.length === 0 ? (
          <p>You have no steps to do now.</p>
        ) : (
          <ul>
            {steps.map((step) => (
              <StepLine key={step.id} step={step} today={today} />
            ))}
          </ul>
        )}
        <p>
          <a href="/my/plan">See my whole plan</a> · <a href="/my/meetings">See my meetings</a>
        </p>
      </section>
    </>
  )
}
