import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import type { Viewer } from '#platform/access'
import type { Tx } from '#platform/db'
import type { CalendarDate } from '#platform/time'
import type { OutcomesTables } from './outcomes.tables.ts'

const tables = (tx: Tx) => tx.withTables<OutcomesTables>()

/** What a person may achieve besides a job: the codes of outcome-types without employment. */
export const outcomeKinds = [
  'fe_he',
  'training',
  'qualification',
  'work_experience',
  'volunteering',
  'school_reengaged',
] as const
export type OutcomeKind = (typeof outcomeKinds)[number]

export const isOutcomeKind = (code: string): code is OutcomeKind => outcomeKinds.some((kind) => kind === code)

/** What is known of an outcome; what its kind is not asked (reference list outcome-types) is null. */
export interface OutcomeDetails {
  kind: OutcomeKind
  on_date: CalendarDate
  /** The course, or the title of the qualification. */
  what: string | null
  /** The college, school, employer or organisation. */
  place?: string | null | undefined
  study?: 'full_time' | 'part_time' | 'unknown' | null | undefined
  accredited?: 'yes' | 'no' | 'unknown' | null | undefined
  completed?: 'going_on' | 'yes' | 'stopped' | 'unknown' | null | undefined
  /** 1 to 12, of a qualification, course or training. */
  scqf_level: number | null
  awarded_by?: string | null | undefined
  weeks?: number | null | undefined
  hours_per_week?: number | null | undefined
}

/** Writes down what a person achieved. Returns its identifier. */
export async function recordOutcome(
  tx: Tx,
  by: Pick<Viewer, 'user_id'>,
  outcome: OutcomeDetails & {
    area_id: string
    person_id: string
    spell_id: string | null
    corrects?: string | undefined
  },
): Promise<string> {
  const id = uuid()
  const { corrects, hours_per_week, ...rest } = outcome
  const hours = hours_per_week === null || hours_per_week === undefined ? null : String(hours_per_week)
  await tables(tx)
    .insertInto('outcomes.outcome')
    .values({ id, ...rest, hours_per_week: hours, corrects: corrects ?? null, recorded_by: by.user_id })
    .execute()
  return id
}

const columns = [
  'id',
  'area_id',
  'person_id',
  'spell_id',
  'kind',
  'on_date',
  'scqf_level',
  'what',
  'place',
  'study',
  'accredited',
  'completed',
  'awarded_by',
  'weeks',
  'hours_per_week',
  'recorded_by',
  'recorded_at',
  'corrects',
  'superseded_at',
  'superseded_reason',
] as const

/** What a person achieved besides jobs, latest first, without what was corrected; as far as the viewer sees the record. */
export async function outcomesOf(tx: Tx, person: string) {
  return tables(tx)
    .selectFrom('outcomes.outcome')
    .select(columns)
    .where('person_id', '=', person)
    .where('superseded_at', 'is', null)
    .orderBy('on_date', 'desc')
    .orderBy('id', 'desc')
    .execute()
}

export type OutcomeRow = Awaited<ReturnType<typeof outcomesOf>>[number]

/** Every row about what a person achieved besides jobs, those that were corrected or taken out among them. */
export async function everyOutcomeRow(tx: Tx, person: string): Promise<OutcomeRow[]> {
  return tables(tx).selectFrom('outcomes.outcome').select(columns).where('person_id', '=', person).execute()
}

/** Takes out an outcome that was written down wrongly; the row is kept, with the reason. */
export async function withdrawOutcome(
  tx: Tx,
  by: Pick<Viewer, 'user_id'>,
  outcome: string,
  reason: string,
): Promise<void> {
  await tables(tx)
    .updateTable('outcomes.outcome')
    .set({ superseded_at: sql`nwd.clock()`, superseded_by: by.user_id, superseded_reason: reason })
    .where('id', '=', outcome)
    .where('superseded_at', 'is', null)
    .execute()
}

/** Corrects what was written down: a new row that names the one it corrects. Returns the new row's identifier. */
export async function correctOutcome(
  tx: Tx,
  by: Pick<Viewer, 'user_id'>,
  was: OutcomeRow,
  right: OutcomeDetails,
  reason: string,
): Promise<string> {
  await withdrawOutcome(tx, by, was.id, reason)
  const { area_id, person_id, spell_id } = was
  return recordOutcome(tx, by, { area_id, person_id, spell_id, ...right, corrects: was.id })
}
