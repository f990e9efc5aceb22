import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { z } from 'zod'
import type { RunningHouse } from './house.ts'

const answer = z.object({
  rows: z.array(
    z.object({
      measure: z.string(),
      period: z.string(),
      dimension: z.string(),
      count: z.number().nullable(),
      denominator: z.number().nullable(),
    }),
  ),
})

export type Figures = Map<string, { count: number; denominator: number }>

/** An area's figures over all years as `nwd statistics` gives them, asked beside the running program (contracts §5). */
export async function figuresOf(house: RunningHouse, area: string, asAt: string): Promise<Figures> {
  const asked = ['src/cli.ts', 'statistics', '--as-at', asAt, '--area', area, '--format', 'json']
  const env = { ...process.env, BASE_URL: '', DATA_DIR: house.dataDir }
  const { stdout } = await promisify(execFile)(process.execPath, ['--import', 'tsx', ...asked], {
    env,
    maxBuffer: 10_000_000,
  })
  const { rows } = answer.parse(JSON.parse(stdout))
  return new Map(
    rows
      .filter(({ period, dimension }) => period === 'all' && dimension === 'all')
      .map(({ measure, count, denominator }) => [measure, { count: count ?? 0, denominator: denominator ?? 0 }]),
  )
}
