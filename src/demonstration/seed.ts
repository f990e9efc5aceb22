import type pg from 'pg'
import { roleNames } from '#platform/access'
import type { Auth } from '#platform/auth'
import { type Login, withClient } from '#platform/db'
import type { Clock } from '#platform/time'
import { emptySheets, load, loadLookUp } from '../world/index.ts'
import { city, island, type Partnership } from './partnerships.ts'
import { type Stage, stageOf } from './people-and-places.ts'
import { tellPartnership } from './tell.ts'

interface Parts {
  /** The owner's login: what is made here goes past every rule of who may see whom. */
  owner: Login
  auth: Auth
  clock: Clock
}

/** The password of every demonstration account. */
const password = 'lantern-kettle-northtown'

const partnerships: readonly (readonly [Partnership, number])[] = [
  [city, 1],
  [island, 2],
]

/**
 * Fills an empty database with a city's and an island's partnership, their people and their work, as of today; does nothing to one
 * that holds anything. All of it, or nothing.
 * @returns a line for each account to sign in with, `role  e-mail  password`; none when the database is not a demonstration
 */
export async function seedDemonstration({ owner, auth, clock }: Parts): Promise<string[]> {
  return withClient(owner, 'nwd demonstration', async (client) => {
    const { rows } = await client.query(
      'select from (select 1 from people.person union all select 1 from partnership.membership) somebody limit 1',
    )
    const sheets = emptySheets()
    const stages = partnerships.map(([partnership, number]) => ({
      partnership,
      stage: stageOf(partnership, number, sheets, clock),
    }))
    const lines = stages.flatMap(({ partnership, stage }) => signInLines(partnership, stage))
    if (rows.length > 0) return (await isDemonstration(client)) ? lines : []
    for (const { partnership, stage } of stages) tellPartnership(stage, partnership === island, sheets, clock)
    await client.query('begin; set local synchronous_commit = off')
    // the partnerships that every installation begins with give way to the demonstration's own
    await client.query(`delete from partnership.organisation where kind = 'partnership' and area_id = any($1)`, [
      partnerships.map(([{ area_id }]) => area_id),
    ])
    await load(client, sheets)
    await loadLookUp(
      client,
      stages.map(({ stage }) => stage.place),
    )
    await makeAccounts(
      auth,
      stages.flatMap(({ stage }) => stage.accounts),
    )
    await client.query('commit; analyze')
    return lines
  })
}

/** Whether the database is a demonstration, in which everybody is invented. */
export async function isDemonstration(client: Pick<pg.ClientBase, 'query'>): Promise<boolean> {
  const ours = partnerships.map(([{ members }]) => members.find(({ kind }) => kind === 'partnership')?.name)
  const { rows } = await client.query('select from partnership.organisation where name = any($1)', [ours])
  return rows.length === partnerships.length
}

/** The accounts of those who have an e-mail address, all with the one password. What is there already stays. */
async function makeAccounts(auth: Auth, accounts: Stage['accounts']): Promise<void> {
  const { internalAdapter, password: hasher } = await auth.engine.$context
  const hash = await hasher.hash(password)
  await Promise.all(
    accounts.map(async ({ actor: { email, name }, user_id }) => {
      if (email === undefined || (await auth.accountOf(email)) !== undefined) return
      await auth.createUser({ id: user_id, email, name })
      await internalAdapter.linkAccount({
        userId: user_id,
        providerId: 'credential',
        accountId: user_id,
        password: hash,
      })
    }),
  )
}

function signInLines({ label }: Partnership, stage: Stage): string[] {
  return stage.accounts.flatMap(({ actor: { role, email, label: own = label } }) =>
    email === undefined ? [] : [`${`${roleNames[role]}${own}`.padEnd(36)}${email.padEnd(34)}${password}`],
  )
}
