import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import { addressInHand } from './address.ts'

const guesses = new RateLimiterMemory({ points: 30, duration: 15 * 60 })

/** Counts a link that does not exist against the network address it came from. Links that exist are never counted: a whole town may share an address. */
export async function countGuess(): Promise<void> {
  const address = addressInHand()
  if (address === undefined) return
  await guesses.consume(address).catch((error: unknown) => {
    if (!(error instanceof RateLimiterRes)) throw error
  })
}

/** Whether so many links that do not exist were tried from the address in hand that no more are looked up for some minutes. */
export async function guessesTooOften(): Promise<boolean> {
  const address = addressInHand()
  if (address === undefined) return false
  return ((await guesses.get(address))?.consumedPoints ?? 0) >= 30
}
