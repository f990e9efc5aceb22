import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { gunzip, gzip } from 'node:zlib'
import type { Tx } from '#platform/db'
import type { MeasurementTables } from '../../measurement.tables.ts'

const tables = (tx: Tx) => tx.withTables<MeasurementTables>()
const compress = promisify(gzip)
const expand = promisify(gunzip)

export type FileKind = 'people' | 'figures'

export interface FrozenFile {
  csv: string
  sha256: string
  lines: number
}

export const fingerprint = (text: string): string => createHash('sha256').update(text).digest('hex')

/** A file ready to be kept. Compressing goes on beside the work of the database. */
export interface Packed {
  kind: FileKind
  sha256: string
  bytes: number
  lines: number
  gzipped: Promise<Buffer>
}

export const packed = (kind: FileKind, csv: string, lines: number, sha256 = fingerprint(csv)): Packed => ({
  kind,
  sha256,
  bytes: Buffer.byteLength(csv),
  lines,
  gzipped: compress(csv),
})

/** Keeps a file of a return as it is, for ever. */
export async function keepFile(tx: Tx, of: { id: string; area_id: string }, file: Packed): Promise<void> {
  await tables(tx)
    .insertInto('measurement.return_file')
    .values({ ...file, return_id: of.id, area_id: of.area_id, gzipped: await file.gzipped })
    .execute()
}

/** A file of a return, byte for byte as it was frozen; undefined where the viewer sees no such return. Throws when what is stored is not what was frozen. */
export async function frozenFile(tx: Tx, id: string, kind: FileKind): Promise<FrozenFile | undefined> {
  const row = await tables(tx)
    .selectFrom('measurement.return_file')
    .select(['gzipped', 'sha256', 'lines'])
    .where('return_id', '=', id)
    .where('kind', '=', kind)
    .executeTakeFirst()
  if (row === undefined) return undefined
  const csv = (await expand(row.gzipped)).toString('utf8')
  if (fingerprint(csv) !== row.sha256) throw new Error(`the ${kind} of return ${id} are not what was frozen`)
  return { csv, sha256: row.sha256, lines: row.lines }
}
