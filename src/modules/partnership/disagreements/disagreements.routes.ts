import type { Route } from '#platform/http'
import {
  agreeSettlement,
  noteDisagreement,
  proposeSettlement,
  stepDisagreement,
  withdrawDisagreement,
} from './act-on-disagreement.tsx'
import { listDisagreements } from './list-disagreements.tsx'
import { addDisagreement } from './raise-disagreement.tsx'
import { showDisagreement } from './show-disagreement.tsx'

export const disagreementRoutes: Route[] = [
  listDisagreements,
  addDisagreement,
  showDisagreement,
  noteDisagreement,
  stepDisagreement,
  proposeSettlement,
  agreeSettlement,
  withdrawDisagreement,
]
