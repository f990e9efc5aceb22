import { form, found, Refused, type Visit } from '#platform/http'
import { personOfRecord } from '../details/amend.tsx'
import { personForm } from '../person-form.tsx'
import { addMember, householdOf, supersedeMember } from './household.queries.ts'
import { MemberQuestions, memberForm, memberOf } from './member-form.tsx'

const writers = ['key_worker', 'provider_worker', 'team_lead'] as const
const backTo = (person: { id: string }) => ({ href: `/people/${person.id}/household`, text: 'Household' })

/** Writes down somebody who lives with a person: what they are, and of children when they were born. */
export const newMember = form({
  path: '/people/:person/household/new',
  access: writers,
  audit: { show: 'people.household.viewed', submit: 'people.household.written' },
  load: async (visit) => ({
    person: await personOfRecord(visit, visit.parameters.person),
    form: memberForm(visit.today),
  }),
  form: (loaded) => loaded.form,
  async show({ visit, loaded: { person, form: questions }, typed, errors, token }) {
    if (errors.length === 0) await visit.record({ person_id: person.id })
    return personForm({
      person,
      heading: 'Somebody who lives there',
      sub: 'One at a time. A name is only written down if they want it.',
      view: { visit, errors, token },
      button: 'Save',
      back: backTo(person),
      children: <MemberQuestions form={questions} typed={typed} errors={errors} />,
    })
  },
  async submit({ visit, loaded: { person }, value }) {
    await addMember(visit.tx, visit.viewer, person, memberOf(value, visit.today))
    await visit.record({ person_id: person.id })
    return { to: backTo(person).href, flash: 'Saved.' }
  },
})

const loadMember = async (visit: Visit<{ person: string; member: string }>) => {
  const person = await personOfRecord(visit, visit.parameters.person)
  const member = (await householdOf(visit.tx, person.id)).find(({ id }) => id === visit.parameters.member)
  return { person, member: found(member), form: memberForm(visit.today) }
}

/** Changes what was written of somebody of the household: what it was is kept; or takes it out, with the reason. */
export const changeMember = form({
  path: '/people/:person/household/:member',
  access: writers,
  audit: { show: 'people.household.viewed', submit: 'people.household.written' },
  load: loadMember,
  form: (loaded) => loaded.form,
  prefill: ({ form: questions, member }) => questions.typedFrom({ ...member, mistake: false }),
  async show({ visit, loaded: { person, form: questions }, typed, errors, token }) {
    if (errors.length === 0) await visit.record({ person_id: person.id })
    return personForm({
      person,
      heading: 'Somebody of the household',
      view: { visit, errors, token },
      button: 'Save',
      back: backTo(person),
      children: <MemberQuestions form={questions} typed={typed} errors={errors} known />,
    })
  },
  async submit({ visit, loaded: { person, member }, value }) {
    const { tx, viewer, today } = visit
    if (!(await supersedeMember(tx, viewer, member.id, value.mistake ? value.reason : null)))
      throw new Refused([{ field: 'relation', message: 'A colleague changed this meanwhile: see it as it is now' }])
    if (!value.mistake) await addMember(tx, viewer, person, memberOf(value, today), member.id)
    await visit.record({ person_id: person.id })
    return { to: backTo(person).href, flash: value.mistake ? 'Taken out.' : 'Saved. What it was is kept.' }
  },
})
