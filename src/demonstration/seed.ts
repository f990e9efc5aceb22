import { roleNames } from '#platform/access'
import type { Auth } from '#platform/auth'
import { type Login, withClient } from '#platform/db'
import { type Clock, timeInLondon } from '#platform/time'
import { at, dayOf, dice, emptySheets, identifiers, load, type Sheets, type Story } from '../world/index.ts'
import { caseload, linkAccount, tellAnother, tellLine } from './caseload.ts'
import { city, island, type Partnership } from './partnerships.ts'
import { type Stage, stageOf } from './people-and-places.ts'
import { tellWaiting, waitingLists } from './waiting.ts'

interface Parts {
  /** The owner's login: what is made here goes past every rule of who may see whom. */
  owner: Login
  auth: Auth
  clock: Clock
}

/** The password of every demonstration account. */
export const password = 'lantern-kettle-northtown'

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
    if (rows.length > 0) {
      const ours = stages.map(({ stage }) => stage.place.partnership.id)
      const demonstration = await client.query('select from partnership.organisation where id = any($1)', [ours])
      return demonstration.rows.length > 0 ? lines : []
    }
    for (const { partnership, stage } of stages) tellPartnership(partnership, stage, sheets, clock)
    await client.query('begin; set local synchronous_commit = off')
    // the partnerships that every installation begins with give way to the demonstration's own
    await client.query(`delete from partnership.organisation where kind = 'partnership' and area_id = any($1)`, [
      partnerships.map(([{ area_id }]) => area_id),
    ])
    await load(client, sheets)
    await makeAccounts(
      auth,
      stages.flatMap(({ stage }) => stage.accounts),
    )
    await client.query('commit; analyze')
    return lines
  })
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
  return stage.accounts.flatMap(({ actor: { role, email } }) =>
    email === undefined ? [] : [`${`${roleNames[role]}${label}`.padEnd(36)}${email.padEnd(34)}${password}`],
  )
}

function tellPartnership(partnership: Partnership, stage: Stage, sheets: Sheets, clock: Clock): void {
  const today = dayOf(clock.today())
  const [hour = 0, minute = 0] = timeInLondon(clock.now()).split(':').map(Number)
  const { place, worker } = stage
  const small = partnership === island
  let number = small ? 500 : 0
  const story = (): Story => {
    number += 1
    const chance = dice('demonstration', partnership.area_id, 'person', number)
    const next = identifiers(chance, number + 1000)
    const person = { id: next(), area_id: place.area_id }
    return { dice: chance, next, sheets, place, now: at(today, hour, minute), today, person }
  }
  const chance = dice('demonstration', partnership.area_id, 'who')
  const lead = worker('key_worker')
  const sender = () =>
    chance.chance(0.45) ? (chance.chance(0.4) ? worker('referrer') : chance.one(place.senders)) : null
  const lines = small ? caseload.filter((_, place) => place % 3 === 0) : caseload
  for (const [at, line] of lines.entries()) {
    const told = story()
    const own = at === 0 ? stage.accounts.find(({ actor }) => actor.role === 'participant') : undefined
    const colleague =
      at % 9 === 4 ? place.keyWorkers.find((one) => one !== lead && one.organisation === lead.organisation) : undefined
    tellLine(told, line, { lead, colleague, sender: sender(), number, name: own?.actor.name })
    if (own !== undefined) linkAccount(told, own.user_id, lead)
  }
  const waiting = small ? waitingLists.filter((_, place) => place % 3 === 0) : waitingLists
  for (const [at, each] of waiting.entries()) {
    const to = each.list === 'offered' && at === 5 ? worker('provider') : lead
    tellWaiting(story(), each, at % 4 === 3 ? chance.one(place.senders) : worker('referrer'), to, number)
  }
  const others = [...place.keyWorkers.filter((one) => one !== lead), ...(small ? [] : [worker('provider')])]
  for (const other of others)
    for (let many = 0; many < (small ? 8 : 22); many++) tellAnother(story(), other, sender(), number)
}
