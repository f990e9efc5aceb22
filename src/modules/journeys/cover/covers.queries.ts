import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import { colleaguesIn } from '#modules/partnership'
import { addToTimelines, sight, writeToAccount } from '#modules/people'
import type { Viewer } from '#platform/access'
import { recordForEach } from '#platform/audit'
import { onceAPage, type Tx } from '#platform/db'
import type { FieldError } from '#platform/forms'
import { found, Refused } from '#platform/http'
import { type CalendarDate, formatDate } from '#platform/time'
import { nameAsItIsNow, rolesThatLead } from '../journeys.access.ts'
import { tables } from '../journeys.db.ts'

/** That a worker stands in for a colleague who is away, from the first day to the last. */
export interface Cover {
  id: string
  area_id: string
  user_id: string
  user_name: string
  covered_by: string
  covered_by_name: string
  from_on: CalendarDate
  until_on: CalendarDate
  ended_at: Date | null
}

const columns = [
  'id',
  'area_id',
  'user_id',
  'user_name',
  'covered_by',
  'covered_by_name',
  'from_on',
  'until_on',
  'ended_at',
] as const

/** The covers of an organisation that hold on a day or will, the first to begin first. */
export async function coversOf(tx: Tx, organisation: string, today: CalendarDate): Promise<Cover[]> {
  return tables(tx)
    .selectFrom('journeys.cover')
    .select(columns)
    .where('organisation_id', '=', organisation)
    .where('ended_at', 'is', null)
    .where('until_on', '>=', today)
    .orderBy('from_on')
    .orderBy('id')
    .execute()
}

/** Those for whom somebody stands in on a day. */
export async function standsInFor(tx: Tx, viewer: Viewer, today: CalendarDate): Promise<Cover[]> {
  return tables(tx)
    .selectFrom('journeys.cover')
    .select(columns)
    .where('covered_by', '=', viewer.user_id)
    .where('ended_at', 'is', null)
    .where('from_on', '<=', today)
    .where('until_on', '>=', today)
    .orderBy('user_name')
    .execute()
}

export interface CoverAsked {
  user_id: string
  covered_by: string
  from_on: CalendarDate
  until_on: CalendarDate
}

/**
 * Why a cover may not be arranged beside those there are, or nothing when it may: one stands in for a worker on any day, and nobody does
 * who is away themself, so that there is never a chain of them.
 */
export function coverProblems(
  covers: readonly Pick<Cover, 'user_id' | 'user_name' | 'covered_by' | 'covered_by_name' | 'from_on' | 'until_on'>[],
  asked: CoverAsked,
): FieldError[] {
  const at = covers.filter((one) => one.from_on <= asked.until_on && one.until_on >= asked.from_on)
  const days = (one: { from_on: CalendarDate; until_on: CalendarDate }) =>
    `from ${formatDate(one.from_on)} to ${formatDate(one.until_on)}`
  const taken = at.find((one) => one.user_id === asked.user_id)
  if (taken)
    return [
      {
        field: 'from_on',
        message: `${taken.covered_by_name} stands in for ${taken.user_name} ${days(taken)}. End that first, or choose other days`,
      },
    ]
  const away = at.find((one) => one.user_id === asked.covered_by)
  if (away) return [{ field: 'covered_by', message: `${away.user_name} is away ${days(away)}. Choose somebody else` }]
  const standing = at.find((one) => one.covered_by === asked.user_id)
  if (standing)
    return [
      {
        field: 'user_id',
        message: `${standing.covered_by_name} stands in for ${standing.user_name} ${days(standing)}. Let somebody else do that first`,
      },
    ]
  return []
}

/** The people of a worker, whom a cover shows to who stands in. */
async function peopleLedBy(tx: Tx, user: string): Promise<{ area_id: string; person_id: string }[]> {
  return tables(tx)
    .selectFrom('journeys.lead')
    .select(['area_id', 'person_id'])
    .where('user_id', '=', user)
    .where('until', 'is', null)
    .execute()
}

