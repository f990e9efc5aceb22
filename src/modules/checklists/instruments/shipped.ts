import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { v7 as uuid } from 'uuid'
import { z } from 'zod'
import type { Tx } from '#platform/db'
import { calendarDateSchema } from '#platform/time'
import { tables } from '../checklists.db.ts'
import { insertContents } from './contents.ts'

const folder = join(import.meta.dirname, '../../../../reference/instruments')

const words = z.string().min(1)
const version = z.strictObject({
  number: z.int().positive(),
  from: calendarDateSchema,
  scale: z
    .array(
      z.strictObject({
        code: z.string().regex(/^[a-z][a-z0-9_]*$/),
        label: words,
        stands: z.enum(['in_order', 'beside']).default('in_order'),
      }),
    )
    .min(2),
  boxes: z.array(z.strictObject({ code: z.string().regex(/^[a-z][a-z_]*$/), asks: words })),
  sections: z.array(z.strictObject({ title: words, statements: z.array(words).min(1) })).min(1),
})
const file = z.strictObject({
  source: words,
  note: words,
  key: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
  title: words,
  about: words,
  versions: z.array(version).min(1),
})

export type ShippedInstrument = z.infer<typeof file>
type ShippedVersion = z.infer<typeof version>

/** The instruments that come with the program, from `reference/instruments`. Throws, naming the file, when one is not as it should be. */
export function shippedInstruments(): ShippedInstrument[] {
  const names = readdirSync(folder).filter((name) => name.endsWith('.json'))
  return names.sort().map((name) => {
    const parsed = file.safeParse(JSON.parse(readFileSync(join(folder, name), 'utf8')))
    if (parsed.success) return parsed.data
    throw new Error(`reference/instruments/${name}: ${z.prettifyError(parsed.error)}`)
  })
}

/**
 * Sees to it that the database has every version of every instrument that comes with the program, published. Changes nothing that is there:
 * a published version never changes.
 */
export async function ensureInstruments(tx: Tx): Promise<void> {
  const there = await tables(tx)
    .selectFrom('checklists.instrument as i')
    .leftJoin('checklists.instrument_version as v', 'v.instrument_id', 'i.id')
    .select(['i.id', 'i.key', 'v.number'])
    .execute()
  for (const shipped of shippedInstruments()) {
    const known = there.filter(({ key }) => key === shipped.key)
    const missing = shipped.versions.filter(({ number }) => !known.some((row) => row.number === number))
    if (missing.length === 0) continue
    const instrument_id = known[0]?.id ?? (await insertInstrument(tx, shipped))
    for (const one of missing) await insertVersion(tx, instrument_id, one, shipped.source)
  }
}

async function insertInstrument(tx: Tx, { key, title, about }: ShippedInstrument): Promise<string> {
  const id = uuid()
  await tables(tx).insertInto('checklists.instrument').values({ id, key, title, about }).execute()
  return id
}

async function insertVersion(tx: Tx, instrument_id: string, shipped: ShippedVersion, source: string): Promise<void> {
  const version_id = uuid()
  const { number, from: holds_from, scale, boxes, sections } = shipped
  await tables(tx)
    .insertInto('checklists.instrument_version')
    .values({ id: version_id, instrument_id, number, holds_from, source })
    .execute()
  await insertContents(tx, version_id, { scale, boxes, sections })
  await tables(tx)
    .updateTable('checklists.instrument_version')
    .set((eb) => ({ published_at: eb.fn('nwd.clock') }))
    .where('id', '=', version_id)
    .execute()
}
