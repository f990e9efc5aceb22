import { colleaguesNationally } from '#modules/partnership'
import {
  addMilestone,
  addNeed,
  answerReadiness,
  askReadiness,
  criteriaOn,
  decideReadiness,
  milestonesNow,
  objectivesNow,
  putAction,
  putObjective,
  reachMilestone,
  readinessesNow,
  recordDecision,
  sayHowItStands,
  sendReadiness,
} from '#modules/plans'
import { asWorker, type Database, type Tx } from '#platform/db'
import { addDays, type CalendarDate, type Clock, instantInLondon } from '#platform/time'
import { atThat } from './checklists.ts'
import { nationalPlanWords, type ToldAction } from './national-plan-words.ts'
import { city, island } from './partnerships.ts'

type By = Parameters<typeof putAction>[1]

/** The national plan of the demonstration and a move that the areas are asked about; nothing where there is one already. */
export async function demonstrateNationalPlan(database: Database, clock: Clock): Promise<void> {
  const today = clock.today()
  await asWorker(database, clock, async (tx) => {
    if ((await objectivesNow(tx)).length > 0) return
    const [analyst] = await colleaguesNationally(tx)
    if (analyst === undefined) return
    const by = { ...analyst, organisation_name: '' }
    await tellPlan(tx, by, today)
    await tellReadiness(tx, by, today)
  })
}

async function tellPlan(tx: Tx, by: By, today: CalendarDate): Promise<void> {
  const told: { id: string; action: ToldAction }[] = []
  await atThat(tx, instantInLondon(addDays(today, -240), '10:00'))
  for (const { actions, ...objective } of nationalPlanWords) {
    const objective_id = await putObjective(tx, by, { ...objective, why: '' })
    for (const action of actions) {
      const { words, owner, due } = action
      const put = { objective_id, words, owner, begins_on: null, due_on: addDays(today, due), why: '' }
      told.push({ id: await putAction(tx, by, put), action })
    }
  }
  for (const { id, action } of told) {
    for (const [place, why] of action.needs ?? []) {
      const needs_id = told[place]?.id
      if (needs_id !== undefined) await addNeed(tx, by, { action_id: id, needs_id, why })
    }
    for (const [words, due] of action.points ?? [])
      await addMilestone(tx, by, { action_id: id, words, due_on: addDays(today, due) })
  }
  await tellWhatWasSaid(tx, by, told, today)
  await recordDecision(tx, by, {
    words: 'No leaflet is printed; what it would have cost goes to the panels',
    why: 'Six panels in seven said that they would not read it',
    body: 'Joint delivery board',
    made_on: addDays(today, -100),
    action_id: told.find(({ action }) => action.words.startsWith('Print'))?.id ?? null,
    supersedes: null,
  })
}

async function tellWhatWasSaid(
  tx: Tx,
  by: By,
  told: readonly { id: string; action: ToldAction }[],
  today: CalendarDate,
): Promise<void> {
  const said = told
    .flatMap(({ id, action }) =>
      (action.said ?? []).map(([state, words, days]) => ({ action_id: id, state, words, days })),
    )
    .sort((a, b) => a.days - b.days)
  for (const { days, ...one } of said) {
    await atThat(tx, instantInLondon(addDays(today, days), '15:00'))
    await sayHowItStands(tx, by, one)
  }
  for (const { id, action } of told) {
    const points = await milestonesNow(tx, id)
    for (const [words, , reached] of action.points ?? []) {
      const point = points.find((each) => each.words === words)
      if (point !== undefined && reached !== undefined) await reachMilestone(tx, by, point.id, addDays(today, reached))
    }
  }
}

async function tellReadiness(tx: Tx, by: By, today: CalendarDate): Promise<void> {
  await atThat(tx, instantInLondon(addDays(today, -40), '10:00'))
  const slug = 'training-allowances'
  const asked_on = addDays(today, -40)
  await askReadiness(tx, by, {
    slug,
    resource: 'Training allowances',
    about: 'Today they are paid nationally. From then on each area decides and pays, with the money for it.',
    moves_on: addDays(today, 160),
    answer_by: addDays(today, 20),
    asked_on,
  })
  const readiness = (await readinessesNow(tx)).find((one) => one.slug === slug)
  if (readiness === undefined) return
  for (const [area, floor] of [
    [island.area_id, 2],
    ['S12000047', 1],
    ['S12000017', 2],
    [city.area_id, 1],
  ] as const) {
    const answers = { ...by, name: 'Its coordinator', organisation_name: '' }
    const criteria = criteriaOn(asked_on)
    for (const [index, { code, essential }] of criteria.entries()) {
      // The city still has the last questions to answer.
      if (area === city.area_id && index > 6) break
      const level = Math.min(3, floor + (essential ? index % 2 : 0))
      const evidence = level > 1 ? 'Minutes of the last meeting, and the plan as signed off' : ''
      await answerReadiness(tx, answers, readiness.id, { area_id: area, criterion: code, level, evidence })
    }
    if (area !== city.area_id) await sendReadiness(tx, answers, readiness.id, area)
  }
  await decideReadiness(tx, by, readiness.id, {
    area_id: island.area_id,
    outcome: 'move',
    by_rule: 'move',
    words: 'Everything essential is in place',
  })
}
