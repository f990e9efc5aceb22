import { routes as checklistRoutes } from '#modules/checklists'
import { routes as directoryRoutes } from '#modules/directory'
import { routes as employerRoutes } from '#modules/employers'
import { routes as fundingRoutes } from '#modules/funding'
import { routes as importRoutes } from '#modules/imports'
import {
  appointmentsTodayList,
  calendarRoutes,
  routes as journeyRoutes,
  notesToReadList,
  notHeardFromList,
  peopleRoute,
  planReviewsList,
  stepsDueList,
} from '#modules/journeys'
import { routes as measurementRoutes, statisticsApi } from '#modules/measurement'
import {
  followUpsDueList,
  followUpToAsk,
  linkByHandRoutes,
  routes as outcomeRoutes,
  toVerifyList,
} from '#modules/outcomes'
import { accountRoutes, routes as partnershipRoutes } from '#modules/partnership'
import { breakGlassList, flagged, routes as peopleRoutes, priorityFamily } from '#modules/people'
import { routes as planRoutes } from '#modules/plans'
import {
  doorRoutes,
  referralApi,
  referralApiRoutes,
  referralLists,
  routes as referralRoutes,
  sheetRoutes,
} from '#modules/referrals'
import {
  organisationsApi,
  organisationsApiRoutes,
  otherRowsApi,
  otherRowsApiRoutes,
  peopleApi,
  peopleApiRoutes,
  systemRoutes,
} from '#modules/systems'
import { authRoutes } from '#platform/auth'
import { downloadRoute } from '#platform/files'
import type { Route } from '#platform/http'
import { openApiRoute } from '#platform/open-api'
import { outboxRoutes } from '#platform/outbox'
import { becameOfSent } from './desks/became/became.tsx'
import { behindAFigure } from './desks/behind-a-figure/behind-a-figure.tsx'
import { behindANeed, behindWaiting } from './desks/behind-needs/behind-needs.tsx'
import { behindAWait } from './desks/behind-needs/behind-waits.tsx'
import { behindAWay } from './desks/behind-needs/behind-ways.tsx'
import { behindAPartner, byPartner, byPartnerFigures } from './desks/by-partner/by-partner.tsx'
import { home } from './desks/front-door/home.tsx'
import { accessibility, privacy } from './desks/front-door/statements.tsx'
import { my } from './desks/my/my.tsx'
import { ownFigurePeople, ownFigures, teamFigurePeople, teamFigures } from './desks/own-figures/own-figures.tsx'
import { inviteParticipant } from './desks/person/invite.tsx'
import { person } from './desks/person/person.tsx'
import { planAgainstActualRoutes } from './desks/plan-against-actual/plan-against-actual.ts'
import { referralReport, referralReportRows } from './desks/referral-report/referral-report.tsx'
import { returnsToMend } from './desks/returns-to-mend/to-mend.tsx'
import { copiesList } from './desks/take-out/of-a-person/list.tsx'
import { takeOutRoutes } from './desks/take-out/take-out.ts'
import { today } from './desks/today/today.tsx'
import type { HouseParts } from './house.ts'

const workLists = [
  appointmentsTodayList,
  ...referralLists,
  followUpsDueList,
  planReviewsList,
  toVerifyList,
  stepsDueList,
  notesToReadList,
  notHeardFromList,
  breakGlassList,
  copiesList,
]

/** Every route of the house, room by room; the page of a person last, because its address is the widest. */
export function routesOf(parts: HouseParts): Route[] {
  return [
    home,
    accessibility,
    privacy,
    ...outboxRoutes(parts),
    ...authRoutes(parts.auth),
    ...accountRoutes(parts.auth),
    ...directoryRoutes,
    ...partnershipRoutes,
    today(workLists),
    my,
    ...peopleRoutes,
    peopleRoute([followUpToAsk, priorityFamily, flagged]),
    ...journeyRoutes,
    ...calendarRoutes({ secret: parts.secret, baseUrl: parts.auth.baseUrl }),
    becameOfSent,
    ...doorRoutes({ throttle: parts.auth.throttle, baseUrl: parts.auth.baseUrl }),
    ...sheetRoutes,
    ...referralRoutes,
    ...referralApiRoutes(parts),
    ...systemRoutes({
      secret: parts.secret,
      baseUrl: parts.auth.baseUrl,
      webhooksInside: parts.webhooksInside ?? false,
    }),
    ...organisationsApiRoutes(parts),
    ...peopleApiRoutes(parts),
    ...otherRowsApiRoutes(parts),
    ...employerRoutes,
    ...outcomeRoutes,
    ...importRoutes,
    ...linkByHandRoutes({ secret: parts.secret, baseUrl: parts.auth.baseUrl }),
    returnsToMend,
    referralReport,
    referralReportRows,
    behindAFigure,
    byPartner,
    byPartnerFigures,
    behindAPartner,
    behindANeed,
    behindWaiting,
    behindAWay,
    behindAWait,
    ownFigures,
    ownFigurePeople,
    teamFigures,
    teamFigurePeople,
    ...measurementRoutes,
    ...checklistRoutes,
    ...fundingRoutes,
    ...planAgainstActualRoutes,
    ...planRoutes,
    openApiRoute([statisticsApi, referralApi, organisationsApi, peopleApi, otherRowsApi]),
    downloadRoute(['key_worker', 'team_lead', 'provider_worker', 'coordinator']),
    ...takeOutRoutes,
    inviteParticipant(parts.auth),
    person,
  ]
}
