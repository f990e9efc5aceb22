import pg from 'pg'
import { v7 as uuid } from 'uuid'

/** A statement as the driver was given it. */
export interface Statement {
  readonly text: string
  /** The name under which it was prepared, if it was. */
  readonly name?: string | undefined
  readonly values: readonly unknown[]
}

/** The statements of one request, in order, and since when an identifier in them was made by that request. */
export interface Captured {
  readonly statements: readonly Statement[]
  readonly since: number
}

type Query = (this: pg.Client, ...given: unknown[]) => unknown

const statementOf = (given: readonly unknown[]): Statement => {
  const [first, second] = given
  const values = (list: unknown): readonly unknown[] => (Array.isArray(list) ? list : [])
  if (typeof first === 'string') return { text: first, values: values(second) }
  if (typeof first === 'object' && first !== null && 'text' in first && typeof first.text === 'string')
    return {
      text: first.text,
      name: 'name' in first && typeof first.name === 'string' ? first.name : undefined,
      values: values('values' in first ? first.values : second),
    }
  throw new Error('a statement that the bench cannot read')
}

/** Writes down every statement that `work` gives to the driver, of whichever connection. Only one request may be under way. */
export async function capture(work: () => Promise<void>): Promise<Captured> {
  const since = Date.now()
  const statements: Statement[] = []
  const original = pg.Client.prototype.query as Query
  const noting: Query = function (...given) {
    statements.push(statementOf(given))
    return original.apply(this, given)
  }
  Object.assign(pg.Client.prototype, { query: noting })
  try {
    await work()
  } finally {
    Object.assign(pg.Client.prototype, { query: original })
  }
  return { statements, since }
}

const identifier = /\b([0-9a-f]{8})-([0-9a-f]{4})-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}\b/g

/** The same statements once more, with new identifiers where the request made new ones, so that what it wrote can be written again. */
export function again({ statements, since }: Captured): Statement[] {
  const renewed = new Map<string, string>()
  const renew = (value: unknown) =>
    typeof value !== 'string'
      ? value
      : value.replace(identifier, (id, high: string, low: string) => {
          if (Number.parseInt(high + low, 16) < since) return id
          const other = renewed.get(id) ?? uuid()
          renewed.set(id, other)
          return other
        })
  return statements.map(({ values, ...statement }) => ({ ...statement, values: values.map(renew) }))
}

/** Runs statements one after another on a connection, as the request did. */
export async function replay(client: pg.Client, statements: readonly Statement[]): Promise<void> {
  for (const { text, name, values } of statements)
    await client.query(name === undefined ? { text, values: [...values] } : { text, name, values: [...values] })
}
