import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Catalogue, Column, Relation } from './catalogue.ts'

const pascal = (name: string) => name.replace(/(?:^|_)([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())

const simple: Readonly<Record<string, string>> = {
  bool: 'boolean',
  bytea: 'Buffer',
  date: 'CalendarDate',
  timestamp: 'Date',
  timestamptz: 'Date',
  ...Object.fromEntries(['int2', 'int4', 'int8', 'float4', 'float8'].map((type) => [type, 'number'])),
  ...Object.fromEntries(
    ['uuid', 'text', 'varchar', 'bpchar', 'citext', 'name', 'char', 'numeric', 'time', 'inet', 'tsvector'].map(
      (type) => [type, 'string'],
    ),
  ),
  ...Object.fromEntries(
    ['daterange', 'tstzrange', 'int4range', 'numrange', 'datemultirange'].map((type) => [type, 'string']),
  ),
}

const valueType = (relation: Relation, column: Column): string => {
  const array = column.base.startsWith('_')
  const type = simple[array ? column.base.slice(1) : column.base]
  if (type === undefined)
    throw new Error(
      `${relation.schema}.${relation.name}.${column.name} is ${column.type}, for which src/platform/db/schema/row-types.ts has no type`,
    )
  return array ? `${type}[]` : type
}

// JSON is read as unknown, so that it is parsed before use, and written as text: pg would take a JavaScript array for an SQL one.
const jsonType = (column: Column): string => {
  const empty = column.required ? '' : ' | null'
  const mayBeLeftOut = column.default !== null || !column.required ? ' | undefined' : ''
  return `ColumnType<unknown, string${empty}${mayBeLeftOut}, string${empty}>`
}

const columnType = (relation: Relation, column: Column): string => {
  if (column.base === 'json' || column.base === 'jsonb') return jsonType(column)
  const type = `${valueType(relation, column)}${column.required ? '' : ' | null'}`
  if (column.generated === 'always') return `GeneratedAlways<${type}>`
  return column.required && (column.default !== null || column.generated) ? `Generated<${type}>` : type
}

const key = (name: string) => (/^[a-z_]\w*$/i.test(name) ? name : `'${name}'`)

const interfaceName = (relation: Relation) => `${pascal(relation.name)}Row`

const interfaceOf = (relation: Relation): string =>
  [
    `export interface ${interfaceName(relation)} {`,
    ...relation.columns.map((column) => `  ${key(column.name)}: ${columnType(relation, column)}`),
    '}',
    '',
  ].join('\n')

const fileOf = (schema: string, relations: readonly Relation[]): string => {
  const body = [
    ...relations.map(interfaceOf),
    // a type, not an interface: Kysely asks for an index signature
    `export type ${pascal(schema)}Tables = {`,
    ...relations.map((relation) => `  '${schema}.${relation.name}': ${interfaceName(relation)}`),
    '}',
    '',
  ].join('\n')
  const fromKysely = ['ColumnType', 'Generated', 'GeneratedAlways'].filter((name) => body.includes(`${name}<`))
  return [
    '// Made from the database by `npm run db:schema`; change a migration, never this file.',
    ...(fromKysely.length > 0 ? [`import type { ${fromKysely.join(', ')} } from 'kysely'`] : []),
    ...(body.includes('CalendarDate') ? [`import type { CalendarDate } from '#platform/time'`] : []),
    '',
    body,
  ].join('\n')
}

/** A module's rows are always written; a platform room has the file when it made an empty one to ask for it. */
const placeFor = (root: string, schema: string): string | null => {
  if (schema === 'stats') return 'src/modules/measurement/stats.tables.ts'
  if (existsSync(join(root, 'src/modules', schema))) return `src/modules/${schema}/${schema}.tables.ts`
  const asked = `src/platform/${schema}/${schema}.tables.ts`
  return existsSync(join(root, asked)) ? asked : null
}

/** The row types: path under the repository → TypeScript, one file a schema, in the room that owns it. */
export const rowTypeFiles = ({ relations }: Catalogue, root: string): Map<string, string> => {
  const files = new Map<string, string>()
  for (const schema of new Set(relations.map((relation) => relation.schema))) {
    const place = placeFor(root, schema)
    if (place !== null)
      files.set(
        place,
        fileOf(
          schema,
          relations.filter((relation) => relation.schema === schema),
        ),
      )
  }
  return files
}
