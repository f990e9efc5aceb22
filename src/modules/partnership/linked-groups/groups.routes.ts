import type { Route } from '#platform/http'
import { addGroup, reportToGroup, unlinkGroup } from './change-groups.tsx'
import { listGroups } from './list-groups.tsx'

export const groupRoutes: Route[] = [listGroups, addGroup, reportToGroup, unlinkGroup]
