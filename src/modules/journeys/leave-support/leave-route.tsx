import { fullName, personForm } from '#modules/people'
import { Ask, choice, date, formOf } from '#platform/forms'
import { form, found, type Visit } from '#platform/http'
import { referenceOptions } from '#platform/reference'
import { type CalendarDate, formatDate } from '#platform/time'
import { InsetText } from '#platform/ui'
import { personInFull, workers } from '../journeys.access.ts'
import { leaveSpell } from '../spells/leave.ts'
import { openSpellOf } from '../spells/spells.queries.ts'

const leaveForm = (today: CalendarDate) =>
  formOf({
    left_on: date({ label: 'Support ended on', required: 'Enter the day support ended', notFuture: true }),
    left_reason: choice({
      label: 'Why did it end?',
      required: 'Choose why support ended',
      options: referenceOptions('leaving-reasons', today),
    }),
  })

async function load(visit: Visit<{ person: string }>) {
  const person = await personInFull(visit)
  return { person, spell: found(await openSpellOf(visit.tx, person.id)), today: visit.today }
}

export const leaveRoute = form({
  path: '/people/:person/leave',
  access: workers,
  audit: { show: 'journeys.leaving.opened', submit: 'journeys.person.left' },
  form: ({ today }: Awaited<ReturnType<typeof load>>) => leaveForm(today),
  load,
  prefill: ({ today }) => leaveForm(today).typedFrom({ left_on: today }),
  async show(view) {
    const { visit, loaded, typed, errors } = view
    await visit.record({ person_id: loaded.person.id })
    const asked = { form: leaveForm(loaded.today), typed, errors }
    return personForm({
      person: loaded.person,
      heading: 'Support has ended',
      sub: `${fullName(loaded.person)}, registered on ${formatDate(loaded.spell.registered_on)}`,
      view,
      button: 'End support',
      children: (
        <>
          <InsetText>
            They can come back at any time, by any door. Follow-ups after a job go on. If they have started work and
            still want support, do not end it: in-work support is a stage.
          </InsetText>
          <Ask {...asked} name="left_on" />
          <Ask {...asked} name="left_reason" />
        </>
      ),
    })
  },
  async submit({ visit, loaded, value }) {
    const { person, spell } = loaded
    await leaveSpell(visit.tx, visit.viewer, spell, value, visit.today)
    await visit.record({
      person_id: person.id,
      subject: { kind: 'spell', id: spell.id },
      detail: { reason: value.left_reason },
    })
    return { to: `/people/${person.id}/registration`, flash: 'Support has ended. Follow-ups go on.' }
  },
})
