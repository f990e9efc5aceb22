import { at, type Day, dateOf, instantOf } from './days.ts'
import { signature } from './place.ts'
import { goals } from './sentences.ts'
import type { Spell } from './spell.ts'
import { row, type Story } from './story.ts'

type StepState = 'to_do' | 'doing' | 'done' | 'dropped'

export interface PlanWishes {
  made: Day
  goals: number
  /** When its open steps are to be done by, counted from today; drawn when not given. */
  dueIn?: (() => number) | undefined
  agreed: boolean
  /** Days from agreement to the day it is looked at again. */
  review: number
}

/** An action plan: goals, steps with who does them and by when, and that both agreed it as it stood. */
export function writePlan(story: Story, spell: Spell, wishes: PlanWishes): void {
  const { dice, sheets, today } = story
  const { made } = wishes
  const by = spell.leadOn(made)
  const written = { made_by: by.user_id, made_at: instantOf(at(made, 12)) }
  const shown = dice.some(goals, wishes.goals).map(([words, stepWords]) => {
    const goal_id = story.next()
    const steps = stepWords.map((step, index) => {
      // where days are named there is a step left to do by them
      const kept = wishes.dueIn !== undefined && !spell.left && index === stepWords.length - 1
      const who = dice.one(['person', 'person', 'together'])
      const wanted = dice.between(made + 7, made + 70)
      const state: StepState =
        !kept && dice.chance(0.7) && wanted < spell.last ? 'done' : spell.left ? 'dropped' : 'to_do'
      const open = state === 'to_do' && wishes.dueIn !== undefined
      const by_on = open ? today + (wishes.dueIn?.() ?? 0) : wanted
      return { words: step, who, state, by_on }
    })
    const done = steps.every(({ state }) => state === 'done')
    const state_on = done ? Math.min(spell.last, Math.max(...steps.map(({ by_on }) => by_on))) : made
    const changed = { changed_at: instantOf(at(state_on, 13)), changed_by: by.user_id }
    const state = done ? 'done' : 'open'
    sheets.add('journeys.goal', {
      ...row(story),
      id: goal_id,
      spell_id: spell.id,
      words,
      state,
      state_on: dateOf(state_on),
      ...written,
      ...changed,
    })
    for (const step of steps) {
      const since =
        step.state === 'to_do' ? made : Math.min(spell.last, step.state === 'done' ? step.by_on : spell.last)
      sheets.add('journeys.step', {
        ...row(story),
        spell_id: spell.id,
        goal_id,
        words: step.words,
        who: step.who,
        by_on: dateOf(step.by_on),
        state: step.state,
        state_on: dateOf(since),
        state_by_person: false,
        ...(step.state === 'dropped' ? { state_reason: 'Support ended' } : {}),
        ...written,
        changed_at: instantOf(at(since, 13)),
        changed_by: by.user_id,
      })
    }
    return { words, steps: steps.map((step) => ({ words: step.words, who: step.who, by_on: dateOf(step.by_on) })) }
  })
  if (!wishes.agreed) return
  for (const party of ['person', 'worker']) {
    sheets.add('journeys.plan_agreement', {
      ...row(story),
      spell_id: spell.id,
      party,
      how: 'together',
      agreed_on: dateOf(made),
      review_on: dateOf(made + wishes.review),
      plan: JSON.stringify({ aim: null, goals: shown }),
      recorded_by: by.user_id,
      recorded_by_name: signature(by),
      recorded_at: instantOf(at(made, 12, 30)),
    })
  }
}