/**
 * Lets a colleague stand in for a worker who is away: they see that worker's people and what waits for them, from the first day to the last,
 * and no longer. Each person's record says so; both are written to.
 * @throws Refused as coverProblems says, and when either does not support people for the viewer's organisation
 */
export async function arrangeCover(tx: Tx, viewer: Viewer, asked: CoverAsked, today: CalendarDate): Promise<Cover> {
  const organisation = found(viewer.organisation_id)
  const colleagues = await colleaguesIn(tx, organisation, rolesThatLead)
  const named = (user: string, field: string) => {
    const one = colleagues.find(({ user_id }) => user_id === user)
    if (one === undefined) throw new Refused([{ field, message: 'Choose one of your colleagues' }])
    return one.name
  }
  // Two who arrange something at once wait for each other.
  await sql`select pg_advisory_xact_lock(hashtextextended('journeys.cover ' || ${organisation}, 0))`.execute(tx)
  const problems = coverProblems(await coversOf(tx, organisation, today), asked)
  if (problems.length > 0) throw new Refused(problems)
  const cover = {
    ...asked,
    id: uuid(),
    area_id: found(viewer.area_id),
    user_name: named(asked.user_id, 'user_id'),
    covered_by_name: named(asked.covered_by, 'covered_by'),
  }
  await tables(tx)
    .insertInto('journeys.cover')
    .values({
      ...cover,
      organisation_id: organisation,
      arranged_by: viewer.user_id,
      arranged_by_name: nameAsItIsNow(viewer),
    })
    .execute()
  const days = `from ${formatDate(cover.from_on)} to ${formatDate(cover.until_on)}`
  await tellOf(tx, viewer, cover, 'arranged', `${cover.covered_by_name} stands in for ${cover.user_name} ${days}`)
  await writeToAccount(tx, cover.covered_by, {
    subject: 'You stand in for a colleague',
    body: `You stand in for a colleague who is away ${days}. What waits for their people is on your page “Today” on these days.`,
  })
  await writeToAccount(tx, cover.user_id, {
    subject: 'Somebody stands in for you',
    body: `A colleague stands in for you ${days}. Who it is stands on your page “Today”.`,
  })
  return { ...cover, ended_at: null }
}

/** Ends a cover before its last day. Ending it a second time changes nothing. */
export async function endCover(tx: Tx, viewer: Viewer, cover: Cover): Promise<void> {
  const ended = await tables(tx)
    .updateTable('journeys.cover')
    .set({ ended_at: sql<Date>`nwd.clock()`, ended_by: viewer.user_id })
    .where('id', '=', cover.id)
    .where('ended_at', 'is', null)
    .returning('id')
    .execute()
  if (ended.length === 0) return
  await tellOf(tx, viewer, cover, 'ended', `${cover.covered_by_name} stands in for ${cover.user_name} no more`)
  for (const account of [cover.covered_by, cover.user_id])
    await writeToAccount(tx, account, {
      subject: 'Standing in has ended',
      body: 'A time in which one of you stood in for the other was ended before its last day. Your page “Today” shows what is yours.',
    })
}

async function tellOf(
  tx: Tx,
  viewer: Viewer,
  cover: Omit<Cover, 'ended_at'>,
  verb: 'arranged' | 'ended',
  words: string,
) {
  const people = await peopleLedBy(tx, cover.user_id)
  await addToTimelines(tx, viewer, people, { kind: 'journeys.cover', words, sees: sight.record })
  if (people.length > 0)
    await recordForEach(tx, people, { event: `journeys.cover.${verb}`, subject: { kind: 'cover', id: cover.id } })
}

/** The accounts whose work is the viewer's on a day: their own, and those they stand in for. */
export const answersFor = onceAPage(async (tx: Tx, today: CalendarDate): Promise<string[]> => {
  const { rows } = await sql<{ accounts: string[] }>`select journeys.answers_for(${today}) as accounts`.execute(tx)
  return rows[0]?.accounts ?? []
})
