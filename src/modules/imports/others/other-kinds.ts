import { attendance } from './attendance/attendance.ts'
import { employers } from './employers/employers.ts'
import { organisations } from './organisations/organisations.ts'
import type { OtherKind } from './other-kind.ts'
import { referrals } from './referrals/referrals.ts'
import { services } from './services/services.ts'

/** The kinds of file besides people, in the order in which a council brings them in. */
export const otherKinds: readonly OtherKind[] = [organisations, employers, services, referrals, attendance]
