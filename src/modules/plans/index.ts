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
export { routes } from './plans.routes.ts'
export { criteriaOn } from './readiness/decide-by-rule.ts'
export {
  answerReadiness,
  askReadiness,
  decideReadiness,
  readinessesNow,
  sendReadiness,
} from './readiness/readiness.queries.ts'
