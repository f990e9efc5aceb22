import type pg from 'pg'
import { tableNames } from './tables.ts'

/**
 * Asks that this connection does not look up each row's foreign keys one by one while it loads: half the work of loading. They are
 * looked up all together afterwards, by `brokenKeys`. Without a superuser's rights nothing changes.
 */
export async function lookUpLater(client: pg.ClientBase): Promise<void> {
  await client.query(
    `select set_config('session_replication_role', 'replica', false) from pg_roles where rolname = current_user and rolsuper`,
  )
}

interface Key {
  name: string
  child: string
  parent: string
  columns: string[]
  refers_to: string[]
}

/** The foreign keys of the tables of a world that some row breaks, by name. None should; the database would have refused the row. */
export async function brokenKeys(client: pg.ClientBase): Promise<string[]> {
  const { rows } = await client.query<Key>(
    `select c.conname as name, c.conrelid::regclass::text as child, c.confrelid::regclass::text as parent,
      (select array_agg(quote_ident(a.attname) order by k.place) from unnest(c.conkey) with ordinality k (number, place)
        join pg_attribute a on a.attrelid = c.conrelid and a.attnum = k.number) as columns,
      (select array_agg(quote_ident(a.attname) order by k.place) from unnest(c.confkey) with ordinality k (number, place)
        join pg_attribute a on a.attrelid = c.confrelid and a.attnum = k.number) as refers_to
    from pg_constraint c where c.contype = 'f' and c.conrelid::regclass::text = any($1) order by 2, 1`,
    [tableNames],
  )
  const broken: string[] = []
  for (const { name, child, parent, columns, refers_to } of rows) {
    const given = columns.map((column) => `c.${column} is not null`).join(' and ')
    const same = columns.map((column, place) => `p.${refers_to[place]} = c.${column}`).join(' and ')
    const orphans = `select from ${child} c where ${given} and not exists (select from ${parent} p where ${same}) limit 1`
    if ((await client.query(orphans)).rows.length > 0) broken.push(name)
  }
  return broken
}
