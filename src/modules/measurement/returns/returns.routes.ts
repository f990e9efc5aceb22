import type { Route } from '#platform/http'
import { returnDifferences, returnFigures, returnMetadata, returnPeople } from './download/download-routes.ts'
import { explainReturnRoute } from './explain/explain-route.tsx'
import { freezeReturnRoute } from './freeze/freeze-route.tsx'
import { returnsList } from './list/list-route.ts'
import { returnShown } from './show/show-route.ts'
import { signReturnRoute } from './sign/sign-route.tsx'

/** The quarterly return, for an area's coordinator; the page of one last, because its address is the widest. */
export const returnRoutes: readonly Route[] = [
  returnsList,
  freezeReturnRoute,
  explainReturnRoute,
  signReturnRoute,
  returnPeople,
  returnFigures,
  returnMetadata,
  returnDifferences,
  returnShown,
]
