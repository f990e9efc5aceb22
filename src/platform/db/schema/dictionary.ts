import type { Catalogue, Relation } from './catalogue.ts'

export const sensitivities = ['none', 'personal', 'special', 'criminal'] as const

export interface Meaning {
  readonly meaning: string
  readonly sensitivity: (typeof sensitivities)[number]
  readonly retention: string
}

const shape = /^(?<meaning>[^|]+?) *\| *sensitivity: *(?<sensitivity>\w+) *\| *retention: *(?<retention>[^|]+)$/s

/** Reads `meaning | sensitivity: none/personal/special/criminal | retention: …`; null when a comment does not say all three. */
export const meaningOf = (comment: string | null): Meaning | null => {
  const { meaning, sensitivity: said, retention } = shape.exec(comment ?? '')?.groups ?? {}
  const sensitivity = sensitivities.find((one) => one === said)
  if (!meaning || !retention || !sensitivity) return null
  return { meaning: meaning.trim(), sensitivity, retention: retention.trim() }
}

const cell = (text: string) => text.replaceAll('|', '\\|').replaceAll('\n', ' ')

const describe = (relation: Relation): string[] => [
  `### ${relation.schema}.${relation.name}`,
  '',
  relation.comment ?? 'No description.',
  '',
  '| column | type | meaning | sensitivity | kept |',
  '|---|---|---|---|---|',
  ...relation.columns.map((column) => {
    const { meaning, sensitivity, retention } = meaningOf(column.comment) ?? {
      meaning: column.comment ?? 'undeclared',
      sensitivity: 'undeclared',
      retention: 'undeclared',
    }
    const type = `${column.type}${column.required ? '' : ', may be empty'}`
    return `| \`${column.name}\` | ${type} | ${cell(meaning)} | ${sensitivity} | ${cell(retention)} |`
  }),
  '',
]

/** The data dictionary: every column of every table, with what it means, how sensitive it is and how long it is kept. */
export const dictionaryOf = ({ relations }: Catalogue): string => {
  const tables = relations.filter((relation) => relation.kind === 'table')
  const schemas = [...new Set(tables.map((table) => table.schema))]
  return [
    '# Data dictionary',
    '',
    'Made from the comments in the database by `npm run db:schema`; change a comment in a migration, never this file. Sensitivity: `personal` is about a',
    'person, `special` is special category data (UK GDPR Article 9), `criminal` is about offences (Article 10).',
    '',
    ...schemas.flatMap((schema) => [
      `## ${schema}`,
      '',
      ...tables.filter((table) => table.schema === schema).flatMap(describe),
    ]),
  ].join('\n')
}
