import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import { z } from 'zod'
import { addToTimeline, sight } from '#modules/people'
import type { Viewer } from '#platform/access'
import type { Tx } from '#platform/db'
import { type CalendarDate, formatDate } from '#platform/time'
import { tables } from '../journeys.db.ts'
import type { Spell } from '../spells/spells.queries.ts'

type OfSpell = Pick<Spell, 'id' | 'area_id' | 'person_id'>

const states = z.enum(['later', 'due', 'overdue', 'paused', 'exempt'])

/** When a plan is to be looked at next, as journeys.review_standing has it. */
export interface ReviewStanding {
  state: z.infer<typeof states>
  /** Null while the clock stands still with no end in sight. */
  due_on: CalendarDate | null
  /** The day from which it counts: the last review, or the agreement. */
  counts_from: CalendarDate
  /** What the rule says for as long as no other day is agreed. */
  rule_weeks: number
  /** Why the clock stands still now, a code of review-pauses. */
  stopped_reason: string | null
  stopped_until: CalendarDate | null
  stopped_by: string | null
}

/** Where the review of a spell's plan stands today; undefined before anybody agreed the plan, or once the spell has ended. */
export async function reviewStandingOf(tx: Tx, spell: string): Promise<ReviewStanding | undefined> {
  const { rows } = await sql<Omit<ReviewStanding, 'state'> & { state: string }>`
    select state, due_on, counts_from, rule_weeks, stopped_reason, stopped_until, stopped_by
    from journeys.review_standing where spell_id = ${spell}`.execute(tx)
  return rows[0] && { ...rows[0], state: states.parse(rows[0].state) }
}

/** Reviews of a spell's plan, the latest first; those taken out are left out. */
export async function reviewsOf(tx: Tx, spell: string) {
  return tables(tx)
    .selectFrom('journeys.plan_review')
    .select(['id', 'held_on', 'was_due_on', 'how', 'said', 'next_on', 'recorded_by_name'])
    .where('spell_id', '=', spell)
    .where('superseded_at', 'is', null)
    .orderBy('held_on', 'desc')
    .orderBy('recorded_at', 'desc')
    .execute()
}

export type Review = Awaited<ReturnType<typeof reviewsOf>>[number]

/** Days on which the clock of a spell's reviews stood or stands still, the latest first. */
export async function pausesOf(tx: Tx, spell: string) {
  return tables(tx)
    .selectFrom('journeys.review_pause')
    .select(['id', 'kind', 'reason', 'words', 'from_on', 'until_on', 'recorded_by_name', 'runs_again_on'])
    .select('ended_by_name')
    .where('spell_id', '=', spell)
    .orderBy('from_on', 'desc')
    .orderBy('id', 'desc')
    .execute()
}

export type Pause = Awaited<ReturnType<typeof pausesOf>>[number]

interface ReviewWords {
  held_on: CalendarDate
  how: string
  said: string
  next_on: CalendarDate | null
}

const belonging = ({ id, area_id, person_id }: OfSpell) => ({ area_id, person_id, spell_id: id })

/** Writes down that the plan was looked at together, with the day it was due by as it stood. Returns its identifier. */
export async function recordReview(tx: Tx, viewer: Viewer, spell: OfSpell, review: ReviewWords): Promise<string> {
  const id = uuid()
  const before = await reviewStandingOf(tx, spell.id)
  await tables(tx)
    .insertInto('journeys.plan_review')
    .values({
      id,
      ...belonging(spell),
      ...review,
      was_due_on: before?.due_on ?? null,
      recorded_by: viewer.user_id,
      recorded_by_name: viewer.name,
    })
    .execute()
  await say(tx, viewer, spell, 'Action plan looked at together')
  return id
}

/** Takes out a review that was written down wrongly; it is kept with the reason. */
export async function takeOutReview(
  tx: Tx,
  viewer: Viewer,
  spell: OfSpell,
  review: string,
  reason: string,
): Promise<void> {
  await tables(tx)
    .updateTable('journeys.plan_review')
    .set({
      superseded_at: sql<Date>`nwd.clock()`,
      superseded_by: viewer.user_id,
      superseded_reason: reason,
    })
    .where('id', '=', review)
    .where('superseded_at', 'is', null)
    .execute()
  await say(tx, viewer, spell, 'A review of the action plan was taken out: it was written down wrongly')
}

interface PauseWords {
  kind: 'pause' | 'exemption'
  reason: string
  words: string | null
  from_on: CalendarDate
  until_on: CalendarDate | null
}

/** Stops the clock of reviews from a day, until a day or until further notice. Returns its identifier. */
export async function stopClock(tx: Tx, viewer: Viewer, spell: OfSpell, pause: PauseWords): Promise<string> {
  const id = uuid()
  await tables(tx)
    .insertInto('journeys.review_pause')
    .values({
      id,
      ...belonging(spell),
      ...pause,
      recorded_by: viewer.user_id,
      recorded_by_name: viewer.name,
    })
    .execute()
  const until = pause.until_on === null ? '' : ` until ${formatDate(pause.until_on)}`
  await say(tx, viewer, spell, pause.kind === 'pause' ? `Reviews paused${until}` : `No reviews due${until}`)
  return id
}

/** Lets the clock run again from a day; from the first day of the pause, it is as if it had never been. */
export async function letClockRun(
  tx: Tx,
  viewer: Viewer,
  spell: OfSpell,
  pause: string,
  runs_again_on: CalendarDate,
): Promise<void> {
  await tables(tx)
    .updateTable('journeys.review_pause')
    .set({
      runs_again_on,
      ended_by: viewer.user_id,
      ended_by_name: viewer.name,
      ended_at: sql<Date>`nwd.clock()`,
    })
    .where('id', '=', pause)
    .where('ended_at', 'is', null)
    .execute()
  await say(tx, viewer, spell, `Reviews run again from ${formatDate(runs_again_on)}`)
}

function say(tx: Tx, viewer: Viewer, spell: OfSpell, words: string): Promise<void> {
  const { area_id, person_id } = spell
  const link = `/people/${person_id}/plan/reviews`
  return addToTimeline(tx, viewer, { area_id, person_id, kind: 'journeys.plan', words, sees: sight.record, link })
}
