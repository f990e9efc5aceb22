import type { CheerioAPI } from 'cheerio'
import type { Route } from '#platform/http'
import type { Rounds } from './examples-of-checklists.ts'
import type { Contacts } from './examples-of-contacts.ts'
import type { Days } from './examples-of-day.ts'
import type { Plans } from './examples-of-delivery-plan.ts'
import type { Twice } from './examples-of-duplicates.ts'
import type { Books } from './examples-of-funding.ts'
import type { Grants } from './examples-of-grants.ts'
import type { FilesOnTheWay } from './examples-of-imports.ts'
import type { NationalPlan } from './examples-of-national-plan.ts'
import type { Written } from './examples-of-overview.ts'
import type { Partnership } from './examples-of-partnership.ts'
import type { Planned } from './examples-of-planning.ts'
import type { Released } from './examples-of-releases.ts'
import type { Returned } from './examples-of-returns.ts'
import type { Survey } from './examples-of-survey.ts'
import type { Copies } from './examples-of-take-out.ts'
import type { Typed } from './form.ts'
import type { Town, Who } from './town.ts'
import type { People, Person } from './townspeople.ts'

/** How one route of the house is walked: by whom, to which address, and who else may go there. */
export interface Example {
  /** The right viewer. */
  as: Who
  /** The address, its parameters filled in. */
  at: string
  /** Whom the page is about. */
  about?: Person | undefined
  /** Those who may open this record; whoever else has the role finds nothing. Left out where the address holds no record. */
  concerned?: readonly Who[] | undefined
  /** What the right viewer is answered, when it is not a page. */
  answers?: number | undefined
  /** What somebody signed out is answered at an address for everybody, when it is not a page. */
  signedOut?: number | undefined
  /** What the right viewer types into the form. */
  typed?: Typed | ((page: CheerioAPI) => Typed) | undefined
  /** Why the form is not sent twice here. */
  notTwice?: string | undefined
}

/** The examples of one room: an address as the route declares it, POST before it where it takes nothing else. */
export type Examples = Readonly<Record<string, Example>>

const works = ['morag', 'omar', 'fiona', 'callum'] as const satisfies readonly Who[]
const referred = ['teacher', 'hamish'] as const satisfies readonly Who[]

/** Who sees each of the townspeople, in words of the walk's own: not asked of the house. */
export const seenBy: Readonly<Record<Person, readonly Who[]>> = {
  isla: [...referred, ...works, 'isla'],
  waiting: referred,
  offered: [...referred, ...works],
  accepted: [...referred, ...works],
  queued: [...referred, ...works],
  arranged: [...referred, ...works, 'bonnie'],
  ready: [...referred, ...works],
  returned: referred,
  walkIn: [...works, 'hamish', 'nosy'],
  islander: ['rory', 'una', 'finn', 'ailsa'],
}

/** What the examples are made from. */
export interface Walk {
  town: Town
  people: People
  released: Released
  rounds: Rounds
  files: FilesOnTheWay
  twice: Twice
  /** The identifier of an improvement of the city's plan. */
  improvement: string
  /** The identifier of a move of the city's that is done. */
  move: string
  nationalPlan: NationalPlan
  plans: Plans
  grants: Grants
  books: Books
  written: Written
  survey: Survey
  copies: Copies
  contacts: Contacts
  days: Days
  partnership: Partnership
  planned: Planned
  returned: Returned
}

export const keyOf = (route: Route) =>
  route.kind === 'raw' && route.method === 'POST' ? `POST ${route.path}` : route.path
