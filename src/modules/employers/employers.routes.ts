import type { Route } from '#platform/http'
import { listEmployers } from './know-employers/list-employers.tsx'

export const routes: Route[] = [listEmployers]
