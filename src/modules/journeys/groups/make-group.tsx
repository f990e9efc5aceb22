import { Ask, type FieldError, formOf, type Typed } from '#platform/forms'
import { form, Refused } from '#platform/http'
import type { CalendarDate } from '#platform/time'
import { workers } from '../journeys.access.ts'
import { endGroups } from './enrolments.queries.ts'
import { groupForm } from './group-form.ts'
import { groupAt, groupFrame } from './group-frame.tsx'
import { changeGroup, makeGroup } from './groups.queries.ts'
import { KindsOfSupport } from './kinds-of-support.tsx'
import { leadersFor, loadOwnGroup } from './load-group.ts'

const listAt = { href: '/groups', text: 'Groups' }

function Questions({
  today,
  ...props
}: {
  today: CalendarDate
  form: ReturnType<typeof groupForm>
  typed: Typed
  errors: readonly FieldError[]
}) {
  return (
    <>
      <Ask {...props} name="name" />
      <Ask {...props} name="intervention" />
      <KindsOfSupport today={today} />
      <Ask {...props} name="about" rows={3} />
      <Ask {...props} name="led_by" />
      <div class="nwd-pair">
        <Ask {...props} name="capacity" />
        <Ask {...props} name="session_cost_pence" />
      </div>
      <Ask {...props} name="place" />
      <Ask {...props} name="stream" />
    </>
  )
}

/** Makes a group of the viewer's organisation. */
export const makeGroupRoute = form({
  path: '/groups/new',
  access: workers,
  audit: { show: { none: 'an empty form' }, submit: 'journeys.group.made' },
  async load(visit) {
    const leaders = await leadersFor(visit)
    return { leaders, questions: groupForm(visit.today, leaders.options) }
  },
  form: ({ questions }) => questions,
  prefill: ({ questions }, { viewer }) => questions.typedFrom({ led_by: viewer.user_id }),
  show(view) {
    const { questions } = view.loaded
    return groupFrame({
      heading: 'Make a group',
      view,
      button: 'Make the group',
      back: listAt,
      children: <Questions today={view.visit.today} form={questions} typed={view.typed} errors={view.errors} />,
    })
  },
  async submit({ visit, loaded, value }) {
    const id = await makeGroup(visit.tx, visit.viewer, { ...value, led_by_name: loaded.leaders.nameOf(value.led_by) })
    await visit.record({ subject: { kind: 'group', id }, detail: { intervention: value.intervention } })
    return { to: `/groups/${id}/sessions/new`, flash: `${value.name} is made. Say when it meets.` }
  },
})

/** Changes what a group is: sessions that were planned keep whom they were planned with. */
export const changeGroupRoute = form({
  path: '/groups/:group/change',
  access: workers,
  audit: { show: 'journeys.group.opened', submit: 'journeys.group.changed' },
  async load(visit) {
    const group = await loadOwnGroup(visit)
    const leaders = await leadersFor(visit)
    return { group, leaders, questions: groupForm(visit.today, leaders.options) }
  },
  form: ({ questions }) => questions,
  prefill: ({ group, questions }) => questions.typedFrom({ ...group, led_by: group.led_by ?? '' }),
  async show(view) {
    const { group, questions } = view.loaded
    await view.visit.record({ subject: { kind: 'group', id: group.id } })
    return groupFrame({
      heading: 'Change the group',
      sub: group.name,
      view,
      button: 'Save',
      back: groupAt(group),
      children: <Questions today={view.visit.today} form={questions} typed={view.typed} errors={view.errors} />,
    })
  },
  async submit({ visit, loaded: { group, leaders }, value }) {
    if (value.capacity < group.taken)
      throw new Refused([
        { field: 'capacity', message: `Places must be at least ${group.taken}: so many take part now` },
      ])
    await changeGroup(visit.tx, visit.viewer, group.id, { ...value, led_by_name: leaders.nameOf(value.led_by) })
    await visit.record({ subject: { kind: 'group', id: group.id } })
    return { to: groupAt(group).href, flash: 'Saved.' }
  },
})

/** Ends a group: nobody takes part any more, and its organisation no longer sees anybody because of it. */
export const endGroupRoute = form({
  path: '/groups/:group/end',
  access: workers,
  audit: { show: 'journeys.group.opened', submit: 'journeys.group.ended' },
  load: loadOwnGroup,
  form: formOf({}),
  async show(view) {
    const group = view.loaded
    await view.visit.record({ subject: { kind: 'group', id: group.id } })
    return groupFrame({
      heading: 'End the group',
      sub: group.name,
      view,
      button: 'End the group',
      back: groupAt(group),
      children: (
        <p>
          {group.taken === 0 ? 'Nobody takes part now.' : `${group.taken} take part now, and ${group.waiting} wait.`}{' '}
          {group.organisation} will no longer see them because of this group. Who came stays in each person’s record.
        </p>
      ),
    })
  },
  async submit({ visit, loaded: group }) {
    if (group.ended_at !== null) throw new Refused('This group has ended already')
    await endGroups(visit.tx, visit.viewer.user_id, [group.id])
    await visit.record({ subject: { kind: 'group', id: group.id } })
    return { to: '/groups', flash: `${group.name} has ended.` }
  },
})
