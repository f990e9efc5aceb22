import { selectOptionalOrganisation } from '#modules/partnership'
import type { Tx } from '#platform/db'

const parts: Readonly<Record<string, [toWorker: string, toThem: string]>> = {
  contact: ['how to contact them', 'how to contact you'],
  safe_contact: ['how to keep contact safe', 'how to keep contact safe'],
  about: ['what is known about them', 'what is known about you'],
  history: ['what happened here before', 'what happened here before'],
  needs: ['what they need help with', 'what you need help with'],
  progress: ['how they get on', 'how you get on'],
  record: ['their whole record here', 'your whole record here'],
}

/** The parts of a record that may be shared, in words: "how to contact them and how they get on". */
export function partsInWords(codes: readonly string[], themself = false): string {
  return new Intl.ListFormat('en-GB').format(
    codes.map((code) => parts[code]?.[themself ? 1 : 0] ?? code.replaceAll('_', ' ')),
  )
}

/** The names of the partners of permissions, by identifier. */
export async function partnersOf(tx: Tx, permissions: readonly { partner_id: string }[]): Promise<Map<string, string>> {
  const names = new Map<string, string>()
  for (const id of new Set(permissions.map((permission) => permission.partner_id))) {
    const organisation = await selectOptionalOrganisation(tx, id)
    if (organisation) names.set(id, organisation.name)
  }
  return names
}
