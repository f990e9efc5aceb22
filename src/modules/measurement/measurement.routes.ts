import type { Route } from '#platform/http'
import { areaDefinitions, areaFigures, areaReports } from './area-reports/area-routes.ts'
import {
  national,
  nationalFiguresFile,
  publicDefinitions,
  publicFiguresFile,
  publicStatistics,
} from './national/national-routes.ts'

/** Every address of this room. */
export const routes: readonly Route[] = [
  areaReports,
  areaFigures,
  areaDefinitions,
  national,
  nationalFiguresFile,
  publicStatistics,
  publicFiguresFile,
  publicDefinitions,
]
