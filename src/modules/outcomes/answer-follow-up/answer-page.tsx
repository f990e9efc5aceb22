import type { ComponentChildren } from 'preact'
import { personForm } from '#modules/people'
import { Ask, type FieldError, type Form, type Typed, type ValueOf } from '#platform/forms'
import type { Shown } from '#platform/http'
import { referenceText } from '#platform/reference'
import { type CalendarDate, formatDate } from '#platform/time'
import { InsetText } from '#platform/ui'
import { stateOf } from '../follow-up.ts'
import { wayWords } from '../retry/ways.ts'
import type { answerForm } from './answer-form.ts'
import type { Loaded } from './load.ts'

type Answers = ValueOf<ReturnType<typeof answerForm>>

/** What is known of this follow-up before anything is asked: of which job, until when, what was tried, what was answered. */
function Standing({ follow_up, job, tries, links }: Loaded) {
  const last = tries[0]
  const sent = links.reduce((sum, { many }) => sum + many, 0)
  return (
    <>
      <p>
        {follow_up.weeks} weeks after starting at {job.employer_name ?? 'an employer not recorded'} on{' '}
        {formatDate(job.started_on)}. To be asked from {formatDate(follow_up.due_on)} until{' '}
        {formatDate(follow_up.window_ends_on)}.{sent > 0 && ` Asked by link ${sent === 1 ? 'once' : 'twice'}.`}
        {last !== undefined &&
          ` Tried ${tries.length === 1 ? 'once' : `${tries.length} times`}, last on ${formatDate(last.tried_on)}, ${wayWords(last.how).toLowerCase()}.`}
      </p>
      {follow_up.answer === 'unknown' && (
        <InsetText>
          Closed: {referenceText('follow-up-closed-reasons', follow_up.closed_reason ?? 'window_ended').toLowerCase()}.
          An answer takes its place, and that it was closed is kept.
        </InsetText>
      )}
      {(follow_up.answer === 'yes' || follow_up.answer === 'no') && (
        <InsetText>Answered already. A new answer takes its place, and the one before is kept.</InsetText>
      )}
    </>
  )
}

/** Whether the employer may be asked, and where to write down what the person said about it. */
function Employer({ job, person, may_ask_employer }: Loaded) {
  if (job.employer_id === null) return null
  const href = `/people/${person.id}/jobs/${job.id}/ask-employer`
  return may_ask_employer ? (
    <p class="nwd-sub">
      They said we may ask {job.employer_name}, by telephone. <a href={href}>Change what they said</a>
    </p>
  ) : (
    <p class="nwd-sub">
      We may not ask the employer yet. <a href={href}>Write down what they say about that</a>
    </p>
  )
}

interface View {
  visit: { url: URL; today: CalendarDate }
  loaded: Loaded
  typed: Typed
  errors: readonly FieldError[]
  token: string
  /** What is to be known before they are asked: flags, and what they told once. */
  before: ComponentChildren
}

/** The page of one follow-up: what stands, the question, and whether the employer may be asked. */
export function answerPage(view: View, form: Form<Answers>): Shown {
  const { loaded, visit } = view
  const { person, follow_up, stop } = loaded
  const asked = { form, typed: view.typed, errors: view.errors }
  const who = (prefix: '' | 'no_') => (
    <Ask
      {...asked}
      name={`${prefix}said_by`}
      small
      reveals={{ employer: <Ask {...asked} name={`${prefix}role`} small /> }}
    />
  )
  return personForm({
    person,
    heading: `${follow_up.weeks}-week follow-up`,
    view,
    button: 'Save',
    children: (
      <>
        {view.before}
        <Standing {...loaded} />
        {stop !== undefined && (
          <InsetText>
            They asked not to be contacted. Write down only what you learnt otherwise.{' '}
            <a href={`/people/${person.id}/may-we-ask`}>May we ask again?</a>
          </InsetText>
        )}
        {stop === undefined && stateOf(follow_up, visit.today) === 'due' && (
          <p class="nwd-sub">
            No telephone or e-mail of their own?{' '}
            <a href={`/follow-ups/${follow_up.id}/link`}>Give them the question as a link, by hand</a>
          </p>
        )}
        {stateOf(follow_up, visit.today) === 'not_yet_due' && (
          <InsetText>Not yet due. It can be answered from {formatDate(follow_up.due_on)}.</InsetText>
        )}
        <Ask
          {...asked}
          name="answer"
          reveals={{
            yes: who(''),
            no: who('no_'),
            not_reached: <Ask {...asked} name="how" small />,
            closed: <Ask {...asked} name="closed_reason" small />,
          }}
        />
        <Ask {...asked} name="on_day" />
        <Employer {...loaded} />
      </>
    ),
  })
}
