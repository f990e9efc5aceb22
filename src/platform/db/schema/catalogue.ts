import type pg from 'pg'

export interface Column {
  readonly name: string
  /** As SQL writes it: `timestamp with time zone`. */
  readonly type: string
  /** The type's short name; an array's is its element's with a `_` before it. */
  readonly base: string
  readonly required: boolean
  readonly default: string | null
  readonly generated: 'always' | 'default' | null
  readonly comment: string | null
}

export interface Policy {
  readonly name: string
  readonly roles: readonly string[]
  readonly command: string
  readonly permissive: boolean
  readonly using: string | null
  readonly check: string | null
}

/** A table or a view of ours, as the database itself describes it. */
export interface Relation {
  readonly schema: string
  readonly name: string
  readonly kind: 'table' | 'view' | 'materialised view'
  readonly comment: string | null
  readonly rowSecurity: boolean
  readonly options: readonly string[]
  readonly columns: readonly Column[]
  readonly constraints: readonly string[]
  readonly indexes: readonly string[]
  readonly triggers: readonly string[]
  readonly policies: readonly Policy[]
  readonly grants: readonly string[]
  readonly definition: string | null
}

export interface Routine {
  readonly schema: string
  readonly definition: string
  readonly signature: string
  readonly definer: boolean
  readonly settings: readonly string[]
  readonly grants: readonly string[]
}

/** Schemas that are not ours: PostgreSQL's own, the extensions' and the job queue's. */
const ours = `n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'public', 'jobs')`

const listOf = (what: string, from: string, order: string) =>
  `coalesce((select json_agg(${what} order by ${order}) from ${from}), '[]')`

const grants = (acl: string) =>
  listOf(
    `g.who || ': ' || g.what`,
    `(select coalesce(r.rolname, 'public') as who, string_agg(lower(a.privilege_type), ', ' order by a.privilege_type) as what
      from aclexplode(${acl}) a left join pg_roles r on r.oid = a.grantee where a.grantee is distinct from c.owner group by 1) g`,
    'g.who',
  )

const columnGrants = listOf(
  `g.who || ': ' || g.what`,
  `(select r.rolname as who, string_agg(lower(x.privilege_type) || ' of ' || a.attname, ', ' order by x.privilege_type, a.attname) as what
    from pg_attribute a cross join aclexplode(a.attacl) x join pg_roles r on r.oid = x.grantee where a.attrelid = c.oid group by 1) g`,
  'g.who',
)

const relationsSql = `
with c as (
  select c.*, c.relowner as owner, n.nspname from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where c.relkind in ('r', 'p', 'v', 'm') and not c.relispartition and ${ours}
)
select c.nspname as schema, c.relname as name, obj_description(c.oid, 'pg_class') as comment, c.relrowsecurity as "rowSecurity",
  case when c.relkind in ('r', 'p') then 'table' when c.relkind = 'v' then 'view' else 'materialised view' end as kind,
  coalesce(c.reloptions, '{}') as options,
  case when c.relkind in ('v', 'm') then pg_get_viewdef(c.oid) end as definition,
  ${listOf(
    `json_build_object('name', a.attname, 'type', format_type(a.atttypid, a.atttypmod), 'base', t.typname, 'required', a.attnotnull,
      'default', pg_get_expr(d.adbin, d.adrelid), 'comment', col_description(c.oid, a.attnum),
      'generated', case when a.attgenerated <> '' or a.attidentity = 'a' then 'always' when a.attidentity = 'd' then 'default' end)`,
    `pg_attribute a join pg_type t on t.oid = a.atttypid left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
     where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped`,
    'a.attnum',
  )} as columns,
  ${listOf(`k.conname || ' ' || pg_get_constraintdef(k.oid)`, `pg_constraint k where k.conrelid = c.oid and k.contype <> 't'`, 'k.contype, k.conname')} as constraints,
  ${listOf(
    'pg_get_indexdef(i.indexrelid)',
    `pg_index i join pg_class ic on ic.oid = i.indexrelid where i.indrelid = c.oid and not exists (select from pg_constraint k where k.conindid = i.indexrelid and k.conrelid = c.oid)`,
    'ic.relname',
  )} as indexes,
  ${listOf('pg_get_triggerdef(g.oid)', 'pg_trigger g where g.tgrelid = c.oid and not g.tgisinternal', 'g.tgname')} as triggers,
  ${listOf(
    `json_build_object('name', p.policyname, 'roles', p.roles, 'command', lower(p.cmd), 'permissive', p.permissive = 'PERMISSIVE', 'using', p.qual, 'check', p.with_check)`,
    'pg_policies p where p.schemaname = c.nspname and p.tablename = c.relname',
    'p.policyname',
  )} as policies,
  ${grants('c.relacl')} as "tableGrants", ${columnGrants} as "columnGrants"
from c order by 1, 2`

const routinesSql = `
with c as (
  select p.*, p.proowner as owner, n.nspname from pg_proc p join pg_namespace n on n.oid = p.pronamespace
  where p.prokind in ('f', 'p') and ${ours}
)
select c.nspname as schema, c.oid::regprocedure::text as signature, pg_get_functiondef(c.oid) as definition, c.prosecdef as definer,
  coalesce(c.proconfig, '{}') as settings, ${grants('c.proacl')} as grants
from c order by 1, 2`

export interface Catalogue {
  readonly relations: readonly Relation[]
  readonly routines: readonly Routine[]
}

interface RelationRow extends Omit<Relation, 'grants'> {
  readonly tableGrants: readonly string[]
  readonly columnGrants: readonly string[]
}

/** Reads what the database is, in an order that depends on names only. */
export const readCatalogue = async (client: pg.ClientBase): Promise<Catalogue> => {
  // names of other schemas are then always written out
  await client.query(`set search_path = pg_catalog`)
  const { rows: relations } = await client.query<RelationRow>(relationsSql)
  const { rows: routines } = await client.query<Routine>(routinesSql)
  return {
    relations: relations.map(({ tableGrants, columnGrants: some, ...rest }) => ({
      ...rest,
      grants: [...tableGrants, ...some],
    })),
    routines,
  }
}
