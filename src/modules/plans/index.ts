export {
  explainVariance,
  type LineTies,
  lineTies,
  paidForBy,
  tieLine,
  type Variance,
  type VariedIn,
  variancesOf,
  variedIn,
} from './against-actual/ties.queries.ts'
export { passed } from './indicators/indicator.ts'
export { dimensionNamed, type FigureOf, keyOf, type Live, liveFigures, measureNamed } from './live/figures.queries.ts'
export { everybody, groupInWords, groupOf, groupOptionsOn } from './live/groups.ts'
export {
  addMilestone,
  addNeed,
  milestonesNow,
  objectivesNow,
  putAction,
  putObjective,
  reachMilestone,
  recordDecision,
  sayHowItStands,
} from './national/national.queries.ts'
export { PlanningLinks } from './planning-links.tsx'
export { routes } from './plans.routes.ts'
export { criteriaOn } from './readiness/decide-by-rule.ts'
export {
  answerReadiness,
  askReadiness,
  decideReadiness,
  readinessesNow,
  sendReadiness,
} from './readiness/readiness.queries.ts'
export { roundPounds } from './requirements/requirement.ts'
export { type Requirement, requirementsOf, selectOptionalRequirement } from './requirements/requirements.queries.ts'
export { yearAsked, yearsOn } from './requirements/years.ts'
export { plansDueBy } from './review/due.queries.ts'
