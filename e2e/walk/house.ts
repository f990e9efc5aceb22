import type { Route } from '#platform/http'
import type { TestDatabase } from '#platform/testing'
import { type Example, keyOf, type Walk } from './example.ts'
import { examplesOf } from './examples.ts'
import { prepareAccounts } from './examples-of-accounts.ts'
import { prepareChecklists } from './examples-of-checklists.ts'
import { prepareContacts } from './examples-of-contacts.ts'
import { prepareDays } from './examples-of-day.ts'
import { preparePlans } from './examples-of-delivery-plan.ts'
import { prepareDirectory } from './examples-of-directory.ts'
import { prepareTwice } from './examples-of-duplicates.ts'
import { prepareBooks } from './examples-of-funding.ts'
import { prepareGrants } from './examples-of-grants.ts'
import { prepareImports } from './examples-of-imports.ts'
import { prepareImprovement } from './examples-of-improvement.ts'
import { prepareNationalPlan } from './examples-of-national-plan.ts'
import { prepareOverview } from './examples-of-overview.ts'
import { preparePartnership } from './examples-of-partnership.ts'
import { preparePlanning } from './examples-of-planning.ts'
import { prepareDoors } from './examples-of-public-doors.ts'
import { prepareReleases } from './examples-of-releases.ts'
import { prepareReturns } from './examples-of-returns.ts'
import { prepareMove } from './examples-of-sharing.ts'
import { prepareSurvey } from './examples-of-survey.ts'
import { prepareSystems } from './examples-of-systems.ts'
import { prepareTakeOut } from './examples-of-take-out.ts'
import { everybody, makeTown } from './town.ts'
import { peopleOf } from './townspeople.ts'

/** The house with its town, and an example for each of its routes. */
export interface Walking extends Walk {
  house: TestDatabase
  /** The routes of the running application that have an example, in the order in which the examples can be sent. */
  routes: readonly string[]
  /** Routes without an example, and examples without a route. */
  unmatched: readonly string[]
  exampleOf(key: string): { route: Route; example: Example }
}

export async function walkingIn(house: TestDatabase): Promise<Walking> {
  const town = await makeTown(house)
  await prepareAccounts({ town })
  await prepareDirectory({ town })
  await prepareDoors({ town })
  await prepareSystems({ town })
  const people = await peopleOf(town)
  const released = await prepareReleases({ town })
  const rounds = await prepareChecklists({ town })
  const files = await prepareImports({ town })
  const twice = await prepareTwice({ town, people })
  const improvement = await prepareImprovement({ town, rounds })
  const move = await prepareMove({ town })
  const survey = await prepareSurvey({ town })
  const nationalPlan = await prepareNationalPlan({ town })
  const grants = await prepareGrants({ town })
  const books = await prepareBooks({ town })
  const written = await prepareOverview({ town })
  const partnership = await preparePartnership({ town })
  const planned = await preparePlanning({ town })
  const plans = await preparePlans({ town })
  const returned = await prepareReturns({ town, people })
  const copies = await prepareTakeOut({ town, people })
  const contacts = await prepareContacts({ town, people })
  const days = await prepareDays({ town, people })
  // What was confirmed last is said once, on the next page.
  for (const who of everybody) await town.as(who).ask('/account')
  const examples = examplesOf({
    town,
    nationalPlan,
    plans,
    grants,
    books,
    written,
    people,
    released,
    returned,
    partnership,
    planned,
    rounds,
    files,
    twice,
    improvement,
    move,
    survey,
    copies,
    contacts,
    days,
  })
  const routes = new Map(town.routes.map((route) => [keyOf(route), route]))
  const walked = Object.keys(examples).filter((key) => routes.has(key))
  return {
    house,
    town,
    people,
    released,
    returned,
    partnership,
    planned,
    rounds,
    files,
    twice,
    improvement,
    move,
    nationalPlan,
    plans,
    grants,
    books,
    written,
    survey,
    copies,
    contacts,
    days,
    routes: walked,
    unmatched: [...new Set([...routes.keys(), ...Object.keys(examples)])].filter((key) => !walked.includes(key)),
    exampleOf(key) {
      const [route, example] = [routes.get(key), examples[key]]
      if (route === undefined || example === undefined) throw new Error(`no example of ${key}`)
      return { route, example }
    },
  }
}
