import { type Dimension, dimensions, statistics } from '#modules/measurement'
import { asStatistician, type OpenStore } from '#platform/db'
import { countCells } from '../src/modules/measurement/statistics.queries.ts'
import { type Compared, cellLine, duckdb } from './duckdb.ts'
import { type Times, timed, timesOf } from './figures.ts'
import { clock } from './world.ts'

/** The figures of the whole nation: by area, and by every dimension beside what DuckDB takes for the same from the same rows. */
export interface National {
  readonly rows: number
  readonly page: Times
  /** Every measure by every dimension and quarter, counted from the records. */
  readonly whole: Times
  readonly duckdb: Times
}

/**
 * @throws when DuckDB, which is told the rules in its own words, counts anything otherwise than we do
 */
export async function national({ database, owner }: Pick<OpenStore, 'database' | 'owner'>): Promise<National> {
  const as_at = clock.today()
  const sampled = async (work: () => Promise<unknown>) => {
    const samples: number[] = []
    for (let nth = 0; nth < 5; nth++) samples.push(await timed(work))
    return timesOf(samples)
  }
  let rows = 0
  let cells: string[] = []
  const counting = (by: readonly Dimension[]) => () =>
    asStatistician(database, clock, async (tx) => {
      cells = (await countCells(tx, { as_at, by })).map(cellLine)
    })
  const page = await sampled(() =>
    asStatistician(database, clock, async (tx) => {
      rows = (await statistics(tx, { as_at, by: ['area'] })).rows.length
    }),
  )
  const whole = await sampled(counting(dimensions))
  const theirs = await duckdb(owner, as_at)
  refuseDifference(cells.sort(), theirs)
  return { rows, page, whole, duckdb: theirs.times }
}

function refuseDifference(ours: readonly string[], { cells }: Compared): void {
  const known = new Set(ours)
  const other = cells.find((cell) => !known.has(cell))
  if (other !== undefined || cells.length !== ours.length)
    throw new Error(`DuckDB counts otherwise: ${cells.length} cells to our ${ours.length}, such as ${other}`)
}
