import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import { z } from 'zod'
import { addToTimeline, type Person, sight } from '#modules/people'
import type { Viewer } from '#platform/access'
import type { Tx } from '#platform/db'
import type { CalendarDate } from '#platform/time'
import { tables } from '../journeys.db.ts'
import type { Spell } from '../spells/spells.queries.ts'
import { type Capability, type StepNumber, scaleOn } from './scale.ts'
import type { Rater } from './travelled.ts'

const shownSchema = z.object({
  short: z.string(),
  text: z.string(),
  mine: z.string(),
  steps: z.array(z.object({ text: z.string(), mine: z.string() })),
})

/** A step, or why there is none; and what shows it. */
export interface Given {
  capability: string
  step: StepNumber | null
  blank: 'prefer_not_to_say' | 'unknown' | null
  words: string | null
}

/** Every rating of a person that holds, in the order of their days; as far as the viewer sees the record. */
export async function ratingsOf(tx: Tx, person: string) {
  const rows = await tables(tx)
    .selectFrom('journeys.rating')
    .select(['id', 'capability', 'how', 'step', 'blank', 'words', 'rated_on', 'rated_by_name', 'shown'])
    .select(sql<Rater>`rater`.as('rater'))
    .where('person_id', '=', person)
    .where('superseded_at', 'is', null)
    .orderBy('rated_on')
    .orderBy('id')
    .execute()
  return rows.map(({ shown, ...row }) => ({ ...row, shown: shownSchema.parse(shown) }))
}

export type Rating = Awaited<ReturnType<typeof ratingsOf>>[number]

const superseded = (by: Viewer, reason: string) => ({
  superseded_at: sql<Date>`nwd.clock()`,
  superseded_by: by.user_id,
  superseded_reason: reason,
})

/** Whose view it is, of whom, for which day. */
export interface Sitting {
  person: Person
  spell: Spell
  rater: Rater
  how: 'own_account' | 'together' | 'alone'
  rated_on: CalendarDate
}

function asShown(capability: Capability): z.infer<typeof shownSchema> {
  const { short, text, mine, steps } = capability
  return { short, text, mine, steps }
}

/**
 * Writes down ratings of one day, with each question as it is shown; what was rated before for the same day gives way and is kept. Adds a line to the
 * timeline, once a day and rater.
 */
export async function rate(tx: Tx, viewer: Viewer, sitting: Sitting, given: readonly Given[]): Promise<void> {
  const { person, spell, rater, how, rated_on } = sitting
  const { version, capabilities } = scaleOn(rated_on)
  const before = await ratingsOf(tx, person.id)
  for (const one of given) {
    const asked = capabilities.find(({ code }) => code === one.capability)
    if (asked === undefined) throw new RangeError(`no capability ${one.capability} in version ${version}`)
    await tables(tx)
      .updateTable('journeys.rating')
      .set(superseded(viewer, 'rated_again'))
      .where('person_id', '=', person.id)
      .where('capability', '=', one.capability)
      .where('rater', '=', rater)
      .where('rated_on', '=', rated_on)
      .where('superseded_at', 'is', null)
      .execute()
    await tables(tx)
      .insertInto('journeys.rating')
      .values({
        id: uuid(),
        area_id: person.area_id,
        person_id: person.id,
        spell_id: spell.id,
        version,
        rater,
        how,
        rated_on,
        ...one,
        shown: JSON.stringify(asShown(asked)),
        rated_by: viewer.user_id,
        rated_by_name: viewer.name,
      })
      .execute()
  }
  if (before.some((row) => row.rater === rater && row.rated_on === rated_on)) return
  await addToTimeline(tx, viewer, {
    area_id: person.area_id,
    person_id: person.id,
    kind: 'journeys.rating',
    words: rater === 'person' ? 'Said how far they have come' : 'A worker’s view of how far they have come',
    sees: sight.record,
    link: `/people/${person.id}/distance`,
  })
}

/** Takes out a rating that was written down wrongly; the row is kept with the reason. */
export async function takeOutRating(tx: Tx, by: Viewer, rating: string, reason: string): Promise<void> {
  await tables(tx)
    .updateTable('journeys.rating')
    .set(superseded(by, reason))
    .where('id', '=', rating)
    .where('superseded_at', 'is', null)
    .execute()
}

/** What was said about ratings that differ, first to last. */
export async function talksOf(tx: Tx, person: string) {
  return tables(tx)
    .selectFrom('journeys.rating_talk')
    .select(['id', 'capability', 'person_rating_id', 'worker_rating_id', 'words', 'talked_on', 'by_name'])
    .where('person_id', '=', person)
    .orderBy('talked_on')
    .orderBy('id')
    .execute()
}

export type Talk = Awaited<ReturnType<typeof talksOf>>[number]

/** Writes down that the two were talked about; neither rating changes. */
export async function recordTalk(
  tx: Tx,
  viewer: Viewer,
  person: Person,
  talk: {
    capability: string
    person_rating_id: string
    worker_rating_id: string
    words: string
    talked_on: CalendarDate
  },
): Promise<void> {
  await tables(tx)
    .insertInto('journeys.rating_talk')
    .values({
      id: uuid(),
      area_id: person.area_id,
      person_id: person.id,
      ...talk,
      by_user: viewer.user_id,
      by_name: viewer.name,
    })
    .execute()
}
