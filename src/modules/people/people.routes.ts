import type { Route } from '#platform/http'
import { accessLogPage, myAccessLogPage } from './access-explained/access-log-page.tsx'
import { accessPage, myAccessPage } from './access-explained/access-page.tsx'
import { breakGlass } from './break-glass/open.tsx'
import { glassSeen } from './break-glass/seen.tsx'
import { amendDetails } from './details/amend.tsx'
import { detailsHistory } from './details/history.tsx'
import { compare } from './duplicates/compare.tsx'
import { joining } from './duplicates/joining.tsx'
import { duplicatesPage } from './duplicates/list.tsx'
import { twoPeople } from './duplicates/two-people.tsx'
import { findPage, findRequest } from './find-people/find.tsx'
import { flagAgain, flagsPage, newFlag } from './flags/flag-routes.tsx'
import { endFamilyRoute, linkFamilyRoute } from './household/family-routes.tsx'
import { householdPage } from './household/household-page.tsx'
import { changeMember, newMember } from './household/member-routes.tsx'
import { mySharing, takeItBack } from './share/my-sharing.tsx'
import { sharingPage } from './share/sharing-page.tsx'
import { withdraw } from './share/withdraw.tsx'
import { tellOnce, toldHistory } from './told-once/told-routes.tsx'
import { timelinePage } from './whole-timeline/timeline-page.tsx'
import { writeDown } from './write-down/write-down.tsx'

/** Every route of this room. Fixed paths stand before those with a person in them. */
export const routes: readonly Route[] = [
  findPage, // GET /people/find
  findRequest, // POST /people/find
  writeDown, // /people/new
  duplicatesPage, // /people/duplicates
  compare, // /people/:person/same-as/:other
  twoPeople, // /people/:person/same-as/:other/two-people
  joining, // /people/:person/joined/:joining
  amendDetails, // /people/:person/details
  detailsHistory, // /people/:person/details/history
  tellOnce, // /people/:person/told
  toldHistory, // /people/:person/told/history
  newFlag, // /people/:person/flags/new
  flagsPage, // /people/:person/flags
  flagAgain, // /people/:person/flags/:flag
  householdPage, // /people/:person/household
  newMember, // /people/:person/household/new
  linkFamilyRoute, // /people/:person/household/family
  endFamilyRoute, // /people/:person/household/family/:link/end
  changeMember, // /people/:person/household/:member
  accessPage, // /people/:person/access
  accessLogPage, // /people/:person/access-log
  sharingPage, // /people/:person/sharing
  withdraw, // /people/:person/sharing/:permission/withdraw
  breakGlass, // /people/:person/break-glass
  timelinePage, // /people/:person/timeline
  glassSeen, // /break-glass/:glass/seen
  myAccessPage, // /my/access
  myAccessLogPage, // /my/access-log
  mySharing, // /my/sharing
  takeItBack, // /my/sharing/:permission/take-back
]
