import type { Viewer } from '#platform/access'
import type { Visit } from '#platform/http'

/** Somebody at a door of a round, signed in or not. */
export type Entering = Visit<{ round: string }, Viewer | undefined>
