import type { Route } from '#platform/http'
import { showApplication } from './application-page.tsx'
import { apply, sendApplication, withdrawApplication, writeApplication } from './apply.tsx'
import { awardApplication, declineApplication, exemptApplication } from './decide.tsx'
import { listCalls, listExemptions } from './list-calls.tsx'
import { newCall, newLot } from './make-call.tsx'
import { addToPanel, declareInterest, scoreApplication } from './panel.tsx'
import { showCall } from './show-call.tsx'

/** Every address of open calls; fixed words stand before a record's identifier. */
export const grantRoutes: readonly Route[] = [
  listCalls,
  listExemptions,
  newCall,
  newLot,
  addToPanel,
  apply,
  showCall,
  writeApplication,
  sendApplication,
  withdrawApplication,
  declareInterest,
  scoreApplication,
  awardApplication,
  declineApplication,
  exemptApplication,
  showApplication,
]
