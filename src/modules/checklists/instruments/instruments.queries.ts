import { sql } from 'kysely'
import { z } from 'zod'
import type { Tx } from '#platform/db'
import type { CalendarDate } from '#platform/time'
import { tables } from '../checklists.db.ts'
import type { Instrument } from './instrument.ts'

const none = z.null().transform(() => [])
const parts = z.object({
  scale: z.array(z.object({ code: z.string(), label: z.string(), stands: z.enum(['in_order', 'beside']) })).or(none),
  boxes: z.array(z.object({ code: z.string(), asks: z.string() })).or(none),
  sections: z.array(z.object({ number: z.number(), title: z.string() })).or(none),
  statements: z
    .array(
      z.object({
        item: z.string(),
        section: z.number(),
        number: z.number(),
        own_words: z.string(),
        official: z.string().nullable(),
      }),
    )
    .or(none),
})

type Head = Omit<Instrument, 'scale' | 'boxes' | 'sections'> & z.input<typeof parts>

/** A version of an instrument with its scale, boxes, sections and statements, in one statement; undefined when the viewer sees none such. */
export async function selectOptionalInstrument(tx: Tx, version: string): Promise<Instrument | undefined> {
  const { rows } = await sql<Head>`
    select v.id as version_id, v.instrument_id, i.key, i.title, i.about, v.area_id, v.number, v.holds_from, v.source, v.published_at,
      (select json_agg(json_build_object('code', a.code, 'label', a.label, 'stands', a.stands) order by a.position)
        from checklists.scale_answer a where a.version_id = v.id) as scale,
      (select json_agg(json_build_object('code', b.code, 'asks', b.asks) order by b.position)
        from checklists.comment_box b where b.version_id = v.id) as boxes,
      (select json_agg(json_build_object('number', s.number, 'title', s.title) order by s.number)
        from checklists.section s where s.version_id = v.id) as sections,
      (select json_agg(json_build_object('item', s.item, 'section', s.section, 'number', s.number, 'own_words', s.text, 'official', w.text)
          order by s.section, s.number)
        from checklists.statement s
        left join checklists.official_wording w on w.version_id = s.version_id and w.item = s.item and w.superseded_at is null
        where s.version_id = v.id) as statements
    from checklists.instrument_version v join checklists.instrument i on i.id = v.instrument_id where v.id = ${version}`.execute(
    tx,
  )
  const [row] = rows
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
