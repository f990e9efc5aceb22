import { v7 as uuid } from 'uuid'
import { z } from 'zod'
import type { Person } from '#modules/people'
import type { Viewer } from '#platform/access'
import type { Tx } from '#platform/db'
import type { CalendarDate } from '#platform/time'
import { nameAsItIsNow } from '../journeys.access.ts'
import { tables } from '../journeys.db.ts'
import type { Estimate, MoneyRates, Told } from './estimate.ts'

const by = (viewer: Viewer) => ({ made_by: viewer.user_id, made_by_name: nameAsItIsNow(viewer) })

/** Keeps an estimate as it is shown. Returns its identifier. */
export async function keepEstimate(
  tx: Tx,
  viewer: Viewer,
  person: Pick<Person, 'id' | 'area_id'>,
  made: { on_date: CalendarDate; told: Told; rates: MoneyRates; result: Estimate },
): Promise<string> {
  const id = uuid()
  const { on_date, told, rates, result } = made
  await tables(tx)
    .insertInto('journeys.money_estimate')
    .values({
      id,
      area_id: person.area_id,
      person_id: person.id,
      on_date,
      answers: JSON.stringify(told),
      rates: JSON.stringify(rates),
      result: JSON.stringify(result),
      ...by(viewer),
    })
    .execute()
  return id
}

const month = z.object({
  wages: z.number(),
  tax: z.number(),
  insurance: z.number(),
  universal_credit: z.number(),
  child_payment: z.number(),
  childcare: z.number(),
  left: z.number(),
})
const kept = z.object({
  answers: z.object({
    age: z.enum(['18', '21', '25']),
    household: z.enum(['single', 'couple_under_25', 'couple']),
    children: z.number(),
    eldest_before_2017: z.boolean(),
    under_16: z.number(),
    rent: z.number(),
    limited_capability: z.boolean(),
    hours: z.number(),
    wage: z.number(),
    childcare: z.number(),
    in_childcare: z.number(),
  }),
  rates: z.looseObject({ text: z.string(), source: z.string() }),
  result: z.object({ out_of_work: month, in_work: month, from: z.number(), to: z.number(), credit_ends: z.boolean() }),
})

const columns = ['id', 'person_id', 'on_date', 'answers', 'rates', 'result', 'made_by_name', 'recorded_at'] as const

/** Somebody's estimates as they were shown, latest first. */
export async function estimatesOf(tx: Tx, person: string) {
  const rows = await tables(tx)
    .selectFrom('journeys.money_estimate')
    .select(columns)
    .where('person_id', '=', person)
    .orderBy('recorded_at', 'desc')
    .orderBy('id', 'desc')
    .execute()
  return rows.map((row) => ({ ...row, ...kept.parse(row) }))
}

/** A question of the talk about money as it was worded, with the answer and what it leads to, if anything. */
export interface Answered {
  code: string
  text: string
  answer: string
  leads_to: string | null
}

const answered = z.array(
  z.object({ code: z.string(), text: z.string(), answer: z.string(), leads_to: z.string().nullable() }),
)

/** Keeps a talk about money. */
export async function keepCheck(
  tx: Tx,
  viewer: Viewer,
  person: Pick<Person, 'id' | 'area_id'>,
  check: { checked_on: CalendarDate; answers: readonly Answered[]; agreed_next: string | null },
): Promise<void> {
  await tables(tx)
    .insertInto('journeys.money_check')
    .values({
      id: uuid(),
      area_id: person.area_id,
      person_id: person.id,
      ...check,
      answers: JSON.stringify(check.answers),
      ...by(viewer),
    })
    .execute()
}

/** Somebody's talks about money, latest first. */
export async function checksOf(tx: Tx, person: string) {
  const rows = await tables(tx)
    .selectFrom('journeys.money_check')
    .select(['id', 'checked_on', 'answers', 'agreed_next', 'made_by_name'])
    .where('person_id', '=', person)
    .orderBy('recorded_at', 'desc')
    .orderBy('id', 'desc')
    .execute()
  return rows.map((row) => ({ ...row, answers: answered.parse(row.answers) }))
}
