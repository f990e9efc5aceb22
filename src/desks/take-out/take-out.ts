import type { Route } from '#platform/http'
import { askForCopy, myCopy } from './of-a-person/ask-routes.tsx'
import { decideEntry, setAside } from './of-a-person/decide-routes.tsx'
import { copyFile, myCopyFile } from './of-a-person/download-routes.ts'
import { copiesPage } from './of-a-person/list.tsx'
import { copyPage } from './of-a-person/request-routes.tsx'
import { agreeArchive, archiveFile, archivesPage } from './of-an-area/archive-routes.tsx'

/** What is taken out whole: everything of a person, for themself, and everything of an area, for its archive. */
export const takeOutRoutes: readonly Route[] = [
  askForCopy,
  myCopy,
  myCopyFile,
  copiesPage,
  copyFile,
  setAside,
  decideEntry,
  copyPage,
  archivesPage,
  archiveFile,
  agreeArchive,
]
