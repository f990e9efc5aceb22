import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { CsvError, parse } from 'csv-parse'
import type { Tx } from '#platform/db'
import type { CalendarDate } from '#platform/time'
import { type Place, type PlaceColumn, type Problem, placeColumns, readPlace } from './place.ts'
import {
  countPostcodes,
  type Edition,
  insertEdition,
  insertPostcodes,
  lockPlaces,
  placeEditions,
} from './places.queries.ts'

export interface PlacesFile {
  /** A file in CSV, UTF-8, with a heading row. */
  path: string
  /** Year of the deprivation index: `2020`, `2020v2`. */
  edition: string
  /** The first day of registration that is looked up in it. */
  from_on: CalendarDate
  source: string
  /** What the file calls a column, where that is not our name for it. */
  called?: Partial<Record<PlaceColumn, string>> | undefined
}

export interface Told {
  /** Told of each thing that is wrong, as it is found. */
  onProblem?: ((problem: Problem) => void) | undefined
  /** Told now and then how many rows were read. */
  onProgress?: ((rows: number) => void) | undefined
}

export interface Imported {
  outcome: 'stored' | 'unchanged'
  postcodes: number
}

/** The file is refused and nothing of it stored: one sentence. What is wrong row by row was told before. */
export class PlacesRefused extends Error {
  override readonly name = 'PlacesRefused'
  readonly exitCode = 1
}

const batch = 2000

/**
 * Reads an official postcode look-up into the database, a batch of rows at a time, however long the file is. Every row is checked; with one bad row
 * nothing is stored. The same file again changes nothing; another file of the same edition takes the place of the first, which is kept as superseded.
 * For a transaction of asWorker, which must be rolled back when this throws.
 * @throws PlacesRefused
 */
export async function importPlaces(tx: Tx, file: PlacesFile, told: Told = {}): Promise<Imported> {
  const { path, called, ...named } = file
  await lockPlaces(tx)
  const edition: Edition = { ...named, fingerprint: await fingerprintOf(path) }
  const held = await placeEditions(tx)
  const same = held.find((one) => one.edition === edition.edition)
  if (
    same &&
    same.fingerprint === edition.fingerprint &&
    same.source === edition.source &&
    same.from_on === edition.from_on
  )
    return { outcome: 'unchanged', postcodes: same.postcodes }
  const clash = held.find((one) => one !== same && one.from_on === edition.from_on)
  if (clash)
    throw new PlacesRefused(
      `Edition ${clash.edition} holds from ${clash.from_on} already: say with --from on which other day this one begins.`,
    )
  const id = await insertEdition(tx, edition)
  const postcodes = await store(tx, id, rowsOf(path, called ?? {}), told)
  await countPostcodes(tx, id, postcodes)
  return { outcome: 'stored', postcodes }
}

async function store(tx: Tx, id: number, rows: AsyncIterable<Numbered>, told: Told): Promise<number> {
  const waiting: { row: number; place: Place }[] = []
  let [read, stored, problems] = [0, 0, 0]
  const report = (problem: Problem) => {
    problems += 1
    told.onProblem?.(problem)
  }
  const flush = async () => {
    const kept = await insertPostcodes(
      tx,
      id,
      waiting.map(({ place }) => place),
    )
    stored += kept.size
    for (const { row, place } of waiting) {
      if (kept.delete(place.postcode)) continue
      report({
        row,
        column: 'postcode',
        value: place.postcode,
        expected: 'must be in the file once; it is there before',
      })
    }
    waiting.length = 0
    told.onProgress?.(read)
  }
  for await (const { row, cells } of rows) {
    read += 1
    const place = readPlace(cells, row)
    if (Array.isArray(place)) place.forEach(report)
    else waiting.push({ row, place })
    if (waiting.length === batch) await flush()
  }
  if (waiting.length > 0) await flush()
  if (problems > 0)
    throw new PlacesRefused(
      `Nothing was stored: ${problems === 1 ? 'one thing is' : `${problems} things are`} wrong in ${read} rows.`,
    )
  if (stored === 0) throw new PlacesRefused('Nothing was stored: the file has a heading and no rows under it.')
  return stored
}

interface Numbered {
  row: number
  cells: Record<PlaceColumn, string>
}

async function* rowsOf(path: string, called: Partial<Record<PlaceColumn, string>>): AsyncIterable<Numbered> {
  const parser = createReadStream(path).pipe(parse({ bom: true, relax_column_count: true, trim: true }))
  let at: readonly (readonly [PlaceColumn, number])[] | undefined
  let row = 0
  try {
    for await (const record of parser) {
      const cells: string[] = record
      row += 1
      if (at === undefined) at = headingsIn(cells, called)
      else if (cells.some((cell) => cell !== '')) yield { row, cells: cellsAt(at, cells) }
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    throw new PlacesRefused(`The file cannot be read as CSV near row ${row + 1}: ${error.message}.`)
  }
  if (at === undefined) throw new PlacesRefused('The file is empty.')
}

function headingsIn(cells: readonly string[], called: Partial<Record<PlaceColumn, string>>) {
  const found = placeColumns.map((column) => [column, cells.indexOf(called[column] ?? column)] as const)
  const missing = found.filter(([, place]) => place < 0).map(([column]) => called[column] ?? column)
  if (missing.length > 0)
    throw new PlacesRefused(
      `The heading row has no ${missing.join(', ')}: it must name ${placeColumns.join(', ')}, in any order, or --map must say what they are called.`,
    )
  return found
}

const cellsAt = (
  at: readonly (readonly [PlaceColumn, number])[],
  cells: readonly string[],
): Record<PlaceColumn, string> => {
  const read: Record<PlaceColumn, string> = {
    postcode: '',
    data_zone: '',
    simd_decile: '',
    simd_quintile: '',
    urban_rural: '',
    council_area: '',
  }
  for (const [column, place] of at) read[column] = cells[place] ?? ''
  return read
}

async function fingerprintOf(path: string): Promise<string> {
  const hash = createHash('sha256')
  try {
    for await (const bytes of createReadStream(path)) hash.update(bytes)
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'EISDIR'))
      throw new PlacesRefused('There is no such file.')
    throw error
  }
  return hash.digest('hex')
}
