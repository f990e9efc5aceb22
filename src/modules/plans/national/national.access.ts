import type { Role, Viewer } from '#platform/access'
import { readers as workers } from '../plans.access.ts'

/** Who keeps the national plan: the national desk. */
export const keepers = ['analyst'] as const satisfies readonly Role[]

/** Who reads it: the national desk, and everybody who works in a partnership. */
export const readers = [...keepers, ...workers] as const satisfies readonly Role[]

/** Why looking at the national plan writes nothing into the audit trail. */
export const nationsPlan = { none: 'the nation’s plan, about no participant' } as const

export const keepsIt = ({ role }: Pick<Viewer, 'role'>): boolean => keepers.some((each) => each === role)

export const back = { href: '/national-plan', text: 'The national plan' }
