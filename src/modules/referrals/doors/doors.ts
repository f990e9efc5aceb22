import type { Route } from '#platform/http'
import { askByLink, askedList, askedPartner } from './by-link/ask.tsx'
import { checkByLink } from './by-link/check.tsx'
import { partnerDoor, partnerSteps } from './by-link/door.tsx'
import type { Throttle } from './outside/link.ts'
import { resumeRoute, throwAwayRoute } from './outside/resume.tsx'
import { checkOwn } from './refer-yourself/check.tsx'
import { ownDoor, ownSteps } from './refer-yourself/door.tsx'
import { startOwn } from './refer-yourself/start.tsx'

/** The ways in for somebody without an account, and where a partner is asked for a referral. Before the referrals, whose address is wider. */
export const doorRoutes = (house: { throttle: Throttle; baseUrl: string }): readonly Route[] => [
  startOwn(house),
  ...ownSteps,
  checkOwn(house),
  throwAwayRoute(ownDoor),
  resumeRoute(ownDoor, { title: 'Your answers so far' }),
  askedList,
  askByLink(house),
  askedPartner,
  ...partnerSteps,
  checkByLink(house),
  throwAwayRoute(partnerDoor),
  resumeRoute(partnerDoor, {
    title: 'Refer somebody',
    lead: ({ contact_name, organisation }) =>
      `For ${contact_name ?? 'you'} at ${organisation ?? 'your organisation'}. Four short parts, about ten minutes. You need the person’s agreement.`,
  }),
]
