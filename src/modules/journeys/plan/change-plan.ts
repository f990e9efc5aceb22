import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import { addToTimeline, sight, updatePerson } from '#modules/people'
import type { Viewer } from '#platform/access'
import type { Tx } from '#platform/db'
import type { CalendarDate } from '#platform/time'
import { tables } from '../journeys.db.ts'
import type { Spell } from '../spells/spells.queries.ts'
import type { GoalState, Step, StepState } from './plan.ts'

type OfSpell = Pick<Spell, 'id' | 'area_id' | 'person_id'>
type StepWords = Pick<Step, 'words' | 'who' | 'who_name' | 'by_on'>

const stamp = (viewer: Viewer) => ({ changed_at: sql<Date>`nwd.clock()`, changed_by: viewer.user_id })
const belonging = ({ id, area_id, person_id }: OfSpell) => ({ area_id, person_id, spell_id: id })

/** Whatever both had agreed no longer stands as they agreed it: it is to be agreed again. What was agreed is kept. */
async function unsettle(tx: Tx, viewer: Viewer, spell: OfSpell): Promise<void> {
  await tables(tx)
    .updateTable('journeys.plan_agreement')
    .set({ superseded_at: sql<Date>`nwd.clock()`, superseded_because: 'amended', superseded_by: viewer.user_id })
    .where('spell_id', '=', spell.id)
    .where('superseded_at', 'is', null)
    .execute()
}

/** Writes what the person is aiming for, in their own words. */
export async function setAim(tx: Tx, viewer: Viewer, spell: OfSpell, aim: string): Promise<void> {
  await updatePerson(tx, viewer, spell.person_id, { aim })
  await unsettle(tx, viewer, spell)
}

/** Adds a goal, and why it matters to the person where they said. Returns its identifier. */
export async function addGoal(
  tx: Tx,
  viewer: Viewer,
  spell: OfSpell,
  words: string,
  today: CalendarDate,
  why: string | null = null,
): Promise<string> {
  const id = uuid()
  const goal = { id, ...belonging(spell), words, why, state_on: today, made_by: viewer.user_id }
  await tables(tx).insertInto('journeys.goal').values(goal).execute()
  await unsettle(tx, viewer, spell)
  return id
}

/** Says a goal, or why it matters, in other words; those before are kept. */
export async function rewordGoal(
  tx: Tx,
  viewer: Viewer,
  spell: OfSpell,
  goal: string,
  to: { words: string; why: string | null },
): Promise<void> {
  await tables(tx)
    .updateTable('journeys.goal')
    .set({ ...to, ...stamp(viewer) })
    .where('id', '=', goal)
    .execute()
  await unsettle(tx, viewer, spell)
}

/** Marks a goal as done, sets it aside with a reason, or takes it up again. Only what is done leaves the agreement as it is. */
export async function moveGoal(
  tx: Tx,
  viewer: Viewer,
  spell: OfSpell,
  goal: { id: string; words: string },
  to: { state: GoalState; reason: string | null },
  today: CalendarDate,
): Promise<void> {
  await tables(tx)
    .updateTable('journeys.goal')
    .set({ state: to.state, state_on: today, state_reason: to.reason, ...stamp(viewer) })
    .where('id', '=', goal.id)
    .execute()
  if (to.state !== 'done') await unsettle(tx, viewer, spell)
  else await say(tx, viewer, spell, `Goal reached: ${goal.words}`)
}

/** Adds a step towards a goal. Returns its identifier. */
export async function addStep(
  tx: Tx,
  viewer: Viewer,
  spell: OfSpell,
  goal: string,
  step: StepWords,
  today: CalendarDate,
): Promise<string> {
  const id = uuid()
  const row = { id, ...belonging(spell), goal_id: goal, ...step, state_on: today, made_by: viewer.user_id }
  await tables(tx).insertInto('journeys.step').values(row).execute()
  await unsettle(tx, viewer, spell)
  return id
}

/** Changes what a step is, who does it or by when; what it was is kept. */
export async function changeStep(tx: Tx, viewer: Viewer, spell: OfSpell, step: string, to: StepWords): Promise<void> {
  await tables(tx)
    .updateTable('journeys.step')
    .set({ ...to, ...stamp(viewer) })
    .where('id', '=', step)
    .execute()
  await unsettle(tx, viewer, spell)
}

/** Says how far a step is. Dropping one changes what was agreed; doing it does not. */
export async function moveStep(
  tx: Tx,
  viewer: Viewer,
  spell: OfSpell,
  step: Pick<Step, 'id' | 'words' | 'state'>,
  to: { state: StepState; reason: string | null },
  today: CalendarDate,
): Promise<void> {
  if (step.state === to.state) return
  await tables(tx)
    .updateTable('journeys.step')
    .set({
      state: to.state,
      state_on: today,
      state_reason: to.reason,
      state_by_person: viewer.role === 'participant',
      ...stamp(viewer),
    })
    .where('id', '=', step.id)
    .execute()
  if (to.state === 'dropped') await unsettle(tx, viewer, spell)
  if (to.state === 'done') await say(tx, viewer, spell, `Step done: ${step.words}`)
}

function say(tx: Tx, viewer: Viewer, spell: OfSpell, words: string): Promise<void> {
  const { area_id, person_id } = spell
  const link = `/people/${person_id}/plan`
  return addToTimeline(tx, viewer, { area_id, person_id, kind: 'journeys.plan', words, sees: sight.record, link })
}
