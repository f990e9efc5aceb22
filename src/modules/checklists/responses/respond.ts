import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import type { Tx } from '#platform/db'
import { found, Refused } from '#platform/http'
import { tables } from '../checklists.db.ts'
import { type Instrument, type Place, placesOf } from '../instruments/instrument.ts'
import { selectInstrument } from '../instruments/instruments.queries.ts'
import { whyNotOpen } from '../rounds/round.ts'
import { partOf, selectOptionalRound } from '../rounds/rounds.queries.ts'
import { beginResponse, type Entry, entriesOf, type Response, selectOptionalResponse } from './response.queries.ts'
import type { Seat } from './seat.ts'
import { storeAnswers, storeComments } from './store.ts'

/** The longest words a comment box takes. */
export const longestComment = 4000

/** What somebody with a seat is shown: the instrument, and what their organisation has put down so far. */
export interface Sheet {
  instrument: Instrument
  response: Response | undefined
  entries: Map<string, Entry>
  /** Why nothing can be answered now, in a sentence; undefined while it can. */
  closed: string | undefined
}

/** The sheet of a seat's organisation in its round. Not found when the organisation's area takes no part in it. */
export async function sheetFor(tx: Tx, seat: Seat, now: Date): Promise<Sheet> {
  const round = found(await selectOptionalRound(tx, seat.round_id))
  const part = found(await partOf(tx, round.id, seat.area_id))
  const instrument = await selectInstrument(tx, round.version_id)
  const response = await selectOptionalResponse(tx, seat)
  const entries = response === undefined ? new Map<string, Entry>() : await entriesOf(tx, response.id)
  return { instrument, response, entries, closed: whyNotOpen(round, part, now) }
}

/** What was typed, by item: `{ '1.5': 'fully', '1.examples': 'words' }`. */
export type Typed = Readonly<Record<string, string>>

const sentAlready = 'Your organisation has sent in its answers. Take them up again before changing them.'

/**
 * Saves what somebody put down, for the others of their organisation to see; counts nothing yet.
 * @param shown what their page showed when they began: what they left as it was shown is left to whoever changed it since
 * @throws Refused when the part is not open, the answers have been sent in, or something is no answer of the scale
 */
export async function saveDraft(tx: Tx, seat: Seat, typed: Typed, now: Date, shown: Typed = {}): Promise<void> {
  const sheet = await openSheet(tx, seat, now)
  const changed = Object.entries(typed).map(([item, value]) => [item, value.trim()] as const)
  const meant = changed.filter(([item, value]) => value !== (shown[item] ?? ''))
  refuseWrong(sheet.instrument, meant)
  const response = await beginResponse(tx, seat, sheet.instrument.version_id)
  if (response.submission !== null) throw new Refused(sentAlready)
  const standing = await entriesOf(tx, response.id)
  const news = meant.filter(([item, value]) => value !== (standing.get(item)?.value ?? ''))
  if (news.length === 0) return
  await supersedeDrafts(
    tx,
    [response.id],
    news.map(([item]) => item),
  )
  const { round_id, area_id, organisation_id, user_id, name } = seat
  await tables(tx)
    .insertInto('checklists.draft')
    .values(
      news.map(([item, value]) => ({
        area_id,
        round_id,
        organisation_id,
        response_id: response.id,
        item,
        value,
        saved_by: user_id,
        saved_by_name: name,
      })),
    )
    .execute()
}

/**
 * Sends in what the organisation has put down, as its one response.
 * @throws Refused when the part is not open, nothing was answered, or it has been sent in already
 */
export async function submitResponse(tx: Tx, seat: Seat, now: Date): Promise<void> {
  const { instrument } = await openSheet(tx, seat, now)
  const response = await beginResponse(tx, seat, instrument.version_id)
  if (response.submission !== null) throw new Refused('Your organisation has sent in its answers already.')
  const places = placesOf(instrument)
  const entries = [...(await entriesOf(tx, response.id))].flatMap(([item, { value }]) => {
    const place = places.get(item)
    return place === undefined ? [] : [{ place, value }]
  })
  if (!entries.some(({ place, value }) => place.kind === 'statement' && value !== ''))
    throw new Refused('Answer at least one statement before you send it in.')
  const by = seat.user_id
  await storeAnswers(
    tx,
    entries.flatMap(({ place, value }) => (place.kind === 'statement' ? [answer(response, place, value)] : [])),
    by,
  )
  await storeComments(
    tx,
    entries.flatMap(({ place, value }) => (place.kind === 'box' ? [comment(response, place, value)] : [])),
    by,
  )
  await tables(tx)
    .insertInto('checklists.submission')
    .values({
      id: uuid(),
      area_id: seat.area_id,
      round_id: seat.round_id,
      response_id: response.id,
      organisation_id: seat.organisation_id,
      submitted_by: by,
      submitted_by_name: seat.name,
    })
    .execute()
}

const answer = ({ id }: Response, { item }: Place, value: string) => ({ response_id: id, item, answer: value })
const comment = ({ id }: Response, { section, box }: Place & { kind: 'box' }, text: string) => ({
  response_id: id,
  section,
  box,
  text,
})

/**
 * Takes a response up again, to change it while the part is open. What was sent in counts until it is sent in again.
 * @throws Refused when the part is not open, or there is nothing to take up
 */
export async function reopenResponse(tx: Tx, seat: Seat, now: Date): Promise<void> {
  const { response } = await openSheet(tx, seat, now)
  if (response === undefined || response.submission === null)
    throw new Refused('Your organisation has not sent in its answers, so there is nothing to take up again.')
  await tables(tx)
    .updateTable('checklists.submission')
    .set({ reopened_at: sql<Date>`nwd.clock()`, reopened_by: seat.user_id, reopened_by_name: seat.name })
    .where('response_id', '=', response.id)
    .where('reopened_at', 'is', null)
    .execute()
}

/** Drafts of these items are no longer what their response says. */
export async function supersedeDrafts(tx: Tx, responses: readonly string[], items: readonly string[]): Promise<void> {
  await sql`update checklists.draft set superseded_at = nwd.clock()
    where response_id = any(${responses}::uuid[]) and item = any(${items}::text[]) and superseded_at is null`.execute(
    tx,
  )
}

async function openSheet(tx: Tx, seat: Seat, now: Date): Promise<Sheet> {
  const sheet = await sheetFor(tx, seat, now)
  if (sheet.closed !== undefined) throw new Refused(sheet.closed)
  return sheet
}

function refuseWrong(instrument: Instrument, typed: readonly (readonly [string, string])[]): void {
  const places = placesOf(instrument)
  const codes = instrument.scale.map(({ code }) => code)
  const labels = instrument.scale.map(({ label }) => label).join(', ')
  const errors = typed.flatMap(([item, value]) => {
    const place = places.get(item)
    if (place === undefined)
      return [{ field: item, message: `${instrument.title} has no ${item}: go back and open the page again` }]
    if (place.kind === 'statement' && value !== '' && !codes.includes(value))
      return [{ field: item, message: `Answer ${item} with one of: ${labels}` }]
    if (place.kind === 'box' && value.length > longestComment)
      return [{ field: item, message: `Your words must be ${longestComment} characters or fewer` }]
    return []
  })
  if (errors.length > 0) throw new Refused(errors)
}
