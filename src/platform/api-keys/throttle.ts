import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible'
import type { Database } from '#platform/db'

/** How many requests a key may make in a minute. */
export const requestsAMinute = 300

/** Counts the requests of each key, in the database, so that several programs count together. Returns the seconds to wait, when there were too many. */
export function throttleOf({ authPool }: Database, points = requestsAMinute) {
  const limiter = new RateLimiterPostgres({
    storeClient: authPool,
    storeType: 'pool',
    tableName: 'throttle',
    schemaName: 'auth',
    tableCreated: true,
    keyPrefix: 'api.key',
    points,
    duration: 60,
  })
  return async (key: string): Promise<number | undefined> => {
    try {
      await limiter.consume(key)
      return undefined
    } catch (error) {
      if (error instanceof RateLimiterRes) return Math.max(1, Math.ceil(error.msBeforeNext / 1000))
      throw error
    }
  }
}
