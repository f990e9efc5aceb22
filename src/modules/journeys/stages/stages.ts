import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import { addToTimeline, sight } from '#modules/people'
import type { Viewer } from '#platform/access'
import type { Tx } from '#platform/db'
import type { FieldError } from '#platform/forms'
import { Refused } from '#platform/http'
import { referenceList } from '#platform/reference'
import { type CalendarDate, formatDate } from '#platform/time'
import { nameAsItIsNow } from '../journeys.access.ts'
import { tables } from '../journeys.db.ts'
import type { Spell } from '../spells/spells.queries.ts'

/** That a person is or was in a stage, from day to day. */
export interface StageRow {
  id: string
  stage: number
  from_on: CalendarDate
  to_on: CalendarDate | null
  reason: string | null
  ended_reason: string | null
  begun_by_name: string
  ended_by_name: string | null
}

type OfSpell = Pick<Spell, 'id' | 'area_id' | 'person_id' | 'registered_on'>

export interface StageBegun {
  spell: OfSpell
  /** 1 to 5, of reference list stages. */
  stage: number
  from_on: CalendarDate
  reason?: string | null | undefined
  quietly?: boolean | undefined
}

/** The five stages as they are called on a day. */
export function stageNames(on: CalendarDate): { number: number; text: string; short: string }[] {
  return referenceList('stages', on).map(({ number, text, short }) => ({ number, text, short }))
}

/** What a stage is called in a sentence. */
export function stageText(number: number, on: CalendarDate): string {
  return stageNames(on).find((stage) => stage.number === number)?.text ?? `Stage ${number}`
}

/** The stages of a spell, in the order they began. */
export async function stagesOf(tx: Tx, spell: string): Promise<StageRow[]> {
  return tables(tx)
    .selectFrom('journeys.stage')
    .select(['id', 'stage', 'from_on', 'to_on', 'reason', 'ended_reason', 'begun_by_name', 'ended_by_name'])
    .where('spell_id', '=', spell)
    .orderBy('from_on')
    .orderBy('stage')
    .orderBy('id')
    .execute()
}

/** Why a stage may not begin, or nothing when it may: any order and several at once, but each stage once at a time. */
export function beginningProblems(
  rows: readonly StageRow[],
  { stage, from_on, spell }: Pick<StageBegun, 'stage' | 'from_on'> & { spell: Pick<OfSpell, 'registered_on'> },
  today: CalendarDate,
): FieldError[] {
  const own = rows.filter((row) => row.stage === stage)
  const open = own.find((row) => row.to_on === null)
  if (open !== undefined)
    return [{ field: 'stage', message: `They are in this stage already, since ${formatDate(open.from_on)}` }]
  if (from_on > today) return [{ field: 'from_on', message: 'From must be today or in the past' }]
  if (from_on < spell.registered_on)
    return [
      {
        field: 'from_on',
        message: `From must be on or after ${formatDate(spell.registered_on)}, the day they were registered`,
      },
    ]
  const last = own
    .flatMap((row) => row.to_on ?? [])
    .sort()
    .at(-1)
  if (last !== undefined && from_on < last)
    return [
      { field: 'from_on', message: `From must be on or after ${formatDate(last)}, when they were last in this stage` },
    ]
  return []
}

/** Begins a stage. @throws Refused as beginningProblems says */
export async function beginStage(tx: Tx, viewer: Viewer, begun: StageBegun, today: CalendarDate): Promise<void> {
  const { spell, stage, from_on, reason, quietly } = begun
  const problems = beginningProblems(await stagesOf(tx, spell.id), begun, today)
  if (problems.length > 0) throw new Refused(problems)
  await tables(tx)
    .insertInto('journeys.stage')
    .values({
      id: uuid(),
      area_id: spell.area_id,
      person_id: spell.person_id,
      spell_id: spell.id,
      stage,
      from_on,
      reason: reason ?? null,
      begun_by: viewer.user_id,
      begun_by_name: nameAsItIsNow(viewer),
    })
    .execute()
  if (!quietly) await say(tx, viewer, spell, `Began: ${stageText(stage, today)}`)
}

export interface StageEnded {
  spell: OfSpell
  row: StageRow
  to_on: CalendarDate
  reason?: string | null | undefined
  quietly?: boolean | undefined
}

/** Ends a stage that goes on. @throws Refused when it has ended already or the day cannot be */
export async function endStage(tx: Tx, viewer: Viewer, ended: StageEnded, today: CalendarDate): Promise<void> {
  const { spell, row, to_on, reason, quietly } = ended
  if (row.to_on !== null) throw new Refused(`This stage ended on ${formatDate(row.to_on)}`)
  if (to_on > today) throw new Refused([{ field: 'to_on', message: 'Until must be today or in the past' }])
  if (to_on < row.from_on)
    throw new Refused([
      { field: 'to_on', message: `Until must be on or after ${formatDate(row.from_on)}, when it began` },
    ])
  await tables(tx)
    .updateTable('journeys.stage')
    .set({
      to_on,
      ended_reason: reason ?? null,
      ended_by: viewer.user_id,
      ended_by_name: nameAsItIsNow(viewer),
      changed_at: sql<Date>`nwd.clock()`,
      changed_by: viewer.user_id,
    })
    .where('id', '=', row.id)
    .execute()
  if (!quietly) await say(tx, viewer, spell, `Ended: ${stageText(row.stage, today)}`)
}

/**
 * Moves a person from one stage to another on a day, for whatever caused it (a job start begins in-work support): begins `to` unless
 * it goes on already, and ends `from` when it is named and goes on.
 */
export async function moveStage(
  tx: Tx,
  viewer: Viewer,
  move: { spell: OfSpell; to: number; from?: number | undefined; on: CalendarDate; reason?: string | undefined },
  today: CalendarDate,
): Promise<void> {
  const rows = await stagesOf(tx, move.spell.id)
  const open = (stage: number | undefined) => rows.find((row) => row.stage === stage && row.to_on === null)
  const leaving = open(move.from)
  if (open(move.to) === undefined)
    await beginStage(tx, viewer, { spell: move.spell, stage: move.to, from_on: move.on, reason: move.reason }, today)
  if (leaving !== undefined)
    await endStage(tx, viewer, { spell: move.spell, row: leaving, to_on: move.on, reason: move.reason }, today)
}

function say(tx: Tx, viewer: Viewer, spell: OfSpell, words: string): Promise<void> {
  const { area_id, person_id } = spell
  return addToTimeline(tx, viewer, { area_id, person_id, kind: 'journeys.stage', words, sees: sight.record })
}
