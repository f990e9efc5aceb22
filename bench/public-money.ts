import { type OpenStore, withClient } from '#platform/db'
import { fiveYearsOfEveryArea } from '../src/modules/funding/transparency/five-years.testing.ts'
import { capture, replay } from './capture.ts'
import { type Times, timed, timesOf } from './figures.ts'
import type { House } from './house.ts'
import type { Connections } from './rounds.ts'
import { tell } from './tell.ts'

/** The public page of money beside its own SQL. */
export interface PublicMoney {
  readonly page: Times
  readonly bare: Times
}

/** Writes five years of every area's books, unless an earlier run has. */
export async function fillBooks({ owner }: Pick<OpenStore, 'owner'>): Promise<void> {
  await withClient(owner, 'nwd bench', async (client) => {
    const { rows } = await client.query('select from funding.commitment limit 1')
    if (rows.length > 0) return
    tell('books: 32 areas, 5 years')
    await client.query(fiveYearsOfEveryArea)
  })
}

/** The page that everybody reads of 32 areas and five years, in this process, in turn with its own statements. */
export async function publicMoney({ app }: Pick<House, 'app'>, { app: [client] }: Connections): Promise<PublicMoney> {
  if (client === undefined) throw new Error('no connection')
  const once = async () => {
    const answer = await app.request('http://127.0.0.1/transparency')
    const words = await answer.text()
    if (answer.status !== 200 || !words.includes('2022-23')) throw new Error(`no books of five years: ${answer.status}`)
  }
  for (let nth = 0; nth < 5; nth++) await once()
  const { statements } = await capture(once)
  const [page, bare]: [number[], number[]] = [[], []]
  for (let nth = 0; nth < 20; nth++) {
    page.push(await timed(once))
    bare.push(await timed(() => replay(client, statements)))
  }
  return { page: timesOf(page), bare: timesOf(bare) }
}
