import { currentCharacteristics } from '#modules/people'
import type { Visit } from '#platform/http'
import { ruleOn } from '#platform/reference'
import { personReferred } from '../journeys.access.ts'
import { possibleLeads } from '../spells/leads.ts'
import { beforeRegistration } from '../spells/register.ts'

/** What the registration of the person of the path needs: who may lead, what is known already, and the notices of the day. */
export async function toRegister(visit: Visit<{ person: string }>) {
  const { tx, viewer, today } = visit
  const person = await personReferred(visit)
  const before = await beforeRegistration(tx, viewer, person)
  const leads = viewer.organisation_id === null ? [] : await possibleLeads(tx, viewer.organisation_id)
  const asked = await currentCharacteristics(tx, person.id)
  const notices = {
    privacy: ruleOn('privacy-notices', 'privacy_notice', today, person.area_id),
    charter: ruleOn('charters', 'charter', today, person.area_id),
  }
  return { person, before, leads, asked, notices, today }
}

export type ToRegister = Awaited<ReturnType<typeof toRegister>>
