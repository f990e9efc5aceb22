import type { Route } from '#platform/http'
import { commentRoute, resolveRoute } from '../comments/comment-routes.tsx'
import { newFigureRoute } from '../figures/figure-route.tsx'
import { publicChanges, publicEdition, publicFile, publicPlan, publicPlans } from '../publish/public-routes.tsx'
import { publishRoute } from '../publish/publish-route.tsx'
import { fileRoute, readRoute } from '../publish/read-routes.tsx'
import { readyRoute } from '../ready/ready-route.tsx'
import { reviewRoute } from '../review/review-route.tsx'
import { sectionRoute } from '../sections/section-route.tsx'
import { editionPage } from '../sign-off/edition-page.tsx'
import { putForwardRoute } from '../sign-off/put-forward-route.tsx'
import { signRoute } from '../sign-off/sign-route.tsx'
import { decideRoute } from '../suggest/decide-route.tsx'
import { suggestRoute } from '../suggest/suggest-route.tsx'
import { addItemRoute } from '../template/add-item-route.tsx'
import { chooseRoute } from '../write-together/choose-route.tsx'
import { itemPage } from '../write-together/item-page.tsx'
import { versionsPage } from '../write-together/versions-page.tsx'
import { writeRoute } from '../write-together/write-route.tsx'
import { beginRoute } from './begin-route.tsx'
import { planPage } from './plan-page.tsx'
import { plansPage } from './plans-page.tsx'

/** The delivery plan: written together, signed off, published, amended. */
export const deliveryPlanRoutes: readonly Route[] = [
  publicPlans,
  publicPlan,
  publicEdition,
  publicFile,
  publicChanges,
  plansPage,
  beginRoute,
  planPage,
  sectionRoute,
  addItemRoute,
  itemPage,
  writeRoute,
  chooseRoute,
  versionsPage,
  readyRoute,
  commentRoute,
  resolveRoute,
  suggestRoute,
  decideRoute,
  newFigureRoute,
  readRoute,
  fileRoute,
  putForwardRoute,
  editionPage,
  signRoute,
  publishRoute,
  reviewRoute,
]
