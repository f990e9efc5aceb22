import { fullName, personForm } from '#modules/people'
import { Ask, choice, date, formOf, longText } from '#platform/forms'
import { form, Refused } from '#platform/http'
import { referenceList, referenceText } from '#platform/reference'
import { type CalendarDate, formatDate } from '#platform/time'
import { InsetText } from '#platform/ui'
import { workers } from '../journeys.access.ts'
import { loadPause, loadReviews, reviewsAt } from './load-reviews.ts'
import { letClockRun, stopClock } from './reviews.queries.ts'

const kinds = ['pause', 'exemption'] as const

const reasonsOf = (kind: (typeof kinds)[number], today: CalendarDate) =>
  referenceList('review-pauses', today)
    .filter((row) => row.kind === kind)
    .map(({ code, text }) => ({ value: code, text }))

function pauseForm({ today, spell }: { today: CalendarDate; spell: { registered_on: CalendarDate } }) {
  return formOf(
    {
      kind: choice({
        label: 'What is it?',
        required: 'Choose a pause or an exemption',
        options: [
          { value: 'pause', text: 'A pause, until a day we know' },
          { value: 'exemption', text: 'An exemption: no reviews are due' },
        ],
      }),
      pause_reason: choice({ label: 'Why is it paused?', options: reasonsOf('pause', today) }),
      exemption_reason: choice({ label: 'Why is none due?', options: reasonsOf('exemption', today) }),
      words: longText({ label: 'More about why', max: 500 }),
      from_on: date({
        label: 'From which day?',
        called: 'The first day',
        required: 'Enter the first day',
        notBefore: spell.registered_on,
      }),
      until_on: date({
        label: 'Until which day?',
        called: 'The last day',
        hint: 'A pause needs one. An exemption without one lasts until somebody ends it.',
      }),
    },
    ({ kind, pause_reason, exemption_reason, from_on, until_on }) => [
      ...(kind === 'pause' && pause_reason === null ? [{ field: 'pause_reason', message: 'Choose why' }] : []),
      ...(kind === 'exemption' && exemption_reason === null
        ? [{ field: 'exemption_reason', message: 'Choose why' }]
        : []),
      ...(kind === 'pause' && until_on === null
        ? [{ field: 'until_on', message: 'Enter the last day of the pause' }]
        : []),
      ...(until_on !== null && until_on < from_on
        ? [{ field: 'until_on', message: 'The last day must be on or after the first' }]
        : []),
    ],
  )
}

/** Stops the clock of reviews: a pause with its days, or an exemption. */
export const pauseRoute = form({
  path: '/people/:person/plan/pause',
  access: workers,
  audit: { show: 'journeys.plan.opened', submit: 'journeys.plan.reviews_paused' },
  load: loadReviews,
  form: pauseForm,
  prefill: (loaded) => pauseForm(loaded).typedFrom({ from_on: loaded.today }),
  async show(view) {
    const { person } = view.loaded
    await view.visit.record({ person_id: person.id })
    const asked = { form: pauseForm(view.loaded), typed: view.typed, errors: view.errors }
    return personForm({
      person,
      heading: 'Pause reviews of the plan',
      sub: `${fullName(person)}. While it lasts no review is due. After it the days that were left go on counting.`,
      view,
      button: 'Stop the clock',
      back: reviewsAt(person.id),
      children: (
        <>
          <Ask
            {...asked}
            name="kind"
            reveals={{
              pause: <Ask {...asked} name="pause_reason" needed />,
              exemption: <Ask {...asked} name="exemption_reason" needed inline={false} />,
            }}
          />
          <Ask {...asked} name="words" rows={2} />
          <Ask {...asked} name="from_on" />
          <Ask {...asked} name="until_on" />
        </>
      ),
    })
  },
  async submit({ visit, loaded, value }) {
    const { person, spell } = loaded
    const { kind, pause_reason, exemption_reason, ...days } = value
    const reason = kind === 'pause' ? pause_reason : exemption_reason
    if (reason === null) throw new Refused('Choose why')
    const id = await stopClock(visit.tx, visit.viewer, spell, { kind, reason, ...days })
    await visit.record({ person_id: person.id, subject: { kind: 'review_pause', id }, detail: { kind } })
    return {
      to: reviewsAt(person.id).href,
      flash: kind === 'pause' ? 'Reviews are paused.' : 'No reviews are due for now.',
    }
  },
})

const endForm = formOf({
  runs_again_on: date({
    label: 'From which day does the clock run again?',
    called: 'The day',
    required: 'Enter the day from which the clock runs again',
    notFuture: true,
  }),
})

/** Ends a pause or an exemption before its last day, or takes it back. */
export const endPauseRoute = form({
  path: '/people/:person/plan/pauses/:pause/end',
  access: workers,
  audit: { show: 'journeys.plan.opened', submit: 'journeys.plan.reviews_resumed' },
  load: loadPause,
  form: endForm,
  prefill: ({ today }) => endForm.typedFrom({ runs_again_on: today }),
  async show(view) {
    const { person, pause } = view.loaded
    await view.visit.record({ person_id: person.id, subject: { kind: 'review_pause', id: pause.id } })
    return personForm({
      person,
      heading: 'Let the clock run again',
      sub: fullName(person),
      view,
      button: 'Let it run',
      back: reviewsAt(person.id),
      children: (
        <>
          <InsetText>
            {pause.kind === 'pause' ? 'Paused' : 'Exempt'} from {formatDate(pause.from_on)}
            {pause.until_on !== null && ` to ${formatDate(pause.until_on)}`}:{' '}
            {referenceText('review-pauses', pause.reason).toLowerCase()}. It never was, if you enter its first day.
          </InsetText>
          <Ask form={endForm} name="runs_again_on" typed={view.typed} errors={view.errors} />
        </>
      ),
    })
  },
  async submit({ visit, loaded, value }) {
    const { person, spell, pause } = loaded
    const { runs_again_on } = value
    if (runs_again_on < pause.from_on)
      throw new Refused([
        { field: 'runs_again_on', message: `The day must be on or after ${formatDate(pause.from_on)}, when it began` },
      ])
    await letClockRun(visit.tx, visit.viewer, spell, pause.id, runs_again_on)
    await visit.record({ person_id: person.id, subject: { kind: 'review_pause', id: pause.id } })
    return { to: reviewsAt(person.id).href, flash: 'The clock runs again.' }
  },
})
