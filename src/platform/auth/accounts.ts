import { v7 as uuid } from 'uuid'
import { z } from 'zod'
import { type Engine, shortestPassword } from './engine.ts'
import type { AuthParts } from './settings.ts'

export interface NewUser {
  email: string
  name: string
  /** Without one the account signs in by an e-mailed link, or chooses a password through "I have forgotten my password". */
  password?: string | undefined
  /** An identifier of the caller's own choosing, where something else already refers to it. */
  id?: string | undefined
}

export interface Account {
  id: string
  name: string
  email: string
}

/** There is an account with this e-mail address already. */
export class AccountExists extends Error {
  override readonly name = 'AccountExists'
}

const one = z.array(z.object({ id: z.uuid(), name: z.string(), email: z.string() }))

/** The accounts themselves, for those who make and end them. None of this asks who is calling: the caller has. */
export function accountsOf({ database }: Pick<AuthParts, 'database'>, engine: Engine) {
  /** The account of an e-mail address. */
  async function accountOf(email: string): Promise<Account | undefined> {
    const { rows } = await database.authPool.query('select id, name, email from "user" where email = $1', [
      email.toLowerCase(),
    ])
    return one.parse(rows)[0]
  }

  /** Accounts by identifier; those that are not there are left out. */
  async function accountsById(ids: readonly string[]): Promise<ReadonlyMap<string, Account>> {
    const { rows } = await database.authPool.query('select id, name, email from "user" where id = any($1)', [ids])
    return new Map(one.parse(rows).map((account) => [account.id, account]))
  }

  /**
   * Makes an account; what it may do is given to it by a membership, not here. Its address counts as proved: whoever makes it vouches for it.
   * @returns the account's identifier
   * @throws AccountExists when the address has one; RangeError when the password is too short
   */
  async function createUser({ email, name, password, id = uuid() }: NewUser): Promise<string> {
    if (password !== undefined && password.length < shortestPassword)
      throw new RangeError(`a password must have at least ${shortestPassword} characters`)
    if (await accountOf(email)) throw new AccountExists('there is an account with this e-mail address already')
    const { internalAdapter } = await engine.$context
    await internalAdapter.createUser({ id, email: email.toLowerCase(), name, emailVerified: true }, { method: 'admin' })
    if (password !== undefined) await setPassword(id, password)
    return id
  }

  /** Gives an account a password, instead of the one it had. */
  async function setPassword(userId: string, password: string): Promise<void> {
    const { internalAdapter, password: hasher } = await engine.$context
    const hash = await hasher.hash(password.normalize('NFC'))
    const has = (await internalAdapter.findAccounts(userId)).some((each) => each.providerId === 'credential')
    if (has) await internalAdapter.updatePassword(userId, hash)
    else await internalAdapter.linkAccount({ userId, providerId: 'credential', accountId: userId, password: hash })
  }

  return { accountOf, accountsById, createUser, setPassword }
}
