import { createHash, createHmac } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { codeOf, DatabaseRefusal } from './errors.ts'

export type LoginRole = 'nwd_app' | 'nwd_worker' | 'nwd_auth'

/** The password of a role: worked out from the installation's secret, so that nothing more has to be kept. */
export const passwordOf = (role: string, secret: string): string =>
  createHmac('sha256', secret).update(`database role ${role}`).digest('base64url')

interface RoleWanted {
  readonly name: string
  readonly purpose: string
  readonly attributes: string
  readonly settings: readonly string[]
}

// Dates written in SQL are calendar dates in Scotland; a page must not hold a lock or a transaction for ever.
const patience = [`timezone = 'Europe/London'`, `idle_in_transaction_session_timeout = '60s'`]

const wanted: readonly RoleWanted[] = [
  { name: 'nwd_stats', purpose: 'statistics only', attributes: 'nologin', settings: [] },
  {
    name: 'nwd_app',
    purpose: 'pages, under row-level security',
    attributes: 'login noinherit nobypassrls',
    settings: [...patience, `statement_timeout = '60s'`, `lock_timeout = '15s'`],
  },
  { name: 'nwd_worker', purpose: 'background jobs', attributes: 'login nobypassrls', settings: patience },
  {
    name: 'nwd_auth',
    purpose: 'accounts and sessions',
    attributes: 'login noinherit nobypassrls',
    settings: [...patience, `statement_timeout = '15s'`, `lock_timeout = '5s'`, 'search_path = auth'],
  },
]

/** Roles belong to the whole cluster, so programs that set up different databases at once meet here and may collide. */
const collided = (error: unknown) =>
  ['42710', '23505', '40001', '40P01', '55P03'].includes(codeOf(error)) ||
  (error instanceof Error && error.message.includes('concurrently'))

const retrying = async (work: () => Promise<unknown>): Promise<void> => {
  for (let attempt = 1; ; attempt++) {
    try {
      await work()
      return
    } catch (error) {
      if (codeOf(error) === '42501') throw notAllowed(error)
      if (attempt === 30 || !collided(error)) throw error
      await pause(10 + Math.random() * 20 * attempt)
    }
  }
}

const notAllowed = (cause: unknown) =>
  new DatabaseRefusal(
    'The user of DATABASE_URL may not make database roles; give it CREATEROLE, or use the owner of the database.',
    1,
    { cause },
  )

const describe = (role: RoleWanted, secret: string): string => {
  const proof = createHash('sha256')
    .update(`${passwordOf(role.name, secret)} ${role.settings}`)
    .digest('hex')
    .slice(0, 16)
  return `No Wrong Door: ${role.purpose} (${proof})`
}

const existing = async (client: pg.ClientBase): Promise<Map<string, string | null>> => {
  const { rows } = await client.query<{ rolname: string; described: string | null }>(
    `select rolname, shobj_description(oid, 'pg_authid') as described from pg_roles where rolname = any($1)`,
    [wanted.map((role) => role.name)],
  )
  return new Map(rows.map((row) => [row.rolname, row.described]))
}

const makeRole = async (client: pg.ClientBase, role: RoleWanted, secret: string): Promise<void> => {
  const present = (await existing(client)).has(role.name)
  const name = pg.escapeIdentifier(role.name)
  const statements = [`${present ? 'alter' : 'create'} role ${name} ${role.attributes}`]
  if (!role.attributes.startsWith('nologin'))
    statements.push(`alter role ${name} password ${pg.escapeLiteral(passwordOf(role.name, secret))}`)
  for (const setting of role.settings) statements.push(`alter role ${name} set ${setting}`)
  if (role.name === 'nwd_app') statements.push('grant nwd_stats to nwd_app')
  // The comment goes last: it is what says that the role is complete and its password is the one of this secret.
  statements.push(`comment on role ${name} is ${pg.escapeLiteral(describe(role, secret))}`)
  await client.query(`begin; ${statements.join('; ')}; commit`).catch(async (error: unknown) => {
    await client.query('rollback')
    throw error
  })
}

/**
 * Makes the roles the program works under, with passwords of this secret; does nothing when all is as it should be.
 * @throws DatabaseRefusal when the owner may not make roles
 */
export const ensureRoles = async (client: pg.ClientBase, secret: string): Promise<void> => {
  const present = await existing(client)
  for (const role of wanted) {
    if (present.get(role.name) !== describe(role, secret)) await retrying(() => makeRole(client, role, secret))
  }
}
