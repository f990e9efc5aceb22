import pg from 'pg'

// Statements are made from parts, so their number is bounded in practice and here for certain: what comes later runs as it did before.
const most = 400
const names = new Map<string, string>()

const nameOf = (text: string): string | undefined => {
  const known = names.get(text)
  if (known !== undefined || names.size >= most) return known
  const name = `nwd${names.size}`
  names.set(text, name)
  return name
}

/**
 * A connection that prepares each statement it is given as text and values, so that the server parses and plans it once and not for every
 * page: with the policies of a dozen tables in it, planning costs several times what running does (docs/decisions/0007-speed.md). The server
 * still plans anew where the values make that cheaper, and whenever the role or a policy has changed.
 */
export class PreparingClient extends pg.Client {}

function query(this: pg.Client, ...given: unknown[]): unknown {
  const [text, values, ...rest] = given
  const name = typeof text === 'string' && Array.isArray(values) && values.length > 0 ? nameOf(text) : undefined
  return Reflect.apply(pg.Client.prototype.query, this, name === undefined ? given : [{ name, text, values }, ...rest])
}
Object.assign(PreparingClient.prototype, { query })
