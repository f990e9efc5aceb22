import type { Route } from '#platform/http'
import { apiRoutes } from './api/routes.ts'
import { compareServices } from './compare/compare-route.tsx'
import { decideProposal } from './decide/decide-route.tsx'
import { directoryDesk } from './desk/desk-route.tsx'
import { editEntry } from './edit/edit-route.tsx'
import { claimEntry, confirmRight, removeEntry } from './edit/short-routes.tsx'
import { editWhenWhere } from './edit/when-where-route.tsx'
import { findSupport } from './find/list-route.tsx'
import { keptList } from './keep/list-route.tsx'
import { showService } from './show/service-route.tsx'
import { sayWrong, settleSuggestion } from './suggest/suggest-routes.tsx'

export const routes: readonly Route[] = [
  findSupport,
  keptList,
  compareServices,
  showService,
  sayWrong,
  directoryDesk,
  editEntry,
  editWhenWhere,
  confirmRight,
  claimEntry,
  decideProposal,
  settleSuggestion,
  removeEntry,
  ...apiRoutes,
]
