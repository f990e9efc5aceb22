import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { z } from 'zod'
import type { Tx } from '#platform/db'
import { type Seat, takeSeat } from '../../responses/seat.ts'
import type { Entering } from '../entering.ts'

/** What is kept of a link's secret. The database makes the same of what it is given (checklists.invitation_held). */
export const fingerprintOf = (secret: string): string => createHash('sha256').update(secret).digest('hex')

/** What a browser keeps of somebody who came by a link: the link's secret, and under which name they are here. */
interface Kept {
  secret: string
  sitting: string
}

const kept = z.object({ secret: z.uuid(), sitting: z.uuid() })
const cookieOf = (round: string) => `nwd_seat_${round}`

/** The cookie of somebody at the answers of a round. It ends with the browser, or after ninety days; the link ends sooner. */
export function seatCookie(round: string, { secret, sitting }: Kept, url: URL): string {
  const secure = url.protocol === 'https:' ? '; Secure' : ''
  return `${cookieOf(round)}=${secret}.${sitting}; Path=/checklists; Max-Age=7776000; HttpOnly; SameSite=Lax${secure}`
}

/** The same, taken out of the browser. */
export const noSeatCookie = (round: string): string =>
  `${cookieOf(round)}=; Path=/checklists; Max-Age=0; HttpOnly; SameSite=Lax`

function keptIn(request: Request, round: string): Kept | undefined {
  const begins = `${cookieOf(round)}=`
  const pairs = (request.headers.get('cookie') ?? '').split(/;\s*/)
  const [secret, sitting] = (pairs.find((pair) => pair.startsWith(begins)) ?? '').slice(begins.length).split('.')
  return kept.safeParse({ secret, sitting }).data
}

/**
 * Somebody sits down at their organisation's answers under a name of their own giving. The transaction holds the link already (takeSeat).
 * @returns the sitting's identifier, for their browser
 */
export async function sitDown(tx: Tx, { invitation_id, area_id }: Seat, name: string): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    insert into checklists.sitting (area_id, invitation_id, name) values (${area_id}, ${invitation_id}, ${name})
    returning id`.execute(tx)
  return rows[0]?.id ?? ''
}

/** The seat of a browser that came by a link, under the name given then; undefined when it did not, or the link has ended. */
export async function seatByLink({ tx, request, parameters }: Entering): Promise<Seat | undefined> {
  const here = keptIn(request, parameters.round)
  if (here === undefined) return undefined
  const seat = await takeSeat(tx, here.secret)
  if (seat === undefined || seat.round_id !== parameters.round) return undefined
  const { rows } = await sql<{ name: string }>`select name from checklists.sitting where id = ${here.sitting}`.execute(
    tx,
  )
  return rows[0] && { ...seat, name: rows[0].name }
}
