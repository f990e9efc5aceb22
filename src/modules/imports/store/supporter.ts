import { possibleLeads } from '#modules/journeys'
import { organisationsOf, partnershipOf } from '#modules/partnership'
import type { Tx } from '#platform/db'
import { FileRefused } from '#platform/sheets'
import type { Storing } from './staged.ts'

/** Whose people they are, as far as it was said. */
export interface Supporting {
  area_id: string
  /** Name of the organisation that supports these people; the area's council, or its only one, when absent. */
  organisation?: string | undefined
  /** Name of the key worker of that organisation who leads whoever is still supported; nobody yet, when absent. */
  lead?: string | undefined
}

/** The organisation that supports people who are brought in, when nobody names it: the council, else the only one that supports people. */
export async function supporterOf(tx: Tx, { area_id, organisation }: Supporting): Promise<Storing['organisation']> {
  const all = await organisationsOf(tx, area_id)
  const supporting = all.filter((one) => one.supports_people)
  if (organisation !== undefined) {
    const named = supporting.find(({ name }) => name.toLowerCase() === organisation.toLowerCase())
    if (named === undefined)
      throw new FileRefused(
        `There is no organisation ${organisation} that supports people in this area. These do: ${supporting.map(({ name }) => name).join(', ')}.`,
      )
    return named
  }
  const councils = supporting.filter(({ kind }) => kind === 'council')
  const [only] = councils.length === 1 ? councils : supporting.length === 1 ? supporting : []
  return only ?? partnershipOf(tx, area_id)
}

/** Who is named as leading those who are still supported, if anybody. @throws FileRefused */
export async function leadOf(tx: Tx, { id, name }: Storing['organisation'], named: string | undefined) {
  if (named === undefined) return undefined
  const possible = await possibleLeads(tx, id)
  const [lead, ...others] = possible.filter((one) => one.name.toLowerCase() === named.toLowerCase())
  if (lead !== undefined && others.length === 0) return lead
  const who = possible.map((one) => one.name).join(', ')
  throw new FileRefused(
    `${lead === undefined ? 'There is nobody' : 'There are several people'} called ${named} who supports people for ${name}. These do: ${who === '' ? 'nobody yet' : who}.`,
  )
}
