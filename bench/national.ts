import { statistics } from '#modules/measurement'
import { asStatistician, type OpenStore } from '#platform/db'
import { capture } from './capture.ts'
import { type Times, timed, timesOf } from './figures.ts'
import { clock } from './world.ts'

/** The figures of the whole nation by area, beside their own statements: what `nwd statistics --by area` counts. */
export interface National {
  readonly rows: number
  readonly page: Times
  readonly statements: number
}

export async function national({ database }: Pick<OpenStore, 'database'>): Promise<National> {
  let rows = 0
  const count = () =>
    asStatistician(database, clock, async (tx) => {
      rows = (await statistics(tx, { as_at: clock.today(), by: ['area'] })).rows.length
    })
  const captured = await capture(count)
  const samples: number[] = []
  for (let nth = 0; nth < 5; nth++) samples.push(await timed(count))
  return { rows, page: timesOf(samples), statements: captured.statements.length }
}
