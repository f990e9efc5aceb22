import { personForm } from '#modules/people'
import { Ask, choice, formOf, longText } from '#platform/forms'
import { form, found, type Visit } from '#platform/http'
import { personInFull, workers } from '../journeys.access.ts'
import { assignLead, possibleLeads } from '../spells/leads.ts'
import { leadOf, openSpellOf } from '../spells/spells.queries.ts'

async function load(visit: Visit<{ person: string }>) {
  const { tx } = visit
  const person = await personInFull(visit)
  const spell = found(await openSpellOf(tx, person.id))
  // Only the organisation that supports the person says who leads.
  found(spell.organisation_id === visit.viewer.organisation_id || undefined)
  return {
    person,
    spell,
    lead: await leadOf(tx, person.id),
    possible: await possibleLeads(tx, spell.organisation_id),
  }
}

type ToLead = Awaited<ReturnType<typeof load>>

const leadForm = ({ possible }: Pick<ToLead, 'possible'>) =>
  formOf({
    lead: choice({
      label: 'Who leads from now on?',
      called: 'Lead key worker',
      required: 'Choose the lead key worker',
      options: possible.map((colleague) => ({ value: colleague.user_id, text: colleague.name })),
    }),
    reason: longText({ label: 'Why does it change?', required: 'Say why the lead changes', max: 500 }),
  })

export const leadRoute = form({
  path: '/people/:person/lead',
  access: workers,
  audit: { show: 'journeys.lead.opened', submit: 'journeys.lead.given' },
  form: leadForm,
  load,
  prefill: ({ lead }): Record<string, string> => (lead === undefined ? {} : { lead: lead.user_id }),
  async show(view) {
    const { loaded, typed, errors, visit } = view
    await visit.record({ person_id: loaded.person.id })
    const asked = { form: leadForm(loaded), typed, errors }
    return personForm({
      person: loaded.person,
      heading: 'Change the lead key worker',
      view,
      button: 'Give the lead',
      children: (
        <>
          <p>
            {loaded.lead?.name ?? 'Nobody'} leads now. The person and everybody who may see them will see who leads.
          </p>
          <Ask {...asked} name="lead" />
          <Ask {...asked} name="reason" />
        </>
      ),
    })
  },
  async submit({ visit, loaded, value }) {
    const { person, spell, possible } = loaded
    const lead = found(possible.find((colleague) => colleague.user_id === value.lead))
    await assignLead(visit.tx, visit.viewer, { spell, lead, reason: value.reason })
    await visit.record({ person_id: person.id, subject: { kind: 'spell', id: spell.id } })
    return { to: `/people/${person.id}`, flash: `${lead.name} is now the lead key worker.` }
  },
})
