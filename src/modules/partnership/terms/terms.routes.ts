import type { Route } from '#platform/http'
import { acceptTerms } from './accept-terms.tsx'
import { publishTerms } from './publish-terms.tsx'
import { showTerms, showVersion } from './show-terms.tsx'

export const termsRoutes: Route[] = [showTerms, publishTerms, showVersion, acceptTerms]
