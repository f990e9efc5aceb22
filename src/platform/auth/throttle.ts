import { createHmac } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible'
import { Refused } from '#platform/http'
import { addressInHand } from './address.ts'
import type { AuthParts } from './settings.ts'

const minutes = (n: number) => n * 60

/** How often each thing may be tried: points in so many seconds, by account and by network address. */
const limits = {
  password: { account: 10, address: 100, duration: minutes(15) },
  code: { account: 10, address: 100, duration: minutes(15) },
  letter: { account: 3, address: 30, duration: minutes(15) },
  // What nobody signs in for: to begin something counts for all together, to send it for each area, so that a flood of one leaves the others open.
  begin: { account: 3000, address: 40, duration: minutes(60) },
  send: { account: 120, address: 15, duration: minutes(60) },
} as const

export type Tried = keyof typeof limits

/**
 * Counts what is tried, in the database, so that guessing takes too long however often the program restarts. An account that does not
 * exist is counted as one that does.
 */
export function throttleOf({ database, secret, addressOf = addressInHand }: AuthParts) {
  const fingerprint = (kind: string, value: string) =>
    createHmac('sha256', secret).update(`throttle.${kind}.${value.trim().toLowerCase()}`).digest('base64url')
  const limiter = (name: string, points: number, duration: number) =>
    new RateLimiterPostgres({
      storeClient: database.authPool,
      storeType: 'pool',
      tableName: 'throttle',
      schemaName: 'auth',
      tableCreated: true,
      keyPrefix: name,
      points,
      duration,
    })
  const by = (kind: 'account' | 'address') => (tried: Tried) =>
    limiter(`${tried}.${kind}`, limits[tried][kind], limits[tried].duration)
  const limiters = {
    password: { account: by('account')('password'), address: by('address')('password') },
    code: { account: by('account')('code'), address: by('address')('code') },
    letter: { account: by('account')('letter'), address: by('address')('letter') },
    begin: { account: by('account')('begin'), address: by('address')('begin') },
    send: { account: by('account')('send'), address: by('address')('send') },
  }

  return {
    /** Counts one try. @throws Refused, saying when to try again, when there were too many */
    async count(tried: Tried, account: string, request: Request): Promise<void> {
      const address = addressOf(request)
      try {
        await limiters[tried].account.consume(fingerprint('account', account))
        if (address !== undefined) await limiters[tried].address.consume(fingerprint('address', address))
      } catch (error) {
        if (error instanceof RateLimiterRes) throw new Refused(tooOften(error.msBeforeNext))
        throw error
      }
    },
    /** Uses up what an address may try, as if it had tried it. */
    async fill(tried: Tried, address: string): Promise<void> {
      await limiters[tried].address.penalty(fingerprint('address', address), limits[tried].address)
    },
    /** Forgets an account's tries, and the last one of the address: it has proved to be its owner's. */
    async forget(tried: Tried, account: string, request: Request): Promise<void> {
      const address = addressOf(request)
      await limiters[tried].account.delete(fingerprint('account', account))
      if (address !== undefined) await limiters[tried].address.reward(fingerprint('address', address))
    },
  }
}

function tooOften(milliseconds: number): string {
  const wait = Math.max(1, Math.ceil(milliseconds / 60_000))
  return `There were too many tries. Wait ${wait === 1 ? 'a minute' : `${wait} minutes`}, then try again.`
}

/** Does something that takes longer when an account exists, so that nobody can tell by the clock. */
export async function inEqualTime(work: () => Promise<unknown>): Promise<void> {
  await Promise.all([work(), pause(300)])
}
