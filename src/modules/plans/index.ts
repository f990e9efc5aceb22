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
export { setTies, tieKinds } from './alignment/ties.queries.ts'
export { addComment } from './comments/comments.queries.ts'
export { loadPlan } from './delivery-plan/load-plan.ts'
export { beginPlan, plansOf } from './delivery-plan/plans.queries.ts'
export { addHeard, sayChanged } from './evidence/heard/heard.queries.ts'
export { addPoint } from './evidence/swot/swot.queries.ts'
export { addFigure } from './figures/figures.queries.ts'
export { passed } from './indicators/indicator.ts'
export { indicatorsOf, setIndicator } from './indicators/indicators.queries.ts'
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
export { PlanningLinks, toPlans } from './planning-links.tsx'
export { routes } from './plans.routes.ts'
export { agreementOf } from './publish/agreement.tsx'
export { criteriaOn } from './readiness/decide-by-rule.ts'
export {
  answerReadiness,
  askReadiness,
  decideReadiness,
  readinessesNow,
  sendReadiness,
} from './readiness/readiness.queries.ts'
export { sayReady } from './ready/ready.queries.ts'
export { roundPounds } from './requirements/requirement.ts'
export {
  addRequirement,
  type Requirement,
  requirementsOf,
  selectOptionalRequirement,
} from './requirements/requirements.queries.ts'
export { yearAsked, yearsOn } from './requirements/years.ts'
export { plansDueBy } from './review/due.queries.ts'
export { setOwner } from './sections/owners.queries.ts'
export { publishEdition, putForward, selectOptionalEdition } from './sign-off/editions.queries.ts'
export { signOff, signOffsOf } from './sign-off/signing.queries.ts'
export { addSuggestion } from './suggest/suggestions.queries.ts'
export { currentText, saveText } from './write-together/texts.queries.ts'
