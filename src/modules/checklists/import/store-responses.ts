import { v7 as uuid } from 'uuid'
import { organisationsNamed, sameName } from '#modules/partnership'
import type { Tx } from '#platform/db'
import { tables } from '../checklists.db.ts'
import { supersedeDrafts } from '../responses/respond.ts'
import { type Changes, storeAnswers, storeComments } from '../responses/store.ts'
import type { Round } from '../rounds/round.ts'
import type { GivenResponse } from './check-lines.ts'

/** What a file changed. */
export interface Stored {
  organisations: { added: number }
  responses: { all: number; added: number }
  answers: Changes
  comments: Changes
}

/** Puts the responses of a checked file down as sent in, in a handful of statements however many there are. */
export async function storeResponses(
  tx: Tx,
  round: Round,
  given: readonly GivenResponse[],
  file: string,
): Promise<Stored> {
  const { ids, added } = await organisationsNamed(tx, given)
  const organisationOf = (one: GivenResponse) => ids.get(sameName(one)) ?? ''
  const begun = await begin(
    tx,
    round,
    given.map((one) => ({ area_id: one.area_id, organisation_id: organisationOf(one) })),
  )
  const sent = await submit(tx, round, begun, file)
  const entries = given.flatMap((one) => {
    const response_id = begun.get(organisationOf(one))?.id ?? ''
    return one.entries.map(({ place, value }) => ({ response_id, place, value }))
  })
  const answers = entries.flatMap(({ response_id, place, value }) =>
    place.kind === 'statement' ? [{ response_id, item: place.item, answer: value }] : [],
  )
  const comments = entries.flatMap(({ response_id, place, value }) =>
    place.kind === 'box' ? [{ response_id, section: place.section, box: place.box, text: value }] : [],
  )
  const stored = {
    organisations: { added },
    responses: { all: given.length, added: sent },
    answers: await storeAnswers(tx, answers, null),
    comments: await storeComments(tx, comments, null),
  }
  await supersedeDrafts(
    tx,
    [...new Set(entries.map((entry) => entry.response_id))],
    [...new Set(entries.map(({ place }) => place.item))],
  )
  return stored
}

type Begun = ReadonlyMap<string, { id: string; area_id: string }>

/** The response of each organisation, begun where it was not, by organisation. */
async function begin(
  tx: Tx,
  round: Round,
  seats: readonly { area_id: string; organisation_id: string }[],
): Promise<Begun> {
  await tables(tx)
    .insertInto('checklists.response')
    .values(seats.map((seat) => ({ id: uuid(), round_id: round.id, version_id: round.version_id, ...seat })))
    .onConflict((conflict) => conflict.columns(['round_id', 'area_id', 'organisation_id']).doNothing())
    .execute()
  const rows = await tables(tx)
    .selectFrom('checklists.response')
    .select(['id', 'area_id', 'organisation_id'])
    .where('round_id', '=', round.id)
    .execute()
  const wanted = new Set(seats.map(({ organisation_id }) => organisation_id))
  return new Map(
    rows.filter(({ organisation_id }) => wanted.has(organisation_id)).map((row) => [row.organisation_id, row]),
  )
}

/** Notes as sent in what was not. Returns how many were not. */
async function submit(tx: Tx, round: Round, begun: Begun, file: string): Promise<number> {
  const standing = await tables(tx)
    .selectFrom('checklists.submission')
    .select('response_id')
    .where('round_id', '=', round.id)
    .where('reopened_at', 'is', null)
    .execute()
  const sent = new Set(standing.map(({ response_id }) => response_id))
  const missing = [...begun].filter(([, { id }]) => !sent.has(id))
  if (missing.length === 0) return 0
  await tables(tx)
    .insertInto('checklists.submission')
    .values(
      missing.map(([organisation_id, { id, area_id }]) => ({
        id: uuid(),
        area_id,
        round_id: round.id,
        response_id: id,
        organisation_id,
        submitted_by_name: file,
      })),
    )
    .execute()
  return missing.length
}
