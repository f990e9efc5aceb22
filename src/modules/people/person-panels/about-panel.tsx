import type { VNode } from 'preact'
import type { Visit } from '#platform/http'
import { referenceText } from '#platform/reference'
import { formatDate } from '#platform/time'
import { SummaryList } from '#platform/ui'
import { sight, sightOf } from '../people.access.ts'
import { type ContactDetails, callName, type Person, selectOptionalContactDetails } from '../people.queries.ts'

/** How to reach somebody; what keeps that safe stands first on the page, by `toldPanel`: for those who see at least what was sent with a referral. */
export async function aboutPanel(visit: Pick<Visit, 'tx' | 'viewer'>, person: Person): Promise<VNode | null> {
  const contact = await selectOptionalContactDetails(visit.tx, person.id)
  if (contact === undefined) return null
  const may = visit.viewer.role !== 'participant' && visit.viewer.role !== 'referrer'
  const mayAmend = may && (await sightOf(visit.tx, person.id)) >= sight.record
  return (
    <section aria-labelledby="about-contact">
      <h2 id="about-contact">How to reach {callName(person)}</h2>
      <SummaryList dense rows={rowsOf(contact, person)} />
      {mayAmend && (
        <p>
          <a href={`/people/${person.id}/details`}>Change details</a>
        </p>
      )}
    </section>
  )
}

function rowsOf(contact: ContactDetails, person: Person) {
  const { preferred_contact: way } = contact
  const rows: [string, string | null][] = [
    ['Contact by', way === 'unknown' ? 'Not known: ask' : referenceText('contact-methods', way)],
    ['Best time', contact.best_time],
    ['Telephone', contact.phone],
    ['E-mail', contact.email],
    ['Address', [contact.address, contact.postcode].filter((line) => line !== null).join(', ') || null],
    ['Date of birth', person.date_of_birth === null ? null : formatDate(person.date_of_birth)],
    ['National Insurance number', contact.ni_number],
  ]
  return rows.flatMap(([key, value]) => (value === null || value === '' ? [] : [{ key, value }]))
}
