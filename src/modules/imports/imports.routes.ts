import type { Route } from '#platform/http'
import { columns } from './columns/columns.tsx'
import { fileStatus, setFileAside, stopWork } from './go/go-routes.tsx'
import { filesBroughtIn } from './list/list.tsx'
import { matches } from './matches/matches.tsx'
import { markedFile } from './preview/marked.ts'
import { preview } from './preview/preview.tsx'
import { undo } from './undo/undo.tsx'
import { upload } from './upload/upload.tsx'
import { values } from './values/values.tsx'

/** Every route of bringing files in; the page of a file after those whose address is narrower. */
export const routes: readonly Route[] = [
  filesBroughtIn,
  upload,
  matches,
  columns,
  values,
  preview,
  markedFile,
  stopWork,
  setFileAside,
  undo,
  fileStatus,
]
