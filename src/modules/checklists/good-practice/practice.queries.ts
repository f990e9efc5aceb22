import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import type { Tx } from '#platform/db'
import { Refused } from '#platform/http'
import type { CalendarDate } from '#platform/time'
import { tables } from '../checklists.db.ts'
import { instrumentsOn } from '../instruments/instruments.queries.ts'
import { type Practice, practiceOf, type Telling } from './practice.ts'

const tellings = (tx: Tx) =>
  tables(tx)
    .selectFrom('checklists.good_practice_version as p')
    .innerJoin('checklists.instrument_version as v', 'v.id', 'p.version_id')
    .innerJoin('checklists.instrument as i', 'i.id', 'v.instrument_id')
    .innerJoin('checklists.section as s', (on) =>
      on.onRef('s.version_id', '=', 'p.version_id').onRef('s.number', '=', 'p.section'),
    )
    .leftJoin('checklists.statement as t', (on) =>
      on.onRef('t.version_id', '=', 'p.version_id').onRef('t.item', '=', 'p.item'),
    )
    .leftJoin('checklists.official_wording as w', (on) =>
      on.onRef('w.version_id', '=', 'p.version_id').onRef('w.item', '=', 'p.item').on('w.superseded_at', 'is', null),
    )
    .selectAll('p')
    .select(({ fn }) => [
      'i.title as instrument_title',
      's.title as section_title',
      fn.coalesce('w.text', 't.text').as('statement'),
    ])

/** The examples of good practice that the viewer may see, in the order of their titles. */
export async function practicesSeen(tx: Tx): Promise<Practice[]> {
  const rows: Telling[] = await tellings(tx).orderBy('p.title').orderBy('p.practice_id').execute()
  return [...Map.groupBy(rows, ({ practice_id }) => practice_id).values()].flatMap((of) => practiceOf(of) ?? [])
}

/** One example, or undefined when the viewer sees none such. */
export async function selectOptionalPractice(tx: Tx, id: string): Promise<Practice | undefined> {
  return practiceOf(await tellings(tx).where('p.practice_id', '=', id).execute())
}

/** A section that an example may be about. */
export interface SectionOffered {
  version_id: string
  number: number
  title: string
  instrument_key: string
  instrument_title: string
}

/** The sections of every instrument that all areas may use, as it holds on a day. An area's own checklist means nothing to the others. */
export async function sectionsOn(tx: Tx, day: CalendarDate): Promise<SectionOffered[]> {
  const national = (await instrumentsOn(tx, day)).filter(({ area_id }) => area_id === null)
  if (national.length === 0) return []
  const versions = national.map(({ version_id }) => version_id)
  const sections = await tables(tx)
    .selectFrom('checklists.section')
    .select(['version_id', 'number', 'title'])
    .where('version_id', 'in', versions)
    .orderBy('number')
    .execute()
  return national.flatMap(({ version_id, key: instrument_key, title: instrument_title }) =>
    sections
      .filter((section) => section.version_id === version_id)
      .map((section) => ({ ...section, instrument_key, instrument_title })),
  )
}

/** What somebody writes of an example. */
export type Words = Pick<Telling, 'version_id' | 'section' | 'item' | 'title' | 'done' | 'changed' | 'contact_role'>

async function refuseStatement(tx: Tx, { version_id, section, item }: Words): Promise<void> {
  if (item === null) return
  const there = await tables(tx)
    .selectFrom('checklists.statement')
    .select('item')
    .where('version_id', '=', version_id)
    .where('section', '=', section)
    .where('item', '=', item)
    .executeTakeFirst()
  if (there === undefined)
    throw new Refused([
      { field: 'item', message: `There is no statement ${item} in that section: give a number such as ${section}.1` },
    ])
}

/** Begins an example as a draft of an area. Returns its identifier. @throws Refused when its section has no such statement */
export async function beginPractice(tx: Tx, area_id: string, words: Words, by: string): Promise<string> {
  await refuseStatement(tx, words)
  const id = uuid()
  await tables(tx).insertInto('checklists.good_practice').values({ id, area_id, begun_by: by }).execute()
  await insertVersion(tx, { id, area_id, number: 1 }, words, by)
  return id
}

const insertVersion = (tx: Tx, of: { id: string; area_id: string; number: number }, words: Words, by: string) =>
  tables(tx)
    .insertInto('checklists.good_practice_version')
    .values({ ...words, id: uuid(), practice_id: of.id, area_id: of.area_id, number: of.number, written_by: by })
    .execute()

/** Changes a draft, or begins the next version of what was decided. @throws Refused when its section has no such statement */
export async function changePractice(tx: Tx, practice: Practice, words: Words, by: string): Promise<void> {
  await refuseStatement(tx, words)
  const { id, area_id, latest } = practice
  if (latest.submitted_at !== null) await insertVersion(tx, { id, area_id, number: latest.number + 1 }, words, by)
  else
    await tables(tx)
      .updateTable('checklists.good_practice_version')
      .set({ ...words, written_at: sql<Date>`nwd.clock()`, written_by: by })
      .where('id', '=', latest.id)
      .execute()
}

/** The area's coordinator submits a draft to the analyst. */
export async function submitPractice(tx: Tx, { latest }: Practice, by: string): Promise<void> {
  await tables(tx)
    .updateTable('checklists.good_practice_version')
    .set({ submitted_at: sql<Date>`nwd.clock()`, submitted_by: by })
    .where('id', '=', latest.id)
    .execute()
}

/** The analyst publishes what was submitted, or returns it with what would make it right. */
export async function decidePractice(
  tx: Tx,
  { latest }: Practice,
  decided: { decision: 'published' | 'returned'; why: string | null },
  by: string,
): Promise<void> {
  await tables(tx)
    .updateTable('checklists.good_practice_version')
    .set({
      decision: decided.decision,
      decided_why: decided.why,
      decided_at: sql<Date>`nwd.clock()`,
      decided_by: by,
    })
    .where('id', '=', latest.id)
    .execute()
}

/** Takes an example from view, with every published version of it, for a reason that its area reads. */
export async function withdrawPractice(tx: Tx, { id }: Practice, why: string, by: string): Promise<void> {
  await tables(tx)
    .updateTable('checklists.good_practice_version')
    .set({ withdrawn_at: sql<Date>`nwd.clock()`, withdrawn_by: by, withdrawn_why: why })
    .where('practice_id', '=', id)
    .where('decision', '=', 'published')
    .where('withdrawn_at', 'is', null)
    .execute()
}
