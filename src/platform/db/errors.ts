/** A refusal the operator can act on: the message is one sentence that says what to do. `exitCode` as in contracts.md §1. */
export class DatabaseRefusal extends Error {
  override readonly name = 'DatabaseRefusal'
  readonly exitCode: 1 | 2

  constructor(message: string, exitCode: 1 | 2 = 1, options?: ErrorOptions) {
    super(message, options)
    this.exitCode = exitCode
  }
}

/** The database cannot be reached, or went away in the middle. Nothing of the transaction was kept unless COMMIT had been answered. */
export class DatabaseUnavailable extends Error {
  override readonly name = 'DatabaseUnavailable'
}

/** The database answers but takes no writes (a standby, or a primary being replaced). */
export class DatabaseReadOnly extends Error {
  override readonly name = 'DatabaseReadOnly'
}

/** The SQLSTATE or Node system code of an error, or '' when it has none. */
export const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''

const unreachable = new Set(['ECONNREFUSED', 'ECONNRESET', 'ENOENT', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EHOSTUNREACH'])
// 57P01 and its like are the server going down; 57P03 is it coming up; class 08 is the connection itself
const wentAway = /^(57P0[1-5]|08...)$/
const saidByThePool =
  /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error)/

/** True when the error means that no answer came from the database, as opposed to an answer that says no. */
export const isLostConnection = (error: unknown): boolean => {
  const code = codeOf(error)
  if (unreachable.has(code) || wentAway.test(code)) return true
  if (error instanceof AggregateError) return error.errors.some(isLostConnection)
  return error instanceof Error && saidByThePool.test(error.message)
}

/** The error to throw on: typed when the database was lost or read-only, otherwise as it came. */
export const typed = (error: unknown): unknown => {
  if (isLostConnection(error)) return new DatabaseUnavailable('The database cannot be reached.', { cause: error })
  if (codeOf(error) === '25006')
    return new DatabaseReadOnly('The database takes no changes at present.', { cause: error })
  return error
}
