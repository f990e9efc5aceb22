import { jsonArrayFrom } from 'kysely/helpers/postgres'
import { z } from 'zod'
import type { Tx } from '#platform/db'
import type { CalendarDate } from '#platform/time'
import { tables } from '../checklists.db.ts'
import type { Instrument } from './instrument.ts'

const parts = z.object({
  scale: z.array(z.object({ code: z.string(), label: z.string() })),
  boxes: z.array(z.object({ code: z.string(), asks: z.string() })),
  sections: z.array(z.object({ number: z.number(), title: z.string() })),
  statements: z.array(
    z.object({
      item: z.string(),
      section: z.number(),
      number: z.number(),
      own_words: z.string(),
      official: z.string().nullable(),
    }),
  ),
})

/** A version of an instrument with its scale, boxes, sections and statements, in one statement; undefined when the viewer sees none such. */
export async function selectOptionalInstrument(tx: Tx, version: string): Promise<Instrument | undefined> {
  const row = await tables(tx)
    .selectFrom('checklists.instrument_version as v')
    .innerJoin('checklists.instrument as i', 'i.id', 'v.instrument_id')
    .select((eb) => [
      'v.id as version_id',
      'v.instrument_id',
      'i.key',
      'i.title',
      'i.about',
      'v.area_id',
      'v.number',
      'v.holds_from',
      'v.source',
      'v.published_at',
      jsonArrayFrom(
        eb
          .selectFrom('checklists.scale_answer as a')
          .select(['a.code', 'a.label'])
          .whereRef('a.version_id', '=', 'v.id')
          .orderBy('a.position'),
      ).as('scale'),
      jsonArrayFrom(
        eb
          .selectFrom('checklists.comment_box as b')
          .select(['b.code', 'b.asks'])
          .whereRef('b.version_id', '=', 'v.id')
          .orderBy('b.position'),
      ).as('boxes'),
      jsonArrayFrom(
        eb
          .selectFrom('checklists.section as s')
          .select(['s.number', 's.title'])
          .whereRef('s.version_id', '=', 'v.id')
          .orderBy('s.number'),
      ).as('sections'),
      jsonArrayFrom(
        eb
          .selectFrom('checklists.statement as s')
          .leftJoin('checklists.official_wording as w', (join) =>
            join
              .onRef('w.version_id', '=', 's.version_id')
              .onRef('w.item', '=', 's.item')
              .on('w.superseded_at', 'is', null),
          )
          .select(['s.item', 's.section', 's.number', 's.text as own_words', 'w.text as official'])
          .whereRef('s.version_id', '=', 'v.id')
          .orderBy('s.section')
          .orderBy('s.number'),
      ).as('statements'),
    ])
    .where('v.id', '=', version)
    .executeTakeFirst()
  if (row === undefined) return undefined
  const { scale, boxes, sections, statements } = parts.parse(row)
  const worded = statements.map((statement) => ({ ...statement, text: statement.official ?? statement.own_words }))
  return {
    ...row,
    scale,
    boxes,
    sections: sections.map((section) => ({
      ...section,
      statements: worded.filter((statement) => statement.section === section.number),
    })),
  }
}

/** A version of an instrument that must be there. */
export async function selectInstrument(tx: Tx, version: string): Promise<Instrument> {
  const instrument = await selectOptionalInstrument(tx, version)
  if (instrument === undefined) throw new Error(`there is no instrument version ${version} to see`)
  return instrument
}

export interface InstrumentSummary {
  instrument_id: string
  version_id: string
  key: string
  title: string
  about: string
  area_id: string | null
  number: number
  holds_from: CalendarDate
}

/** The instruments that the viewer may open a round of on a day, each in the published version that holds then, by title. */
export async function instrumentsOn(tx: Tx, day: CalendarDate): Promise<InstrumentSummary[]> {
  return tables(tx)
    .selectFrom('checklists.instrument_version as v')
    .innerJoin('checklists.instrument as i', 'i.id', 'v.instrument_id')
    .distinctOn(['i.title', 'i.id'])
    .select([
      'i.id as instrument_id',
      'v.id as version_id',
      'i.key',
      'i.title',
      'i.about',
      'i.area_id',
      'v.number',
      'v.holds_from',
    ])
    .where('v.published_at', 'is not', null)
    .where('v.holds_from', '<=', day)
    .orderBy('i.title')
    .orderBy('i.id')
    .orderBy('v.holds_from', 'desc')
    .orderBy('v.number', 'desc')
    .execute()
}

/** The version of an instrument that holds on a day, by the instrument's key; undefined when none does. */
export async function versionOn(tx: Tx, key: string, day: CalendarDate): Promise<InstrumentSummary | undefined> {
  return (await instrumentsOn(tx, day)).find((instrument) => instrument.key === key)
}
