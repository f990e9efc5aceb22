import { Ask, choice, date, formOf } from '#platform/forms'
import { form, Refused } from '#platform/http'
import { referenceOptions } from '#platform/reference'
import type { CalendarDate } from '#platform/time'
import { type Organisation, organisationsOf } from '../organisations.queries.ts'
import { areaOf, coordinators } from '../partnership.access.ts'
import { partnershipForm } from '../partnership-form.tsx'
import { insertMember, membersNow } from './members.queries.ts'
import { usualSector } from './sectors.ts'

const memberForm = (organisations: readonly Organisation[], today: CalendarDate) =>
  formOf({
    organisation: choice({
      label: 'Organisation',
      required: 'Choose the organisation',
      options: organisations.map(({ id, name }) => ({ value: id, text: name })),
    }),
    sector: choice({
      label: 'Sector',
      hint: 'Leave it out to use the sector that this kind of organisation usually belongs to.',
      options: referenceOptions('partnership-sectors', today),
    }),
    since_on: date({ label: 'Member since', required: 'Enter the day it joined', notFuture: true }),
  })

/** A coordinator takes an organisation of the area into the partnership. */
export const addMember = form({
  path: '/partnership/members/new',
  access: coordinators,
  audit: { show: { none: 'names of organisations' }, submit: 'partnership.member.added' },
  async load({ tx, viewer, today }) {
    const area = areaOf(viewer)
    const already = new Set((await membersNow(tx, area)).map(({ organisation_id }) => organisation_id))
    const organisations = (await organisationsOf(tx, area)).filter(
      ({ id, kind }) => kind !== 'partnership' && !already.has(id),
    )
    return { area, organisations, questions: memberForm(organisations, today) }
  },
  form: ({ questions }) => questions,
  show(view) {
    const { organisations, questions } = view.loaded
    const asked = { form: questions, typed: view.typed, errors: view.errors }
    return partnershipForm({
      heading: 'Take an organisation into the partnership',
      sub: (
        <>
          {organisations.length === 0
            ? 'Every organisation of the area is a member.'
            : `${organisations.length} organisations of the area are not members.`}{' '}
          Not in the list? <a href="/partnership/organisations/new">Add it to the area first</a>.
        </>
      ),
      view,
      button: 'Take it in',
      back: { href: '/partnership/members', text: 'Members' },
      children: (
        <>
          <Ask {...asked} name="organisation" />
          <Ask {...asked} name="sector" />
          <Ask {...asked} name="since_on" />
        </>
      ),
    })
  },
  async submit({ visit, loaded: { area, organisations }, value }) {
    const organisation = organisations.find(({ id }) => id === value.organisation)
    const sector = value.sector ?? usualSector(organisation?.kind ?? '', visit.today)
    if (organisation === undefined || sector === undefined)
      throw new Refused([{ field: 'sector', message: 'Choose the sector that this organisation belongs to' }])
    const id = await insertMember(visit.tx, area, {
      organisation_id: organisation.id,
      sector,
      since_on: value.since_on,
      added_by: visit.viewer.user_id,
    })
    await visit.record({ subject: { kind: 'member', id }, detail: { sector } })
    return { to: `/partnership/members/${id}`, flash: `${organisation.name} is a member. Now name who speaks for it.` }
  },
})
