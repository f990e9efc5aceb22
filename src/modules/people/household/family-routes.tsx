import { recordEvent } from '#platform/audit'
import { Ask, choice, confirm, date, formOf, text } from '#platform/forms'
import { form, found, Refused } from '#platform/http'
import { InsetText } from '#platform/ui'
import { personOfRecord } from '../details/amend.tsx'
import { sight } from '../people.access.ts'
import { callName, fullName } from '../people.queries.ts'
import { personForm } from '../person-form.tsx'
import { addToTimeline } from '../timeline.ts'
import { endFamilyLink, familyOf, linkFamily, perhapsFamily } from './household.queries.ts'

const writers = ['key_worker', 'provider_worker', 'team_lead'] as const
const reasons = { postcode: 'same postcode', name: 'same family name' } as const
const reasonOf = (reason: string) => (reason === 'postcode' ? reasons.postcode : reasons.name)
const line = { kind: 'people.household', sees: sight.record } as const

const linking = (others: readonly { id: string; given_name: string; family_name: string; reason: string }[]) =>
  formOf({
    other: choice({
      label: 'Who is of the same family?',
      called: 'Who',
      required: 'Choose who is of the same family',
      options: others.map((one) => ({ value: one.id, text: fullName(one), hint: reasonOf(one.reason) })),
    }),
    both: confirm({
      label: 'Agreement',
      says: 'I asked each of them, apart from the other, and both want to be supported as one family',
      required: 'Ask each of them apart from the other: both must want it',
    }),
    agreed_on: date({
      label: 'When had both agreed?',
      required: 'Enter the day on which both had agreed',
      notFuture: true,
    }),
    how: choice({
      label: 'How did they agree?',
      required: 'Choose how they agreed',
      options: [
        { value: 'spoken', text: 'They told me' },
        { value: 'written', text: 'In writing' },
      ],
    }),
  })

/** Links the records of two people of one family, as both wish; offered are only people whose record the viewer sees. Opens nothing. */
export const linkFamilyRoute = form({
  path: '/people/:person/household/family',
  access: writers,
  audit: { show: 'people.household.viewed', submit: 'people.family.linked' },
  async load(visit) {
    const person = await personOfRecord(visit, visit.parameters.person)
    const others = await perhapsFamily(visit.tx, person.id)
    return { person, others, form: linking(others) }
  },
  form: (loaded) => loaded.form,
  async show({ visit, loaded: { person, others, form: questions }, typed, errors, token }) {
    if (errors.length === 0) await visit.record({ person_id: person.id })
    const asked = { form: questions, typed, errors }
    const household = { href: `/people/${person.id}/household`, text: 'Household' }
    if (others.length === 0)
      return {
        title: 'One support for the family',
        back: household,
        hideThisPage: true,
        main: (
          <>
            <h1>One support for the family</h1>
            <p>
              Nobody whose record you see has the postcode or the family name of {callName(person)}. If they were
              written down elsewhere, the key worker there has to refer them first.
            </p>
          </>
        ),
      }
    return personForm({
      person,
      heading: 'One support for the family',
      view: { visit, errors, token },
      button: 'Link them',
      back: household,
      children: (
        <>
          <InsetText>
            Both stay people of their own, with records of their own. Nobody sees more than before. Either can take it
            back at any time.
          </InsetText>
          <Ask {...asked} name="other" />
          <Ask {...asked} name="both" />
          <Ask {...asked} name="agreed_on" />
          <Ask {...asked} name="how" inline />
        </>
      ),
    })
  },
  async submit({ visit, loaded: { person }, value }) {
    const { tx, viewer } = visit
    const { other, agreed_on, how } = value
    if (!(await linkFamily(tx, viewer, { person: person.id, other, agreed_on, how })))
      throw new Refused([{ field: 'other', message: 'They are linked already' }])
    for (const id of [person.id, other]) {
      const words = 'Wishes to be supported together with somebody of their family'
      await addToTimeline(tx, viewer, { ...line, area_id: person.area_id, person_id: id, words })
    }
    await visit.record({ person_id: person.id })
    // The other's own list of who did what says it as well.
    await recordEvent(tx, { event: 'people.family.joined', person_id: other })
    return { to: `/people/${person.id}/household`, flash: 'They are linked. Nobody sees more than before.' }
  },
})

const ending = formOf({
  reason: text({ label: 'Why does it end?', required: 'Enter why it ends', max: 300 }),
})

/** Ends a link: one of the two took it back, or it was wrong. */
export const endFamilyRoute = form({
  path: '/people/:person/household/family/:link/end',
  access: writers,
  audit: { show: 'people.household.viewed', submit: 'people.family.unlinked' },
  form: ending,
  async load(visit) {
    const person = await personOfRecord(visit, visit.parameters.person)
    const all = await familyOf(visit.tx, person.id)
    return { person, link: found(all.find(({ id, ended_at }) => id === visit.parameters.link && ended_at === null)) }
  },
  async show({ visit, loaded: { person, link }, typed, errors, token }) {
    if (errors.length === 0) await visit.record({ person_id: person.id })
    return personForm({
      person,
      heading: 'End the support as one family',
      sub: `${fullName(person)} and ${fullName(link)}`,
      view: { visit, errors, token },
      button: 'End it',
      back: { href: `/people/${person.id}/household`, text: 'Household' },
      children: <Ask form={ending} name="reason" typed={typed} errors={errors} />,
    })
  },
  async submit({ visit, loaded: { person, link }, value }) {
    const { tx, viewer } = visit
    if (!(await endFamilyLink(tx, viewer, link.id, value.reason)))
      throw new Refused([{ field: 'reason', message: 'It has ended already' }])
    for (const id of [person.id, link.other_id]) {
      const words = 'Is no longer supported together with somebody of their family'
      await addToTimeline(tx, viewer, { ...line, area_id: person.area_id, person_id: id, words })
    }
    await visit.record({ person_id: person.id })
    await recordEvent(tx, { event: 'people.family.left', person_id: link.other_id })
    return { to: `/people/${person.id}/household`, flash: 'It has ended.' }
  },
})
