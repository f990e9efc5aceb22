import { authRoutes } from '#platform/auth'
import type { Route } from '#platform/http'
import { home } from './desks/front-door/home.tsx'
import { accessibility, privacy } from './desks/front-door/statements.tsx'
import type { HouseParts } from './house.ts'

/** Every route of the house, room by room. */
export function routesOf({ auth }: HouseParts): Route[] {
  return [home, accessibility, privacy, ...authRoutes(auth)]
}
