import type { Route } from '#platform/http'
import { askForCopy, myCopy } from './of-a-person/ask-routes.tsx'
import { decideEntry, setAside } from './of-a-person/decide-routes.tsx'
import { copyFile, myCopyFile } from './of-a-person/download-routes.ts'
import { copiesPage, copyPage } from './of-a-person/request-routes.tsx'

/** What is taken out whole: everything of a person, for themself. */
export const takeOutRoutes: readonly Route[] = [
  askForCopy,
  myCopy,
  myCopyFile,
  copiesPage,
  copyFile,
  setAside,
  decideEntry,
  copyPage,
]
