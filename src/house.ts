import type { Auth } from '#platform/auth'
import type { Database } from '#platform/db'
import type { Clock } from '#platform/time'

/** What the whole web application is made from. */
export interface HouseParts {
  database: Database
  clock: Clock
  auth: Auth
  secret: string
  /** Everybody here is invented, and every page says so. */
  demonstration: boolean
  /** Whether e-mails and texts go anywhere; if not, a demonstration shows them on a page. */
  leavesTheMachine: boolean
  /** Whether systems inside a network may be told what happens; not when it is not given. */
  webhooksInside?: boolean | undefined
}
