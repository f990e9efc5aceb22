import type { Route } from '#platform/http'
import { answer, sendBack } from './acts/answer.ts'
import { close, park, resend, withdraw } from './acts/endings.ts'
import { give } from './acts/give.tsx'
import { meeting, note } from './acts/handover.tsx'
import { met, notMet } from './acts/met.tsx'
import { amend } from './amend/routes.tsx'
import { beginMove, previewMove } from './contract-end/begin.tsx'
import { contractEnds } from './contract-end/list.tsx'
import { contractEnd, moveAsked, moveBack } from './contract-end/one.tsx'
import { iMet, meetings } from './my/meetings.tsx'
import { chooseNotices } from './notices/choose.tsx'
import { muteReferral } from './notices/mute.tsx'
import { noticesPage } from './notices/notices-route.tsx'
import { onward } from './onward/routes.tsx'
import { queue } from './queue/queue.tsx'
import { checkAndSend } from './refer/check.tsx'
import { referFromRecord } from './refer/from-record.tsx'
import { sectionRoutes } from './refer/sections.tsx'
import { startReferral } from './refer/start.tsx'
import { draftPage, throwAway } from './refer/task-list.tsx'
import { referralPage } from './referral/referral.tsx'
import { sent } from './sent/sent.tsx'
import { agreement } from './sharing/agree-anew-route.tsx'
import { review, take, wait } from './waiting/routes.tsx'
import { waitingPage } from './waiting/waiting-page.tsx'

/** Every address of this room; a fixed word stands before an identifier in its place. */
export const routes: Route[] = [
  queue,
  waitingPage,
  startReferral,
  referFromRecord,
  sent,
  draftPage,
  ...sectionRoutes,
  checkAndSend,
  throwAway,
  referralPage,
  give,
  answer,
  sendBack,
  note,
  meeting,
  met,
  notMet,
  review,
  take,
  wait,
  withdraw,
  resend,
  park,
  amend,
  onward,
  close,
  agreement,
  meetings,
  iMet,
  noticesPage,
  chooseNotices,
  muteReferral,
  contractEnds,
  beginMove,
  previewMove,
  contractEnd,
  moveBack,
  moveAsked,
]
