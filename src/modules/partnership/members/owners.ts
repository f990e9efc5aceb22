import type { Tx } from '#platform/db'
import type { Option } from '#platform/forms'
import { found } from '#platform/http'
import type { CalendarDate } from '#platform/time'
import { membersNow, seatsNow } from './members.queries.ts'

/** Who has an action or a risk in hand: an organisation, and often a person of it. */
export interface Owner {
  organisation_id: string
  user_id: string | null
  name: string | null
}

/** Those who can have something in hand, as the answers to a question, and who each answer is. */
export interface Owners {
  options: Option[]
  /** The owner that an answer names. */
  ownerOf(value: string): Owner
  /** The answer that names an owner, or undefined when they are no longer a member. */
  valueOf(owner: Owner): string | undefined
}

/** The people with a role in the partnership, and its member organisations, of whom one can be made the owner of something. */
export async function ownersIn(tx: Tx, area: string, today: CalendarDate): Promise<Owners> {
  const members = await membersNow(tx, area)
  const seats = await seatsNow(tx, area, today)
  const owners = new Map<string, Owner & { text: string }>([
    ...seats.map(({ id, organisation_id, organisation, user_id, name }): [string, Owner & { text: string }] => [
      id,
      { organisation_id, user_id, name, text: `${name}, ${organisation}` },
    ]),
    ...members.map(({ id, organisation_id, organisation }): [string, Owner & { text: string }] => [
      id,
      { organisation_id, user_id: null, name: null, text: `${organisation} (nobody by name yet)` },
    ]),
  ])
  const options = [...owners].map(([value, { text }]) => ({ value, text }))
  return {
    options,
    ownerOf(value) {
      const { text: _, ...owner } = found(owners.get(value))
      return owner
    },
    valueOf: (owner) =>
      [...owners].find(
        ([, each]) =>
          each.organisation_id === owner.organisation_id && each.user_id === owner.user_id && each.name === owner.name,
      )?.[0],
  }
}

/** An owner in words. */
export const ownerInWords = ({ name, organisation }: { name: string | null; organisation: string }): string =>
  name === null ? organisation : `${name}, ${organisation}`
