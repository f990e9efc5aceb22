import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import { z } from 'zod'
import { addToTimeline, sight } from '#modules/people'
import type { Viewer } from '#platform/access'
import type { Tx } from '#platform/db'
import { Refused } from '#platform/http'
import type { CalendarDate } from '#platform/time'
import { tables } from '../journeys.db.ts'
import type { Spell } from '../spells/spells.queries.ts'
import { type Instrument, optionsOf, type Question, severities } from './instrument.ts'
import { instrumentHeldOn, instrumentOf } from './instruments.queries.ts'
import { type Answers, answered, type Given, pathOf } from './path.ts'

const instrumentName = 'needs-assessment'

export interface Assessment {
  id: string
  area_id: string
  person_id: string
  version: string
  started_on: CalendarDate
  started_by_name: string
  finished_on: CalendarDate | null
  finished_by_name: string | null
}

const shownSchema = z.object({
  version: z.string(),
  order: z.number(),
  section: z.string(),
  text: z.string(),
  help: z.string().optional(),
  kind: z.string(),
  measures: z.string(),
  barrier: z.string().optional(),
  options: z.array(z.object({ code: z.string(), text: z.string(), severity: z.literal(severities).optional() })),
})
const givenSchema = z.object({ codes: z.array(z.string()), words: z.string().nullable() })

/** An answer with its question as it was shown. */
export interface KeptAnswer {
  question: string
  shown: z.infer<typeof shownSchema>
  given: Given
  asked: boolean
  answered_by_name: string
  answered_at: Date
  superseded_at: Date | null
}

const columns = [
  'id',
  'area_id',
  'person_id',
  'version',
  'started_on',
  'started_by_name',
  'finished_on',
  'finished_by_name',
] as const

/** A person's assessments, newest first. */
export async function assessmentsOf(tx: Tx, person: string): Promise<Assessment[]> {
  return tables(tx)
    .selectFrom('journeys.assessment')
    .select(columns)
    .where('person_id', '=', person)
    .orderBy('started_on', 'desc')
    .orderBy('id', 'desc')
    .execute()
}

/** Begins an assessment with the version of the day, or gives back the one that is not finished. */
export async function beginAssessment(tx: Tx, viewer: Viewer, spell: Spell, today: CalendarDate): Promise<Assessment> {
  const { area_id, person_id } = spell
  await tables(tx)
    .insertInto('journeys.assessment')
    .values({
      id: uuid(),
      area_id,
      person_id,
      spell_id: spell.id,
      instrument: instrumentName,
      version: (await instrumentHeldOn(tx, area_id, today)).version,
      started_on: today,
      started_by: viewer.user_id,
      started_by_name: viewer.name,
    })
    .onConflict((oc) => oc.columns(['spell_id', 'area_id', 'instrument']).where('finished_at', 'is', null).doNothing())
    .execute()
  return tables(tx)
    .selectFrom('journeys.assessment')
    .select(columns)
    .where('spell_id', '=', spell.id)
    .where('finished_at', 'is', null)
    .executeTakeFirstOrThrow()
}

/** The answers of an assessment as they were shown, in the order of the instrument; the superseded ones too when asked for. */
export async function keptAnswers(tx: Tx, assessment: string, superseded = false): Promise<KeptAnswer[]> {
  const rows = await tables(tx)
    .selectFrom('journeys.answer')
    .select(['question', 'shown', 'answer', 'asked', 'answered_by_name', 'answered_at', 'superseded_at'])
    .where('assessment_id', '=', assessment)
    .$if(!superseded, (q) => q.where('superseded_at', 'is', null))
    .orderBy('answered_at')
    .orderBy('id')
    .execute()
  return rows
    .map(({ shown, answer, ...row }) => ({ ...row, shown: shownSchema.parse(shown), given: givenSchema.parse(answer) }))
    .sort((a, b) => a.shown.order - b.shown.order)
}

/** The answers that hold, by question, for the path. */
export function answersIn(kept: readonly KeptAnswer[]): Answers {
  return new Map(kept.filter((row) => row.superseded_at === null).map((row) => [row.question, row.given]))
}

/**
 * Keeps an answer with its question as it is shown now. The answer before it is superseded; answers that the path no longer leads to
 * are kept and marked as not asked, and come back when it leads there again. Returns all answers.
 */
export async function keepAnswer(
  tx: Tx,
  viewer: Viewer,
  assessment: Assessment,
  question: Question,
  given: Given,
): Promise<Answers> {
  const { area_id, person_id, id: assessment_id } = assessment
  const instrument = await instrumentOf(tx, assessment.version)
  const earlier = answersIn(await keptAnswers(tx, assessment_id))
  const answers = answered(earlier, question.code, given)
  const path = pathOf(instrument, answers).map((one) => one.code)
  if (JSON.stringify(earlier.get(question.code)) !== JSON.stringify(given)) {
    await tables(tx)
      .updateTable('journeys.answer')
      .set({ superseded_at: sql<Date>`nwd.clock()`, superseded_by: viewer.user_id })
      .where('assessment_id', '=', assessment_id)
      .where('question', '=', question.code)
      .where('superseded_at', 'is', null)
      .execute()
    await tables(tx)
      .insertInto('journeys.answer')
      .values({
        id: uuid(),
        area_id,
        person_id,
        assessment_id,
        question: question.code,
        shown: JSON.stringify(asShown(instrument, question)),
        answer: JSON.stringify(given),
        answered_by: viewer.user_id,
        answered_by_name: viewer.name,
      })
      .execute()
  }
  const onPath = sql<boolean>`(question = any(${path}::text[]))`
  await tables(tx)
    .updateTable('journeys.answer')
    .set({ asked: onPath })
    .where('assessment_id', '=', assessment_id)
    .where('superseded_at', 'is', null)
    .where('asked', '!=', onPath)
    .execute()
  return answers
}

function asShown(instrument: Instrument, question: Question): z.infer<typeof shownSchema> {
  const { section, text, help, kind, measures, barrier, code } = question
  const options = optionsOf(question).map(({ alone: _, ...option }) => option)
  const order = instrument.questions.findIndex((one) => one.code === code)
  return {
    version: instrument.version,
    order,
    section,
    text,
    ...(help === undefined ? {} : { help }),
    kind,
    measures,
    ...(barrier === undefined ? {} : { barrier }),
    options,
  }
}

/** Finishes an assessment. @throws Refused while a question on its path has no answer */
export async function finishAssessment(
  tx: Tx,
  viewer: Viewer,
  assessment: Assessment,
  today: CalendarDate,
): Promise<void> {
  const answers = answersIn(await keptAnswers(tx, assessment.id))
  const instrument = await instrumentOf(tx, assessment.version)
  const open = pathOf(instrument, answers).filter((question) => !answers.has(question.code))
  if (open.length > 0) throw new Refused(open.map(({ text }) => ({ field: '', message: `Not answered yet: ${text}` })))
  await tables(tx)
    .updateTable('journeys.assessment')
    .set({
      finished_on: today,
      finished_at: sql<Date>`nwd.clock()`,
      finished_by: viewer.user_id,
      finished_by_name: viewer.name,
      changed_at: sql<Date>`nwd.clock()`,
    })
    .where('id', '=', assessment.id)
    .where('finished_at', 'is', null)
    .execute()
  const { area_id, person_id, id } = assessment
  await addToTimeline(tx, viewer, {
    area_id,
    person_id,
    kind: 'journeys.assessment',
    words: 'Needs assessment finished',
    sees: sight.record,
    link: `/people/${person_id}/assessments/${id}`,
  })
}
