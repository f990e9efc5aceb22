import type { Route } from '#platform/http'

/** Every address of this room. */
export const routes: readonly Route[] = []
