import { Ask, choice, date, formOf, money, text, time, wholeNumber } from '#platform/forms'
import { form, Refused } from '#platform/http'
import { addDays, type CalendarDate, formatDayAndDate, formatTime, timeInLondon } from '#platform/time'
import { reasonsFor } from '../appointments/reasons.ts'
import { workers } from '../journeys.access.ts'
import { groupAt, groupFrame } from './group-frame.tsx'
import { loadOwnGroup, loadSession } from './load-group.ts'
import { addSessions, changeSession } from './sessions.queries.ts'

const planForm = formOf({
  on_date: date({ label: 'The first day', called: 'The day', required: 'Enter the first day' }),
  at_time: time({ label: 'Time', required: 'Enter the time, like 10am' }),
  minutes_long: wholeNumber({
    label: 'How many minutes?',
    called: 'Minutes',
    required: 'Say how many minutes',
    min: 5,
    max: 720,
  }),
  times: wholeNumber({
    label: 'How many sessions, a week apart?',
    called: 'Sessions',
    required: 'Say how many sessions; 1 for one',
    min: 1,
    max: 52,
  }),
  place: text({ label: 'Where, if not where the group meets otherwise' }),
  cost_pence: money({ label: 'What each costs, if not what they cost otherwise', called: 'The cost', max: 10_000_000 }),
})

/** Plans sessions of a group: one, or one a week. */
export const planSessionsRoute = form({
  path: '/groups/:group/sessions/new',
  access: workers,
  audit: { show: 'journeys.group.opened', submit: 'journeys.sessions.planned' },
  form: planForm,
  load: loadOwnGroup,
  prefill: () => planForm.typedFrom({ minutes_long: 90, times: 1 }),
  async show(view) {
    const group = view.loaded
    await view.visit.record({ subject: { kind: 'group', id: group.id } })
    const asked = { form: planForm, typed: view.typed, errors: view.errors }
    return groupFrame({
      heading: 'Plan sessions',
      sub: group.name,
      view,
      button: 'Plan them',
      back: groupAt(group),
      children: (
        <>
          <div class="nwd-pair">
            <Ask {...asked} name="on_date" />
            <Ask {...asked} name="at_time" />
          </div>
          <div class="nwd-pair">
            <Ask {...asked} name="minutes_long" />
            <Ask {...asked} name="times" />
          </div>
          <Ask {...asked} name="place" hint={`It meets at: ${group.place}`} />
          <Ask {...asked} name="cost_pence" />
        </>
      ),
    })
  },
  async submit({ visit, loaded: group, value }) {
    if (group.ended_at !== null) throw new Refused('This group has ended')
    if (value.on_date < addDays(visit.today, -60))
      throw new Refused([{ field: 'on_date', message: 'The day must not be more than 60 days ago' }])
    const made = await addSessions(visit.tx, visit.viewer, group, value)
    if (made === 0) throw new Refused([{ field: 'on_date', message: 'The group meets then already' }])
    await visit.record({ subject: { kind: 'group', id: group.id }, detail: { sessions: made } })
    return { to: groupAt(group).href, flash: made === 1 ? '1 session is planned.' : `${made} sessions are planned.` }
  },
})

const changeForm = (today: CalendarDate) =>
  formOf(
    {
      what: choice({
        label: 'What changes?',
        required: 'Choose what changes',
        options: [
          { value: 'move', text: 'It is on another day or time' },
          { value: 'call_off', text: 'It is called off' },
        ],
      }),
      on_date: date({ label: 'The new day', notPast: true }),
      at_time: time({ label: 'The new time' }),
      reason: choice({ label: 'Why is it called off?', called: 'Why', options: reasonsFor('cancelled', today) }),
    },
    (value) => {
      if (value.what === 'move' && (value.on_date === null || value.at_time === null))
        return [{ field: value.on_date === null ? 'on_date' : 'at_time', message: 'Enter the new day and time' }]
      return value.what === 'call_off' && value.reason === null
        ? [{ field: 'reason', message: 'Choose why it is called off' }]
        : []
    },
  )

/** Moves a session, or calls it off. */
export const changeSessionRoute = form({
  path: '/groups/:group/sessions/:session/change',
  access: workers,
  audit: { show: 'journeys.group.opened', submit: 'journeys.session.changed' },
  load: async (visit) => ({ ...(await loadSession(visit)), questions: changeForm(visit.today) }),
  form: ({ questions }) => questions,
  prefill: ({ session, questions }) => questions.typedFrom({ on_date: session.on_date, at_time: session.at_time }),
  async show(view) {
    const { group, session, questions } = view.loaded
    await view.visit.record({ subject: { kind: 'group', id: group.id } })
    const asked = { form: questions, typed: view.typed, errors: view.errors }
    return groupFrame({
      heading: 'Move or call off a session',
      sub: `${group.name}, ${formatDayAndDate(session.on_date)}, ${formatTime(session.at_time)}`,
      view,
      button: 'Save',
      back: groupAt(group),
      children: (
        <Ask
          {...asked}
          name="what"
          reveals={{
            move: (
              <>
                <Ask {...asked} name="on_date" needed />
                <Ask {...asked} name="at_time" needed />
              </>
            ),
            call_off: <Ask {...asked} name="reason" needed />,
          }}
        />
      ),
    })
  },
  async submit({ visit, loaded: { group, session }, value }) {
    const now = timeInLondon(visit.clock.now())
    if (session.cancelled_at !== null) throw new Refused('This session was called off already')
    if (session.on_date < visit.today || (session.on_date === visit.today && session.at_time <= now))
      throw new Refused('This session has begun: write into its register what happened')
    const { on_date, at_time, reason } = value
    const moved = value.what === 'move' && on_date !== null && at_time !== null
    await changeSession(
      visit.tx,
      visit.viewer,
      session.id,
      moved ? { on_date, at_time } : { cancelled_reason: reason ?? 'other' },
    )
    await visit.record({ subject: { kind: 'session', id: session.id }, detail: { what: value.what } })
    return { to: groupAt(group).href, flash: moved ? 'The session is moved.' : 'The session is called off.' }
  },
})
