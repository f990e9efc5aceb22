import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import type { Viewer } from '#platform/access'
import type { Tx } from '#platform/db'
import type { CalendarDate } from '#platform/time'
import { followUpsOf } from './follow-up.ts'
import { livingWageOn } from './living-wage.ts'
import type { OutcomesTables } from './outcomes.tables.ts'
import type { Pay } from './record-job/pay.ts'

const tables = (tx: Tx) => tx.withTables<OutcomesTables>()

export interface JobDetails {
  /** Null when nobody recorded whom for. */
  employer: { id: string; name: string } | null
  started_on: CalendarDate
  hours_per_week: number | null
  /** A code of contract-types, or unknown. */
  contract: string
  /** Worked out from the pay as told (pencePerHour); null when it is not known. */
  pay_pence_per_hour: number | null
  pay?: Pay | null | undefined
  /** What was said of the real Living Wage, where the pay is not known. */
  living_wage_said?: 'yes' | 'no' | 'unknown' | null | undefined
  job_title?: string | null | undefined
  /** A group of SOC 2020, one to four digits. */
  soc_code?: string | null | undefined
  supported_employment?: 'yes' | 'no' | 'unknown' | null | undefined
}

export interface NewJob extends JobDetails {
  area_id: string
  person_id: string
  spell_id: string | null
}

/**
 * Writes down that a person began a job, with its four follow-ups, in one transaction. Whether it pays the real Living Wage is computed from
 * the rate of the first day; what was said of it counts only where no pay is known. Returns the job's identifier.
 */
export async function recordJob(
  tx: Tx,
  by: Pick<Viewer, 'user_id'>,
  job: NewJob & { corrects?: string | undefined },
): Promise<string> {
  const id = uuid()
  const {
    area_id,
    person_id,
    employer,
    hours_per_week,
    corrects,
    pay,
    living_wage_said,
    supported_employment,
    ...rest
  } = job
  const computed = livingWageOn(job.started_on, job.pay_pence_per_hour).pays
  const said = job.pay_pence_per_hour === null ? (living_wage_said ?? 'unknown') : 'unknown'
  await tables(tx)
    .insertInto('outcomes.job')
    .values({
      id,
      area_id,
      person_id,
      ...rest,
      employer_id: employer?.id ?? null,
      employer_name: employer?.name ?? null,
      hours_per_week: hours_per_week === null ? null : String(hours_per_week),
      pay_pence: pay?.pence ?? null,
      pay_period: pay?.period ?? null,
      supported_employment: supported_employment ?? 'unknown',
      real_living_wage: computed === 'unknown' ? said : computed,
      recorded_by: by.user_id,
      corrects: corrects ?? null,
    })
    .execute()
  await tables(tx)
    .insertInto('outcomes.follow_up')
    .values(
      followUpsOf(job.started_on, area_id).map((dates) => ({ id: uuid(), area_id, person_id, job_id: id, ...dates })),
    )
    .execute()
  return id
}

const jobColumns = [
  'id',
  'area_id',
  'person_id',
  'spell_id',
  'employer_id',
  'employer_name',
  'started_on',
  'hours_per_week',
  'contract',
  'pay_pence_per_hour',
  'real_living_wage',
  'pay_pence',
  'pay_period',
  'job_title',
  'soc_code',
  'supported_employment',
  'recorded_by',
  'recorded_at',
  'corrects',
  'superseded_at',
  'superseded_reason',
  'ended_on',
  'ended_reason',
] as const

/** The jobs a person began, latest first, without those that were corrected; as far as the viewer sees the record. */
export async function jobsOf(tx: Tx, person: string) {
  return tables(tx)
    .selectFrom('outcomes.job')
    .select(jobColumns)
    .where('person_id', '=', person)
    .where('superseded_at', 'is', null)
    .orderBy('started_on', 'desc')
    .orderBy('id', 'desc')
    .execute()
}

export type Job = Awaited<ReturnType<typeof jobsOf>>[number]

/** Every row about a person's jobs, those that were corrected or taken out among them. */
export async function everyJobRow(tx: Tx, person: string): Promise<Job[]> {
  return tables(tx).selectFrom('outcomes.job').select(jobColumns).where('person_id', '=', person).execute()
}

/** A job that still holds, of this person, when the viewer sees it. */
export async function selectOptionalJob(tx: Tx, person: string, id: string): Promise<Job | undefined> {
  return tables(tx)
    .selectFrom('outcomes.job')
    .select(jobColumns)
    .where('id', '=', id)
    .where('person_id', '=', person)
    .where('superseded_at', 'is', null)
    .executeTakeFirst()
}

/** Writes down that a job ended. Its follow-ups go on: they ask whether the person is in work, not whether they are in this job. */
export async function endJob(
  tx: Tx,
  by: Pick<Viewer, 'user_id'>,
  job: string,
  end: { ended_on: CalendarDate; ended_reason: string },
): Promise<void> {
  await tables(tx)
    .updateTable('outcomes.job')
    .set({ ...end, ended_by: by.user_id, ended_recorded_at: sql`nwd.clock()` })
    .where('id', '=', job)
    .execute()
}

async function supersedeJob(tx: Tx, by: Pick<Viewer, 'user_id'>, job: string, reason: string): Promise<void> {
  const superseded = { superseded_at: sql<Date>`nwd.clock()`, superseded_by: by.user_id }
  await tables(tx)
    .updateTable('outcomes.job')
    .set({ ...superseded, superseded_reason: reason })
    .where('id', '=', job)
    .execute()
  await tables(tx).updateTable('outcomes.follow_up').set(superseded).where('job_id', '=', job).execute()
}

/**
 * Corrects what was written down about a job: a new row that names the one it corrects, and follow-ups of the right dates. An answer already
 * given is carried over where it was given on or after the new due date. Returns the new row's identifier.
 */
export async function correctJob(
  tx: Tx,
  by: Pick<Viewer, 'user_id'>,
  was: Job,
  right: JobDetails,
  reason: string,
): Promise<string> {
  await supersedeJob(tx, by, was.id, reason)
  const { area_id, person_id, spell_id } = was
  const id = await recordJob(tx, by, { area_id, person_id, spell_id, ...right, corrects: was.id })
  if (was.ended_on !== null && was.ended_on >= right.started_on)
    await endJob(tx, by, id, { ended_on: was.ended_on, ended_reason: was.ended_reason ?? 'unknown' })
  await sql`
    update outcomes.follow_up f set answer = old.answer, said_by = old.said_by, said_by_role = old.said_by_role, answered_on = old.answered_on,
      recorded_by = old.recorded_by, recorded_at = old.recorded_at
    from outcomes.follow_up old
    where f.job_id = ${id} and old.job_id = ${was.id} and old.weeks = f.weeks and old.answered_on >= f.due_on
  `.execute(tx)
  // What waits for an answer by link, or for the next try, goes on waiting.
  await sql`
    update outcomes.follow_up f set next_try_on = old.next_try_on from outcomes.follow_up old
    where f.job_id = ${id} and old.job_id = ${was.id} and old.weeks = f.weeks and old.due_on = f.due_on and f.answer is null
  `.execute(tx)
  return id
}

/** Takes out a job that was written down by mistake, and its follow-ups; the rows are kept, with the reason. */
export async function withdrawJob(tx: Tx, by: Pick<Viewer, 'user_id'>, job: string, reason: string): Promise<void> {
  await supersedeJob(tx, by, job, reason)
}
