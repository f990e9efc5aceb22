import type { Route } from '#platform/http'
import { amendRelease } from './amend/amend-route.tsx'
import { apiRelease, apiReleases, apiRows } from './api/api-routes.ts'
import { approveRelease } from './approve/approve-route.tsx'
import { announceDate } from './calendar/announce-route.tsx'
import { checkRelease } from './check/check-route.tsx'
import { national, preview, versionDesk } from './desk/desk-routes.ts'
import { addEarlyReader, removeEarlyReader } from './early-access/list-routes.tsx'
import { readEarly, useEarlyLink } from './early-access/reading-routes.tsx'
import { previewFile, publicFiguresFile, releaseFile } from './files/files-routes.ts'
import { prepareRelease } from './prepare/prepare-route.tsx'
import {
  publicDefinitions,
  publicMethodology,
  publicRelease,
  publicStatistics,
  publicVersion,
  releaseCalendar,
} from './public/public-routes.ts'
import { scheduleRelease } from './schedule/schedule-route.tsx'
import { withdrawRelease } from './withdraw/withdraw-route.tsx'

/** Every address of the releases. */
export const releaseRoutes: readonly Route[] = [
  national,
  prepareRelease,
  announceDate,
  versionDesk,
  preview,
  previewFile,
  checkRelease,
  approveRelease,
  scheduleRelease,
  amendRelease,
  withdrawRelease,
  addEarlyReader,
  removeEarlyReader,
  publicStatistics,
  releaseCalendar,
  publicMethodology,
  publicDefinitions,
  publicFiguresFile,
  publicRelease,
  publicVersion,
  releaseFile,
  readEarly,
  useEarlyLink,
  apiReleases,
  apiRelease,
  apiRows,
]
