import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import type { Viewer } from '#platform/access'
import type { Tx } from '#platform/db'
import { Refused } from '#platform/http'
import type { CalendarDate } from '#platform/time'
import { tables } from '../checklists.db.ts'
import { type Contents, contentsOf, insertContents } from '../instruments/contents.ts'
import type { Instrument } from '../instruments/instrument.ts'
import { selectOptionalInstrument } from '../instruments/instruments.queries.ts'
import { keyOf } from './lines.ts'

/** A version of an instrument as the list of them shows it. */
export interface VersionSeen {
  version_id: string
  instrument_id: string
  title: string
  about: string
  area_id: string | null
  number: number
  holds_from: CalendarDate
  published_at: Date | null
  sections: number
  statements: number
  /** Rounds that ask it, of those that the viewer may know of. */
  rounds: number
}

/** The versions that the viewer may see, without drafts that were given up, by title and the newest first. */
export async function versionsSeen(tx: Tx): Promise<VersionSeen[]> {
  const { rows } = await sql<VersionSeen>`
    select v.id as version_id, i.id as instrument_id, i.title, i.about, v.area_id, v.number, v.holds_from, v.published_at,
      (select count(*) from checklists.section s where s.version_id = v.id)::int as sections,
      (select count(*) from checklists.statement s where s.version_id = v.id)::int as statements,
      (select count(*) from checklists.round r where r.version_id = v.id)::int as rounds
    from checklists.instrument_version v join checklists.instrument i on i.id = v.instrument_id
    where v.discarded_at is null order by i.title, i.id, v.number desc`.execute(tx)
  return rows
}

/** Whether the viewer writes instruments of an area, or the nation's. The database holds the same line (checklists.may_author). */
export const mayAuthor = ({ role, area_id }: Viewer, of: { area_id: string | null }): boolean =>
  of.area_id === null ? role === 'analyst' : role === 'coordinator' && of.area_id === area_id

/** A draft that the viewer may change; undefined when there is none such, or it was published or given up. */
export async function selectOptionalDraft(tx: Tx, viewer: Viewer, version: string): Promise<Instrument | undefined> {
  const instrument = await selectOptionalInstrument(tx, version)
  if (instrument === undefined || !mayAuthor(viewer, instrument) || instrument.published_at !== null) return undefined
  const there = await tables(tx)
    .selectFrom('checklists.instrument_version')
    .select('id')
    .where('id', '=', version)
    .where('discarded_at', 'is', null)
    .executeTakeFirst()
  return there === undefined ? undefined : instrument
}

interface Begun {
  title: string
  about: string
  /** Area whose own it will be; null for the nation's. */
  area_id: string | null
  from: Contents
  source: string
  today: CalendarDate
  by: string
}

/** Begins an instrument with a first draft. Returns the draft's identifier. @throws Refused when there is one of that name */
export async function beginInstrument(tx: Tx, { title, about, area_id, ...draft }: Begun): Promise<string> {
  const plain = keyOf(title)
  const key = area_id === null ? plain : `${plain}-${area_id.toLowerCase()}`
  const there = await tables(tx)
    .selectFrom('checklists.instrument')
    .select('id')
    .where('key', '=', key)
    .executeTakeFirst()
  if (plain === '' || there !== undefined)
    throw new Refused([
      {
        field: 'title',
        message: plain === '' ? 'The title must have a letter' : `There is a checklist called ${title} already`,
      },
    ])
  const instrument_id = uuid()
  await tables(tx)
    .insertInto('checklists.instrument')
    .values({ id: instrument_id, key, area_id, title, about, created_by: draft.by })
    .execute()
  return insertDraft(tx, { ...draft, instrument_id, area_id, number: 1 })
}

