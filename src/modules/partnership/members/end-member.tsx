import { Ask, date, formOf, text } from '#platform/forms'
import { form, found, Refused } from '#platform/http'
import { coordinators } from '../partnership.access.ts'
import { partnershipForm } from '../partnership-form.tsx'
import { endMember, selectOptionalMember } from './members.queries.ts'

const endForm = formOf({
  ended_on: date({ label: 'Last day as a member', required: 'Enter the last day', notFuture: true }),
  reason: text({ label: 'Why does it leave?', called: 'Why', required: 'Say why in a few words', max: 300 }),
})

/** An organisation leaves the partnership; the roles of its people end with it. */
export const leaveMember = form({
  path: '/partnership/members/:member/end',
  access: coordinators,
  audit: { show: { none: 'the name of an organisation' }, submit: 'partnership.member.ended' },
  async load({ tx, parameters }) {
    const member = found(await selectOptionalMember(tx, parameters.member))
    return found(member.ended_on === null ? member : undefined)
  },
  form: endForm,
  show(view) {
    const asked = { form: endForm, typed: view.typed, errors: view.errors }
    return partnershipForm({
      heading: `${view.loaded.organisation} leaves`,
      title: 'An organisation leaves',
      sub: 'The roles of its people end as well. What it did and decided stays on record.',
      view,
      button: 'Write down that it left',
      back: { href: `/partnership/members/${view.loaded.id}`, text: view.loaded.organisation },
      children: (
        <>
          <Ask {...asked} name="ended_on" />
          <Ask {...asked} name="reason" />
        </>
      ),
    })
  },
  async submit({ visit, loaded, value }) {
    if (value.ended_on < loaded.since_on)
      throw new Refused([{ field: 'ended_on', message: 'The last day must be after the day it joined' }])
    const by = { ended_by: visit.viewer.user_id, ended_at: visit.clock.now() }
    await endMember(visit.tx, loaded.id, { ended_on: value.ended_on, ended_reason: value.reason, ...by })
    await visit.record({ subject: { kind: 'member', id: loaded.id } })
    return { to: '/partnership/members', flash: `${loaded.organisation} is no longer a member.` }
  },
})
