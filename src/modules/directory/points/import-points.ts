import { basename } from 'node:path'
import type { Tx } from '#platform/db'
import { normalPostcode } from '#platform/forms'
import { type ReadCell, readTable, shortened } from '#platform/sheets'
import { type Point, putPoints } from './points.queries.ts'

/** The columns of a file of points, in any order; others are left aside. Whoever publishes such a table may call it what it likes. */
export const pointColumns = ['postcode', 'lat', 'long'] as const
type PointColumn = (typeof pointColumns)[number]

/** One thing that is wrong with a file, and what would be right. Nothing in such a file is about a person. */
export interface PointProblem {
  /** As a spreadsheet numbers them: the heading is row 1. */
  row: number
  column: PointColumn
  value: string
  expected: string
}

export interface PointsImported {
  points: number
  /** Rows that say of a postcode that it lies nowhere: it has ended, or is not of a place. */
  nowhere: number
}

/** The file is refused and nothing of it stored: one sentence. What is wrong row by row was told before. */
export class PointsRefused extends Error {
  override readonly name = 'PointsRefused'
  readonly exitCode = 1
}

const batch = 5000
/** What publishers write where a postcode has no place on the ground. */
const nowhere = ['', '99.999999', '0', '0.000000']

/**
 * Reads where postcodes lie, some at a time, however long the file is. Every row is checked, and with one bad row nothing is stored; what was known of a postcode
 * gives way, and postcodes that are not in the file stay as they were. For a transaction of asWorker, which must be rolled back when this throws.
 * @throws PointsRefused
 * @throws FileRefused where it is no table
 */
export async function importPoints(
  tx: Tx,
  { path, source }: { path: string; source: string },
  onProblem: (problem: PointProblem) => void,
): Promise<PointsImported> {
  const table = await readTable(path, (cells) => columnsIn(cells) !== undefined)
  let at: Record<PointColumn, number> | undefined
  let points: Point[] = []
  const seen = new Set<string>()
  let [problems, none] = [0, 0]
  const problem = (one: PointProblem) => {
    problems += 1
    onProblem(one)
  }
  for await (const rows of table.rows)
    for (const { row, cells } of rows) {
      if (at === undefined) {
        at = columnsIn(cells)
        if (at === undefined)
          throw new PointsRefused(
            `The first row of ${basename(path)} must name the columns ${pointColumns.join(', ')}.`,
          )
        continue
      }
      const [postcode, lat, long] = [text(cells[at.postcode]), text(cells[at.lat]), text(cells[at.long])]
      if (postcode === '' && lat === '' && long === '') continue
      const read = readPoint({ postcode, lat, long }, row)
      if (read === 'nowhere') none += 1
      else if (Array.isArray(read)) for (const one of read) problem(one)
      else if (seen.has(read.postcode))
        problem({ row, column: 'postcode', value: postcode, expected: 'must be in the file once' })
      else {
        seen.add(read.postcode)
        points.push(read)
      }
      if (points.length === batch && problems === 0) await putPoints(tx, points, source)
      if (points.length >= batch) points = []
    }
  if (problems > 0)
    throw new PointsRefused(`Nothing was stored: ${problems} ${problems === 1 ? 'thing is' : 'things are'} wrong.`)
  if (seen.size === 0) throw new PointsRefused('Nothing was stored: no row says where a postcode lies.')
  await putPoints(tx, points, source)
  return { points: seen.size, nowhere: none }
}

const text = (cell: ReadCell | undefined) => String(cell ?? '').trim()

function columnsIn(cells: readonly ReadCell[]): Record<PointColumn, number> | undefined {
  const names = cells.map((cell) => text(cell).toLowerCase())
  const [postcode, lat, long] = pointColumns.map((column) => names.indexOf(column))
  return postcode === undefined || lat === undefined || long === undefined || Math.min(postcode, lat, long) < 0
    ? undefined
    : { postcode, lat, long }
}

/** Degrees as they are written in such tables, within a box around these islands. */
const degreesIn = (from: number, to: number) => (written: string) => {
  const degrees = /^-?\d{1,2}(\.\d+)?$/.test(written) ? Number(written) : Number.NaN
  return degrees >= from && degrees <= to ? degrees : undefined
}
const latitudeOf = degreesIn(49, 62)
const longitudeOf = degreesIn(-9, 3)

/** One row as a point; that the postcode lies nowhere; or everything that is wrong with it. */
export function readPoint(
  { postcode, lat, long }: Readonly<Record<PointColumn, string>>,
  row: number,
): Point | 'nowhere' | PointProblem[] {
  const known = normalPostcode(postcode)
  if (known !== undefined && nowhere.includes(lat) && nowhere.includes(long)) return 'nowhere'
  const [latitude, longitude] = [latitudeOf(lat), longitudeOf(long)]
  if (known !== undefined && latitude !== undefined && longitude !== undefined)
    return { postcode: known, latitude, longitude }
  const wrong = (column: PointColumn, value: string, expected: string) => ({
    ...{ row, column, value: shortened(value, 40), expected },
  })
  return [
    ...(known === undefined ? [wrong('postcode', postcode, 'must be a full UK postcode, like KW15 1AA')] : []),
    ...(latitude === undefined ? [wrong('lat', lat, 'must be degrees north from 49 to 62, like 58.9821')] : []),
    ...(longitude === undefined ? [wrong('long', long, 'must be degrees east from -9 to 3, like -2.9605')] : []),
  ]
}
