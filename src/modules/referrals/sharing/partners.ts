import { organisationsOf, partnershipOf } from '#modules/partnership'
import type { Tx } from '#platform/db'
import type { Option } from '#platform/forms'
import { Refused } from '#platform/http'
import { anyone } from '../refer/questions.ts'

/** Whom somebody may name as the one that they agree to be sent to: anyone whom the partnership asks, or one that supports people there. */
export async function partnersToName(tx: Tx, area: string): Promise<Option[]> {
  const organisations = await organisationsOf(tx, area)
  return [
    { value: anyone, text: 'Whoever the partnership asks' },
    ...organisations.filter((one) => one.supports_people).map(({ id, name }) => ({ value: id, text: `${name} alone` })),
  ]
}

/**
 * Whom an agreement to share is with: the one organisation that they named, or the area's partnership.
 * @throws Refused when whom they named does not support people there
 */
export async function partnerOf(
  tx: Tx,
  area: string,
  { partner_id }: { partner_id?: string | null | undefined },
): Promise<string> {
  if (!partner_id) return (await partnershipOf(tx, area)).id
  const named = (await organisationsOf(tx, area)).find(
    ({ id, supports_people }) => id === partner_id && supports_people,
  )
  if (named === undefined)
    throw new Refused(
      'They named an organisation that supports nobody here any more. Ask them again whom they agree to.',
    )
  return named.id
}
