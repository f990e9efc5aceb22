import { text } from 'node:stream/consumers'
import { type Command, InvalidArgumentError, Option } from 'commander'
import { v7 as uuid } from 'uuid'
import { z } from 'zod'
import { areas, insertMembership, membershipsNow, organisationsOf } from '#modules/partnership'
import { roles } from '#platform/access'
import { AccountExists, createAuth } from '#platform/auth'
import { asWorker, type Database, type Tx } from '#platform/db'
import { systemClock } from '#platform/time'
import { deliver } from './deliver.ts'
import { withExample } from './example.ts'
import { inStore } from './in-store.ts'
import { say } from './outcome.ts'

const staffRoles = roles.filter((role) => role !== 'participant')

const emailAddress = (words: string): string => {
  if (!z.email().safeParse(words).success) throw new InvalidArgumentError('It must look like name@example.scot.')
  return words
}

/** The command refuses what it was asked: one sentence that says what would be right. */
class UserRefusal extends Error {
  override readonly name = 'UserRefusal'
  readonly exitCode = 1
}

interface Asked {
  email: string
  name: string
  role: (typeof roles)[number]
  area?: string | undefined
  organisation?: string | undefined
  passwordStdin?: boolean | undefined
}

const withStore = <T>(work: (database: Database, auth: ReturnType<typeof createAuth>) => Promise<T>) =>
  inStore(({ database }, { secret, baseUrl, host, port }) => {
    const settings = { secondFactor: 'offered' } as const
    const auth = createAuth({
      database,
      clock: systemClock,
      settings,
      secret,
      baseUrl: baseUrl ?? `http://${host}:${port}`,
    })
    return work(database, auth)
  })

/** The organisation that somebody acts for: named in an area, or none for a national role and for an area's administrator. */
async function organisationAsked(tx: Tx, { area, organisation, role }: Asked): Promise<string | null> {
  if (area !== undefined && !(await areas(tx)).some(({ id }) => id === area))
    throw new UserRefusal(
      `There is no area ${area}: give the nine-character code of a council area, such as S12000049.`,
    )
  if (area === undefined || organisation === undefined) {
    if (role === 'analyst' || (role === 'administrator' && area !== undefined)) return null
    throw new UserRefusal(`A ${role} acts for an organisation: give --area and --organisation.`)
  }
  const known = await organisationsOf(tx, area)
  const found = known.find(({ name }) => name.toLowerCase() === organisation.toLowerCase())
  if (found) return found.id
  const names = known.map(({ name }) => name).join(', ')
  throw new UserRefusal(
    `There is no organisation of that name in ${area}. There are: ${names === '' ? 'none' : names}.`,
  )
}

const refusal = (error: unknown): unknown => {
  if (error instanceof AccountExists) return new UserRefusal('There is an account with that e-mail address already.')
  return error instanceof RangeError ? new UserRefusal(`${error.message}.`) : error
}

const add = (asked: Asked) =>
  withStore(async (database, auth) => {
    const password = asked.passwordStdin ? (await text(process.stdin)).replace(/\r?\n$/, '') : undefined
    const { email, name, role, area = null } = asked
    const user = uuid()
    await asWorker(database, systemClock, async (tx) => {
      const organisation_id = await organisationAsked(tx, asked)
      await insertMembership(tx, { user_id: user, name, role, organisation_id, area_id: area })
      // Last: the account is made in a transaction of its own, and all that could refuse before it has been asked.
      await auth.createUser({ id: user, email, name, password }).catch((error: unknown) => {
        throw refusal(error)
      })
    })
    say(password === undefined ? 'Added. They choose a password by “I have forgotten my password”.' : 'Added.')
    await deliver(`${user}\n`)
  })

const list = () =>
  withStore(async (database, auth) => {
    const memberships = await asWorker(database, systemClock, membershipsNow)
    const accounts = await auth.accountsById(memberships.map(({ user_id }) => user_id))
    const lines = memberships.flatMap(({ user_id, role, area_id, organisation }) => {
      const account = accounts.get(user_id)
      return account === undefined
        ? []
        : [`${[account.email, account.name, role, area_id ?? 'Scotland', organisation ?? ''].join('\t')}\n`]
    })
    await deliver(lines.join(''))
  })

/** `nwd user add` and `nwd user list`: accounts from the shell, for the first administrator and for national roles. */
export const addUser = (program: Command): void => {
  const user = program.command('user').description('accounts from the shell')
  withExample(
    user.command('add'),
    'nwd user add --email ada@example.scot --name "Ada Placeholder" --role administrator --area S12000049',
  )
    .description('add an account and what it may do')
    .requiredOption('--email <address>', 'e-mail address it signs in with', emailAddress)
    .requiredOption('--name <name>', 'name that colleagues see')
    .addOption(new Option('--role <role>', 'what it may do').choices(staffRoles).makeOptionMandatory())
    .option('--area <code>', 'council area, such as S12000049')
    .option('--organisation <name>', 'organisation of that area')
    .option('--password-stdin', 'read the password from standard input; without it, they choose one by e-mail')
    .action(add)
  withExample(user.command('list'), 'nwd user list')
    .description('list the accounts that may sign in: e-mail, name, role, area, organisation, parted by tabs')
    .action(list)
}
