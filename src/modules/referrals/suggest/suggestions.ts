import { type Fits, servicesFitting } from '#modules/directory'
import { selectOptionalPerson } from '#modules/people'
import type { Tx } from '#platform/db'
import { referenceList } from '#platform/reference'
import { ageOn, type CalendarDate } from '#platform/time'
import { type Referral, selectOptionalContent, tables } from '../referrals.queries.ts'

/**
 * Other services of the directory that may fit somebody whose referral came back: by what they need, as far as the viewer was told, and
 * their age; without those who have said no. Nothing is told to anybody by looking.
 */
export async function suggestionsFor(tx: Tx, referral: Referral, today: CalendarDate): Promise<Fits[]> {
  const content = await selectOptionalContent(tx, referral.id)
  const person = await selectOptionalPerson(tx, referral.person_id)
  const needs = new Set(
    referenceList('needs', today).flatMap(({ code, helped_by }) => (content?.needs.includes(code) ? helped_by : [])),
  )
  const born = person?.date_of_birth ?? null
  return servicesFitting(tx, {
    area_id: referral.area_id,
    needs: [...needs],
    age: born === null ? undefined : ageOn(born, today),
    without: await saidNo(tx, referral.id),
  })
}

async function saidNo(tx: Tx, referral: string): Promise<string[]> {
  const rows = await tables(tx)
    .selectFrom('referrals.offer')
    .select('organisation_id')
    .where('referral_id', '=', referral)
    .where('answer', '=', 'declined')
    .execute()
  return rows.map(({ organisation_id }) => organisation_id)
}

/** The service that its sender would have tried next, of the last time it was sent again; undefined when they chose none. */
export async function wouldTry(tx: Tx, referral: string): Promise<{ id: string; name: string } | undefined> {
  const last = await tables(tx)
    .selectFrom('referrals.event')
    .select(['service_id', 'service_name'])
    .where('referral_id', '=', referral)
    .where('kind', '=', 'resent')
    .orderBy('place', 'desc')
    .limit(1)
    .executeTakeFirst()
  const { service_id = null, service_name = null } = last ?? {}
  return service_id === null || service_name === null ? undefined : { id: service_id, name: service_name }
}
