import { addToTimeline, sight } from '#modules/people'
import type { Viewer } from '#platform/access'
import type { Tx } from '#platform/db'
import type { FieldError } from '#platform/forms'
import { Refused } from '#platform/http'
import { type CalendarDate, formatDate } from '#platform/time'
import type { Spell } from '../spells/spells.queries.ts'
import { beginningProblems, beginStage, endStage, type StageRow, stagesOf, stageText } from '../stages/stages.ts'

export interface Move {
  spell: Pick<Spell, 'id' | 'area_id' | 'person_id' | 'registered_on'>
  /** The stages they are in from that day on, 1 to 5: forwards, back, or several at once. */
  to: readonly number[]
  on: CalendarDate
  reason: string
}

/** What a move changes: the stages that begin, and the rows of those that end. */
export function changesOf(rows: readonly StageRow[], to: readonly number[]) {
  const going = rows.filter(({ to_on }) => to_on === null)
  return {
    begin: to.filter((stage) => !going.some((row) => row.stage === stage)).toSorted(),
    end: going.filter(({ stage }) => !to.includes(stage)),
  }
}

/** Why somebody may not move so on that day, or nothing when they may. */
export function moveProblems(rows: readonly StageRow[], { spell, to, on }: Move, today: CalendarDate): FieldError[] {
  const { begin, end } = changesOf(rows, to)
  if (begin.length + end.length === 0)
    return [{ field: 'stages', message: 'They are in these stages already. Change one, or go back' }]
  const late = end.find(({ from_on }) => on < from_on)
  if (late !== undefined)
    return [
      {
        field: 'on',
        message: `The day must be on or after ${formatDate(late.from_on)}, when “${stageText(late.stage, today)}” began`,
      },
    ]
  return begin
    .flatMap((stage) => beginningProblems(rows, { stage, from_on: on, spell }, today))
    .map(({ field, message }) => ({ field: field === 'from_on' ? 'on' : 'stages', message }))
    .slice(0, 1)
}

/** Moves somebody to the stages named, all in one: what begins and what ends share the day and the reason. @throws Refused as moveProblems says */
export async function moveTo(tx: Tx, viewer: Viewer, move: Move, today: CalendarDate): Promise<void> {
  const { spell, to, on, reason } = move
  const rows = await stagesOf(tx, spell.id)
  const problems = moveProblems(rows, move, today)
  if (problems.length > 0) throw new Refused(problems)
  const { begin, end } = changesOf(rows, to)
  for (const row of end) await endStage(tx, viewer, { spell, row, to_on: on, reason, quietly: true }, today)
  for (const stage of begin) await beginStage(tx, viewer, { spell, stage, from_on: on, reason, quietly: true }, today)
  await addToTimeline(tx, viewer, {
    area_id: spell.area_id,
    person_id: spell.person_id,
    kind: 'journeys.stage',
    words: `Moved to: ${to.map((stage) => stageText(stage, today)).join(', ')}`,
    sees: sight.record,
    link: `/people/${spell.person_id}/stages`,
  })
}