/** Begins the next version of an instrument as a copy. Returns the draft's identifier. @throws Refused while there is a draft of it */
export async function beginNextVersion(
  tx: Tx,
  instrument: Instrument,
  today: CalendarDate,
  by: string,
): Promise<string> {
  const { instrument_id, area_id } = instrument
  const others = await tables(tx)
    .selectFrom('checklists.instrument_version')
    .select(['number', 'published_at', 'discarded_at'])
    .where('instrument_id', '=', instrument_id)
    .execute()
  if (others.some(({ published_at, discarded_at }) => published_at === null && discarded_at === null))
    throw new Refused('There is a draft of the next version already: go on with that one, or give it up first')
  const number = Math.max(...others.map((one) => one.number)) + 1
  const { source } = instrument
  return insertDraft(tx, { instrument_id, area_id, number, from: contentsOf(instrument), source, today, by })
}

interface NewDraft extends Pick<Begun, 'area_id' | 'from' | 'source' | 'today' | 'by'> {
  instrument_id: string
  number: number
}

async function insertDraft(tx: Tx, { from, today, by, ...draft }: NewDraft): Promise<string> {
  const id = uuid()
  await tables(tx)
    .insertInto('checklists.instrument_version')
    .values({ ...draft, id, holds_from: today, created_by: by })
    .execute()
  await insertContents(tx, id, from)
  return id
}

/**
 * A draft that nobody else changes until this is done, as it is by then.
 * @throws Refused when it was published or given up meanwhile
 */
export async function holdDraft(tx: Tx, viewer: Viewer, version_id: string): Promise<Instrument> {
  await sql`select from checklists.instrument_version where id = ${version_id} for update`.execute(tx)
  const draft = await selectOptionalDraft(tx, viewer, version_id)
  if (draft === undefined) throw new Refused('This is no draft any more: it was published or given up meanwhile')
  return draft
}

/** Changes what a draft asks. @throws Refused when it was published or given up meanwhile */
export async function rewrite(
  tx: Tx,
  viewer: Viewer,
  version_id: string,
  change: (contents: Contents) => Contents,
): Promise<void> {
  const draft = await holdDraft(tx, viewer, version_id)
  for (const part of ['statement', 'section', 'scale_answer', 'comment_box'] as const)
    await tables(tx).deleteFrom(`checklists.${part}`).where('version_id', '=', version_id).execute()
  await insertContents(tx, version_id, change(contentsOf(draft)))
}

/** Renames an instrument of which nothing is published yet. */
export async function rename(tx: Tx, instrument_id: string, named: { title: string; about: string }): Promise<void> {
  await tables(tx).updateTable('checklists.instrument').set(named).where('id', '=', instrument_id).execute()
}

/**
 * Publishes a draft, for good: rounds may ask it from that day on. Statements that say what the version before said keep the official wording
 * that was loaded for it.
 */
export async function publish(
  tx: Tx,
  { version_id, instrument_id, area_id }: Instrument,
  from: { holds_from: CalendarDate; source: string },
  by: string,
): Promise<void> {
  await tables(tx)
    .updateTable('checklists.instrument_version')
    .set({ ...from, published_at: sql<Date>`nwd.clock()`, published_by: by })
    .where('id', '=', version_id)
    .execute()
  if (area_id === null)
    await sql`insert into checklists.official_wording (id, version_id, item, text, source, loaded_by)
      select distinct on (new.item) gen_random_uuid(), new.version_id, new.item, w.text, w.source, ${by}
      from checklists.statement new
      join checklists.statement old on old.text = new.text
      join checklists.instrument_version v on v.id = old.version_id and v.instrument_id = ${instrument_id} and v.id <> new.version_id
      join checklists.official_wording w on w.version_id = old.version_id and w.item = old.item and w.superseded_at is null
      where new.version_id = ${version_id} order by new.item, v.number desc`.execute(tx)
}

/** Gives up a draft. */
export async function discard(tx: Tx, version_id: string, by: string): Promise<void> {
  await tables(tx)
    .updateTable('checklists.instrument_version')
    .set({ discarded_at: sql<Date>`nwd.clock()`, discarded_by: by })
    .where('id', '=', version_id)
    .execute()
}
