import type { Route } from '#platform/http'
import { publicRegister } from './public-register.tsx'
import { addInterest, confirmInterests, listInterests, stopInterest } from './register.tsx'

export const interestRoutes: Route[] = [listInterests, addInterest, confirmInterests, stopInterest, publicRegister]
