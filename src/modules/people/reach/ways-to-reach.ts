import { sql } from 'kysely'
import type { Tx } from '#platform/db'

/** Why a program may not write to somebody by itself. */
const reasons = {
  no_contact: 'They asked not to be contacted at all.',
  read_first: 'Something stands in their record that only a person can read before making contact.',
  never_asked: 'How they want to be contacted is not known yet: ask.',
  other_way: 'They chose another way than e-mail and text.',
  refused_way: 'They ruled out the way, number or address that would be used.',
  no_address: 'There is no address, or no mobile number, for the way they chose.',
  not_seen: 'You see too little of this person to know how to reach them.',
} as const
type WhyNot = keyof typeof reasons

/** By which way a program may write to a person: at most one of `email` and `text`, the one that they chose. */
interface WaysToReach {
  email?: string
  text?: string
  /** They asked not to be contacted at all: nobody writes, by no way. */
  never: boolean
  /** Ways that they ruled out: codes of contact-methods. */
  refused: readonly string[]
  /** Why neither is given; null when one is. */
  why: WhyNot | null
}

/**
 * Whether a program may write to a person now, and by which way. Whoever sends a reminder, a link or a notice to somebody we support asks
 * this, in the transaction that sends (decision 33); a list of many asks `people.ways_to_reach` in its statement.
 */
export async function waysToReach(tx: Tx, person: string): Promise<WaysToReach> {
  const { rows } = await sql<{
    email: string | null
    text_to: string | null
    never: boolean
    refused: string[]
    why: WhyNot | null
  }>`select * from people.ways_to_reach(${person})`.execute(tx)
  const [row] = rows
  if (row === undefined) return { never: true, refused: [], why: 'not_seen' }
  const { email, text_to, never, refused, why } = row
  return { ...(email === null ? {} : { email }), ...(text_to === null ? {} : { text: text_to }), never, refused, why }
}

/** Why a program may not write, in a sentence for a worker. */
export const whyNotInWords = (why: WhyNot): string => reasons[why]

/** Whether a person ruled an address or number out: by name, or with every use of e-mail or texts. For an address they gave just now. */
export async function isRuledOut(tx: Tx, person: string, box: string): Promise<boolean> {
  const { rows } = await sql<{ out: boolean }>`select people.rules_out(${person}, ${box}) as out`.execute(tx)
  return rows[0]?.out ?? true
}
