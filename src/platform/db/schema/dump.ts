import type { Catalogue, Column, Policy, Relation, Routine } from './catalogue.ts'

const section = (title: string, lines: readonly string[]): string[] =>
  lines.length === 0 ? [] : ['', title, ...lines.map((line) => `  ${line}`)]

const columnLine = (column: Column, width: number): string => {
  const value =
    column.default === null
      ? ''
      : column.generated === 'always'
        ? ` always ${column.default}`
        : ` default ${column.default}`
  const identity = column.generated !== null && column.default === null ? ` identity ${column.generated}` : ''
  return `${column.name.padEnd(width)}  ${column.type}${column.required ? ' not null' : ''}${value}${identity}`
}

const policyLine = (policy: Policy): string => {
  const kind = policy.permissive ? '' : ' RESTRICTIVE'
  const check = policy.check === null ? '' : `\n    with check ${policy.check}`
  return `${policy.name}${kind} for ${policy.command} to ${policy.roles.join(', ')}\n    using ${policy.using ?? 'nothing'}${check}`
}

const describeRelation = (relation: Relation): string => {
  const width = Math.max(...relation.columns.map((column) => column.name.length))
  const options = relation.options.length > 0 ? ` (${relation.options.join(', ')})` : ''
  return [
    `${relation.kind} ${relation.schema}.${relation.name}${options}`,
    ...(relation.comment === null ? [] : [relation.comment]),
    ...section(
      'columns',
      relation.columns.map((column) => columnLine(column, width)),
    ),
    ...section('constraints', relation.constraints),
    ...section('indexes', relation.indexes),
    ...section('triggers', relation.triggers),
    ...section(
      `policies${relation.rowSecurity ? '' : ' (row-level security is OFF)'}`,
      relation.policies.map(policyLine),
    ),
    ...section('grants', relation.grants),
    ...(relation.definition === null ? [] : ['', relation.definition.trim()]),
    '',
  ].join('\n')
}

const describeRoutine = (routine: Routine): string =>
  [routine.definition.trim(), ...routine.grants.map((grant) => `-- granted to ${grant}`), ''].join('\n')

/** The readable schema: path under `database/schema` → text, one file a table or view and one for a schema's functions. */
export const dumpFiles = ({ relations, routines }: Catalogue): Map<string, string> => {
  const files = new Map(
    relations.map((relation) => [`${relation.schema}/${relation.name}.txt`, describeRelation(relation)] as const),
  )
  for (const schema of new Set(routines.map((routine) => routine.schema))) {
    const own = routines.filter((routine) => routine.schema === schema)
    files.set(`${schema}/functions.txt`, own.map(describeRoutine).join('\n'))
  }
  return files
}
