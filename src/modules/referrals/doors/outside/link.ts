import { createHash, randomInt, randomUUID } from 'node:crypto'
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import { type Auth, addressInHand } from '#platform/auth'

/** The secret of a link: 122 random bits, in the shape that an address of this house takes. */
export const newLink = (): string => randomUUID()

/** What is kept of a link: nobody finds the secret from it. */
export const fingerprintOf = (link: string): Buffer => createHash('sha256').update(link.toLowerCase()).digest()

/** Counts what is tried, so that nobody floods the doors that need no account. */
export type Throttle = Pick<Auth['throttle'], 'count'>

const letters = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789'

/** A few letters by which a sender can speak of what they sent, such as `K7M-4TX`; they say nothing of anybody and open nothing. */
export function newReference(): string {
  const some = (many: number) => Array.from({ length: many }, () => letters[randomInt(letters.length)]).join('')
  return `${some(3)}-${some(3)}`
}

const guesses = new RateLimiterMemory({ points: 30, duration: 15 * 60 })

/**
 * Looks a link up, unless thirty links that do not exist were tried from the same network address in a quarter of an hour. Links that exist are
 * never counted: a library's whole day may come from one address.
 */
export async function unlessGuessing<T>(look: () => Promise<T | undefined>): Promise<T | undefined> {
  const from = addressInHand()
  if (from === undefined) return look()
  if (((await guesses.get(from))?.consumedPoints ?? 0) >= 30) return undefined
  const found = await look()
  if (found === undefined)
    await guesses.consume(from).catch((error: unknown) => {
      if (!(error instanceof RateLimiterRes)) throw error
    })
  return found
}
