import type pg from 'pg'

export interface Table {
  /** Quoted as SQL needs it: `people.person`. */
  readonly table: string
  /** What is written of a row: all but what the database works out. */
  readonly columns: readonly string[]
}

// The queue makes its own tables and jobs again at start; which migrations a database has had is not a thing to be copied.
const left = `n.nspname not like 'pg\\_%' and n.nspname not in ('information_schema', 'jobs') and c.oid <> 'nwd.migration'::regclass`

/** Every table with rows of its own, by name. */
export async function tablesOf(client: pg.ClientBase): Promise<Table[]> {
  const { rows } = await client.query<Table>(`
    select format('%I.%I', n.nspname, c.relname) as table, array_agg(quote_ident(a.attname) order by a.attnum) as columns
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
    where c.relkind in ('r', 'p') and not c.relispartition and ${left}
    group by 1 order by 1`)
  return rows
}

export interface Sequence {
  readonly sequence: string
  /** A bigint, as text. */
  readonly value: string
  readonly called: boolean
}

/** Where each sequence stands. */
export async function sequencesOf(client: pg.ClientBase): Promise<Sequence[]> {
  const { rows } = await client.query<{ sequence: string }>(`
    select format('%I.%I', n.nspname, c.relname) as sequence from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'S' and ${left} order by 1`)
  const found: Sequence[] = []
  for (const { sequence } of rows) {
    const at = await client.query<{ value: string; called: boolean }>(
      `select last_value::text as value, is_called as called from ${sequence}`,
    )
    const [row] = at.rows
    if (row !== undefined) found.push({ sequence, ...row })
  }
  return found
}

export interface ForeignKey {
  readonly table: string
  readonly name: string
  readonly definition: string
}

export async function foreignKeysOf(client: pg.ClientBase): Promise<ForeignKey[]> {
  const { rows } = await client.query<ForeignKey>(`
    select format('%I.%I', n.nspname, c.relname) as table, quote_ident(k.conname) as name, pg_get_constraintdef(k.oid) as definition
    from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
    where k.contype = 'f' and k.conparentid = 0 and ${left} order by 1, 2`)
  return rows
}

/** The forward migrations a database has had, by name. */
export async function migrationsOf(client: pg.ClientBase): Promise<{ name: string; checksum: string }[]> {
  const { rows } = await client.query<{ name: string; checksum: string }>(
    `select name, checksum from nwd.migration where name not like 'repeatable/%' order by name`,
  )
  return rows
}
