import { sql } from 'kysely'
import type { Tx } from '../db/index.ts'
import { type Meaning, meaningOf } from '../db/schema/dictionary.ts'

/** A column as the data dictionary has it. */
export interface DescribedColumn extends Meaning {
  readonly name: string
  /** As SQL writes it. */
  readonly type: string
  readonly required: boolean
}

/** A table with what it and its columns mean, as the database itself says. */
export interface DescribedTable {
  /** `people.person` */
  readonly table: string
  readonly meaning: string
  readonly columns: readonly DescribedColumn[]
  readonly key: readonly string[]
}

interface Row {
  table: string
  meaning: string | null
  columns: { name: string; type: string; required: boolean; comment: string | null }[]
  key: string[] | null
}

/** Every table of the house, by name: its own schemas only, neither the queue's nor PostgreSQL's. */
export async function describedTables(tx: Tx): Promise<DescribedTable[]> {
  const { rows } = await sql<Row>`
    select n.nspname || '.' || c.relname as table, obj_description(c.oid, 'pg_class') as meaning,
      (select json_agg(json_build_object('name', a.attname, 'type', format_type(a.atttypid, a.atttypmod), 'required', a.attnotnull,
          'comment', col_description(c.oid, a.attnum)) order by a.attnum)
        from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped) as columns,
      (select array_agg(a.attname::text order by array_position(i.indkey::int2[], a.attnum))
        from pg_index i join pg_attribute a on a.attrelid = c.oid and a.attnum = any (i.indkey) where i.indrelid = c.oid and i.indisprimary) as key
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p') and not c.relispartition and n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'public', 'jobs')
    order by 1`.execute(tx)
  return rows.map(({ table, meaning, columns, key }) => ({
    table,
    meaning: meaning ?? table,
    key: key ?? [],
    columns: columns.map(({ comment, ...column }) => ({
      ...column,
      ...(meaningOf(comment) ?? { meaning: column.name, sensitivity: 'special', retention: 'not said' }),
    })),
  }))
}
