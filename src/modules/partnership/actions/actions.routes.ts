import type { Route } from '#platform/http'
import { addActionRoute } from './add-action.tsx'
import { actionsFile, listActions } from './list-actions.tsx'
import { changeAction, finishAction, progressAction } from './move-action.tsx'
import { showAction } from './show-action.tsx'

export const actionRoutes: Route[] = [
  listActions,
  addActionRoute,
  actionsFile,
  showAction,
  progressAction,
  finishAction,
  changeAction,
]
