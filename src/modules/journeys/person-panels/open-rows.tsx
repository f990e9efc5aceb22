import { sql } from 'kysely'
import type { VNode } from 'preact'
import { type Person, sight, sightOf } from '#modules/people'
import type { Visit } from '#platform/http'
import { type CalendarDate, formatDate, formatDayAndDate, formatTime } from '#platform/time'
import { Late } from '#platform/ui'
import { comingAppointmentsOf } from '../appointments/appointments.queries.ts'
import { ReviewLine } from '../reviews/review-parts.tsx'
import { reviewStandingOf } from '../reviews/reviews.queries.ts'
import { openSpellOf } from '../spells/spells.queries.ts'

interface InPlan {
  goals: number
  steps: number
  next_words: string | null
  next_on: CalendarDate | null
}

/** What is open in somebody's support: who meets them next, when the plan is looked at, which step comes first. For those who see the record. */
export async function openInSupport(visit: Visit, person: Person): Promise<{ key: string; value: VNode }[]> {
  const { tx, today } = visit
  const spell = (await sightOf(tx, person.id)) >= sight.record ? await openSpellOf(tx, person.id) : undefined
  if (spell === undefined) return []
  const at = `/people/${person.id}`
  const [next, ...later] = await comingAppointmentsOf(tx, person.id, today)
  const review = await reviewStandingOf(tx, spell.id)
  const { rows } = await sql<InPlan>`
    select (select count(*)::int from journeys.goal g where g.spell_id = ${spell.id} and g.state = 'open') as goals,
      count(s.id)::int as steps, (array_agg(s.words order by s.by_on nulls last, s.id))[1] as next_words, min(s.by_on) as next_on
    from journeys.step s join journeys.goal g on g.id = s.goal_id and g.area_id = s.area_id
    where g.spell_id = ${spell.id} and g.state = 'open' and s.state in ('to_do', 'doing')`.execute(tx)
  const [plan] = rows
  return [
    {
      key: 'Next appointment',
      value:
        next === undefined ? (
          <>None is arranged</>
        ) : (
          <>
            <a href={`${at}/appointments`}>
              {formatDayAndDate(next.on_date)}, {formatTime(next.at_time)}
            </a>{' '}
            with {next.with_name}: {next.about}
            {later.length > 0 && <span class="nwd-sub"> and {later.length} more</span>}
          </>
        ),
    },
    ...(plan === undefined || plan.goals === 0
      ? []
      : [{ key: 'Plan', value: <PlanLine plan={plan} href={`${at}/plan`} today={today} /> }]),
    ...(review === undefined
      ? []
      : [
          {
            key: 'Review',
            value: (
              <>
                <ReviewLine review={review} /> <a href={`${at}/plan/reviews`}>Reviews</a>
              </>
            ),
          },
        ]),
  ]
}

function PlanLine({ plan, href, today }: { plan: InPlan; href: string; today: CalendarDate }) {
  const { goals, steps, next_words, next_on } = plan
  const counts = `${goals} ${goals === 1 ? 'goal' : 'goals'}, ${steps} open ${steps === 1 ? 'step' : 'steps'}`
  return (
    <>
      <a href={href}>{counts}</a>
      {next_words !== null && `; first: ${next_words}`}
      {next_on !== null && (
        <>, {next_on < today ? <Late>{`by ${formatDate(next_on)}`}</Late> : `by ${formatDate(next_on)}`}</>
      )}
    </>
  )
}
