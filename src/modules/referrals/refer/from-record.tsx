import { servicesFitting } from '#modules/directory'
import {
  callName,
  personForm as personPage,
  selectOptionalContactDetails,
  selectOptionalPerson,
  sight,
  sightOf,
} from '#modules/people'
import { Ask, choices, formOf } from '#platform/forms'
import { form, found, type Visit } from '#platform/http'
import { isReferenceCode, referenceList, referenceOptions } from '#platform/reference'
import { ageOn, type CalendarDate } from '#platform/time'
import { senders } from '../roles.ts'
import { saveSection, startDraft } from './drafts.ts'
import { needsForm, personForm, reachForm } from './questions.ts'

const forWhat = (today: CalendarDate) =>
  formOf({
    needs: choices({
      label: 'With what do they need help?',
      required: 'Choose at least one thing they need help with',
      options: referenceOptions('needs', today),
    }),
  })

async function load(visit: Visit<{ person: string }>) {
  const { tx, parameters, today, url } = visit
  const person = found(await selectOptionalPerson(tx, parameters.person))
  found((await sightOf(tx, person.id)) >= sight.record ? person : undefined)
  const needs = url.searchParams.getAll('need').filter((code) => isReferenceCode('needs', code))
  const { area_id, date_of_birth } = person
  const helped = referenceList('needs', today).filter(({ code }) => needs.includes(code))
  const services = await servicesFitting(tx, {
    area_id,
    needs: helped.flatMap(({ helped_by }) => helped_by),
    age: date_of_birth === null ? undefined : ageOn(date_of_birth, today),
    without: [],
  })
  return { person, needs, services, today }
}

/** Begins a referral of somebody on record, by one press: who they are, how to reach them and what for are filled in; what they agree to is asked. */
export const referFromRecord = form({
  path: '/people/:person/refer',
  access: senders,
  audit: { show: 'referrals.draft.offered', submit: 'referrals.draft.started' },
  load,
  form: ({ today }: Awaited<ReturnType<typeof load>>) => forWhat(today),
  prefill: ({ needs }) => ({ needs }),
  async show(view) {
    const { person, services, today } = view.loaded
    await view.visit.record({ person_id: person.id })
    const name = callName(person)
    return personPage({
      person,
      heading: `Refer ${name} to a partner`,
      sub: `Who ${name} is and how to reach them go with it. You ask what ${name} agrees to before anything is sent.`,
      view,
      button: 'Begin the referral',
      children: (
        <>
          {services.length > 0 && (
            <>
              <h2>Who helps with this here</h2>
              <ul>
                {services.map((service) => (
                  <li key={service.id}>
                    <a href={`/support/services/${service.id}`}>{service.name}</a>
                    {service.organisation !== null && `, ${service.organisation}`}
                  </li>
                ))}
              </ul>
            </>
          )}
          <Ask form={forWhat(today)} name="needs" typed={view.typed} errors={view.errors} />
        </>
      ),
    })
  },
  async submit({ visit, loaded, value }) {
    const { tx, today } = visit
    const { person } = loaded
    const id = await startDraft(visit)
    const contact = await selectOptionalContactDetails(tx, person.id)
    await saveSection(tx, id, 'person', personForm().typedFrom(person))
    if (contact !== undefined) await saveSection(tx, id, 'reach', reachForm(today).typedFrom(contact))
    const hopes = person.aim === null ? {} : { hopes: person.aim }
    await saveSection(tx, id, 'needs', needsForm(today).typedFrom({ needs: value.needs, ...hopes }))
    await visit.record({ person_id: person.id, subject: { kind: 'draft', id } })
    return { to: `/referrals/drafts/${id}` }
  },
})
