import type { VNode } from 'preact'
import { selectOptionalOrganisation } from '#modules/partnership'
import { type Person, sight, sightOf } from '#modules/people'
import type { Visit } from '#platform/http'
import { referenceText } from '#platform/reference'
import { formatDate } from '#platform/time'
import { workers } from '../journeys.access.ts'
import { leadOf, type Spell, spellsOf } from '../spells/spells.queries.ts'

/** Who supports the person by name, since when; or that nobody does yet. For everybody who was at least sent the person. */
export async function spellPanel(visit: Visit, person: Person): Promise<VNode | null> {
  const { tx, viewer } = visit
  const seen = await sightOf(tx, person.id)
  if (seen < sight.referral) return null
  const [spell] = await spellsOf(tx, person.id)
  const at = `/people/${person.id}`
  const may = workers.some((role) => role === viewer.role)
  if (spell === undefined)
    return (
      <section aria-label="Support">
        <h2>Support</h2>
        <p>Not registered yet. {may && <a href={`${at}/register`}>Register</a>}</p>
      </section>
    )
  const lead = await leadOf(tx, person.id)
  const organisation = await selectOptionalOrganisation(tx, spell.organisation_id)
  const record = seen >= sight.record
  return (
    <section aria-label="Support">
      <h2>Support</h2>
      <p>
        {spell.left_on === null ? <b>{lead?.name ?? 'Nobody'}</b> : 'Nobody now'}
        {spell.left_on === null && ' is the lead key worker'}, {organisation?.name}. Registered on{' '}
        {formatDate(spell.registered_on)}, {referenceText('funding-streams', spell.stream)}.{record && ended(spell)}{' '}
        {record && (
          <>
            <a href={`${at}/registration`}>Registration</a>
            {spell.left_on === null && spell.eligibility_verified_on === null && (
              <>
                {' · '}
                {may ? <a href={`${at}/eligibility`}>Verify eligibility</a> : 'eligibility not verified yet'}
              </>
            )}
            {spell.left_on !== null && may && (
              <>
                {' · '}
                <a href={`${at}/register`}>Register again</a>
              </>
            )}
          </>
        )}
      </p>
    </section>
  )
}

function ended({ left_on, left_reason }: Spell): string {
  if (left_on === null || left_reason === null) return ''
  return ` Left on ${formatDate(left_on)}: ${referenceText('leaving-reasons', left_reason).toLowerCase()}.`
}
