import { Ask, date, formOf } from '#platform/forms'
import { form, found, Refused } from '#platform/http'
import { referenceText } from '#platform/reference'
import { coordinators } from '../partnership.access.ts'
import { partnershipForm } from '../partnership-form.tsx'
import { endSeat, selectOptionalSeat } from './members.queries.ts'

const endForm = formOf({ ended_on: date({ label: 'Last day', required: 'Enter the last day', notFuture: true }) })

/** Somebody's role in the partnership ends. */
export const leaveSeat = form({
  path: '/partnership/seats/:seat/end',
  access: coordinators,
  audit: { show: { none: 'the name of a colleague' }, submit: 'partnership.seat.ended' },
  async load({ tx, parameters }) {
    const seat = found(await selectOptionalSeat(tx, parameters.seat))
    return found(seat.ended_on === null ? seat : undefined)
  },
  form: endForm,
  show: (view) =>
    partnershipForm({
      heading: `End the role of ${view.loaded.name}`,
      title: 'End a role',
      sub: `${referenceText('partnership-roles', view.loaded.role)} for ${view.loaded.organisation}. Actions they have stay with them until somebody takes them over.`,
      view,
      button: 'End the role',
      back: { href: `/partnership/members/${view.loaded.member_id}`, text: view.loaded.organisation },
      children: <Ask form={endForm} typed={view.typed} errors={view.errors} name="ended_on" />,
    }),
  async submit({ visit, loaded, value }) {
    if (value.ended_on < loaded.since_on)
      throw new Refused([{ field: 'ended_on', message: 'The last day must be after the first' }])
    await endSeat(visit.tx, loaded.id, { ...value, ended_by: visit.viewer.user_id, ended_at: visit.clock.now() })
    await visit.record({ subject: { kind: 'seat', id: loaded.id } })
    return { to: `/partnership/members/${loaded.member_id}`, flash: `The role of ${loaded.name} has ended.` }
  },
})
