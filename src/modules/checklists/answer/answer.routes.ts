import type { Route } from '#platform/http'
import { leaveRoute } from './by-link/leave-route.tsx'
import { linkRoute } from './by-link/link-route.tsx'
import { noRemindersRoute } from './by-link/no-reminders-route.tsx'
import { copyFile, copyPage } from './copy-routes.tsx'
import { byAccount, byLink, type Door } from './door.ts'
import { answerSectionRoute } from './section-route.tsx'
import { reopenAnswersRoute, sendAnswersRoute } from './send-routes.tsx'
import { answerPage } from './task-page.tsx'

const behind = (door: Door): Route[] =>
  [answerPage, sendAnswersRoute, reopenAnswersRoute, copyPage, copyFile, answerSectionRoute].map((route) => route(door))

/** Answering for an organisation: the same pages behind both doors, and what comes before the second. */
export const answerRoutes: readonly Route[] = [
  linkRoute,
  noRemindersRoute,
  leaveRoute,
  ...behind(byAccount),
  ...behind(byLink),
]
