import { Ask, choice, date, formOf, text } from '#platform/forms'
import { form, found, Refused } from '#platform/http'
import { referenceOptions, ruleOn } from '#platform/reference'
import type { CalendarDate } from '#platform/time'
import { colleaguesIn } from '../memberships.queries.ts'
import { areaOf, coordinators } from '../partnership.access.ts'
import { partnershipForm } from '../partnership-form.tsx'
import { insertSeat, seatsNow, selectOptionalMember } from './members.queries.ts'

const staff = ['member', 'coordinator', 'team_lead', 'key_worker', 'provider_worker', 'employer_officer'] as const

const seatForm = (accounts: readonly { user_id: string; name: string }[], today: CalendarDate) =>
  formOf(
    {
      user_id: choice({
        label: 'Somebody with an account here',
        options: accounts.map(({ user_id, name }) => ({ value: user_id, text: name })),
      }),
      name: text({ label: 'Or the name of somebody who has none', called: 'Name', max: 120 }),
      role: choice({
        label: 'Role in the partnership',
        required: 'Choose the role',
        options: referenceOptions('partnership-roles', today),
      }),
      since_on: date({ label: 'Since', required: 'Enter the first day', notFuture: true }),
    },
    ({ user_id, name }) =>
      (user_id === null) === (name === null)
        ? [{ field: 'name', message: 'Choose somebody with an account, or enter a name: one of the two' }]
        : [],
  )

/** A coordinator names somebody who speaks for a member organisation. */
export const addSeat = form({
  path: '/partnership/members/:member/people/new',
  access: coordinators,
  audit: { show: { none: 'names of colleagues' }, submit: 'partnership.seat.given' },
  async load({ tx, viewer, parameters, today }) {
    const member = found(await selectOptionalMember(tx, parameters.member))
    found(member.ended_on === null ? member : undefined)
    const everybody = await colleaguesIn(tx, member.organisation_id, staff)
    const accounts = [...new Map(everybody.map((each) => [each.user_id, each])).values()]
    const seats = await seatsNow(tx, areaOf(viewer), today)
    return { member, accounts, seats, questions: seatForm(accounts, today) }
  },
  form: ({ questions }) => questions,
  show(view) {
    const { member, accounts, questions } = view.loaded
    const asked = { form: questions, typed: view.typed, errors: view.errors }
    return partnershipForm({
      heading: 'Name somebody',
      sub: `For ${member.organisation}. Without an account nobody can be reminded, accept the terms or declare an interest.`,
      view,
      button: 'Give the role',
      back: { href: `/partnership/members/${member.id}`, text: member.organisation },
      children: (
        <>
          {accounts.length > 0 && <Ask {...asked} name="user_id" />}
          <Ask {...asked} name="name" label={accounts.length > 0 ? undefined : 'Name'} />
          <Ask {...asked} name="role" />
          <Ask {...asked} name="since_on" />
        </>
      ),
    })
  },
  async submit({ visit, loaded: { member, accounts, seats }, value }) {
    const { role, since_on } = value
    const held = seats.find((seat) => seat.role === role)
    if (held !== undefined && ruleOn('partnership-roles', role, visit.today)?.one)
      throw new Refused([{ field: 'role', message: `${held.name} is chair now: end that role first` }])
    if (
      seats.some(({ user_id, member_id }) => user_id !== null && user_id === value.user_id && member_id === member.id)
    )
      throw new Refused([{ field: 'user_id', message: 'This person has a role already: end it first' }])
    const account = accounts.find(({ user_id }) => user_id === value.user_id)
    const name = found(account?.name ?? value.name)
    const seat = { member_id: member.id, role, name, user_id: value.user_id, since_on, added_by: visit.viewer.user_id }
    const id = await insertSeat(visit.tx, areaOf(visit.viewer), seat)
    await visit.record({ subject: { kind: 'seat', id }, detail: { role } })
    return { to: `/partnership/members/${member.id}`, flash: `${name} now has a role in the partnership.` }
  },
})
