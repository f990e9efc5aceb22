import type { Route } from '#platform/http'
import { discardRoute, newInstrumentRoute, nextVersionRoute, renameRoute } from './begin-routes.tsx'
import { instrumentPage } from './instrument-page.tsx'
import { instrumentsPage } from './instruments-page.tsx'
import { previewPage } from './preview-page.tsx'
import { publishRoute } from './publish-route.tsx'
import { wordingRoute } from './wording-route.tsx'
import { newSectionRoute, orderSectionsRoute, writeScaleRoute, writeSectionRoute } from './write-routes.tsx'

export const authoringRoutes: readonly Route[] = [
  instrumentsPage,
  newInstrumentRoute,
  instrumentPage,
  nextVersionRoute,
  renameRoute,
  writeScaleRoute,
  newSectionRoute,
  orderSectionsRoute,
  writeSectionRoute,
  previewPage,
  publishRoute,
  discardRoute,
  wordingRoute,
]
