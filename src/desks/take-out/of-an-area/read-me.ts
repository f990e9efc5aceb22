import type { DescribedTable } from '#platform/archive'
import { csvOf } from '#platform/sheets'
import { isLeftOut, leftOut } from './what-is-in.ts'

export interface About {
  area: string
  name: string
  at: Date
  /** The last migration that the database had had. */
  version: string
}

/** A table as it is named in the archive. */
export const fileOf = (table: string) => `data/${table}.csv`

/** What whoever opens the archive reads first, also in ten years. */
export const readMe = (
  { area, name, at, version }: About,
  tables: readonly DescribedTable[],
) => `Everything of ${name} (${area}) in No Wrong Door, as it was on ${at.toISOString()}

This archive holds the records of people who were supported towards and in work by the local employability partnership of ${name}. It is personal
data, much of it special category data (health, ethnic group) and some of it about offences. Keep it encrypted, let nobody open it who has no reason, and
destroy it when its time is over: how long each thing may be kept stands in dictionary.csv.

What is in it
  dictionary.csv      each table and column: what it means, how sensitive it is, how long it is kept
  csv-metadata.json   the same for programs, as CSV on the Web (https://www.w3.org/TR/tabular-metadata/)
  data/               ${tables.length} tables as CSV, one file each, named room.table.csv
  files/              files that stand behind records, named by the identifier of their row in data/files.file.csv
  manifest.json       how many rows each table has, which version of No Wrong Door wrote this (${version}), what is left out and why
  SHA256SUMS          a fingerprint of every file: check them with  sha256sum -c SHA256SUMS

How to read it
  Every CSV file is UTF-8, with commas, double quotes and one line of headings (RFC 4180). Nothing is the empty field; empty words are "". Days are
  2026-11-23; moments are in universal time or with their offset; lists stand in {braces}; structured values are JSON; bytes begin with \\x.
  The words are as they were written. Bring a file into a spreadsheet by its import, with every column as text: words that begin with = + - or @
  would otherwise be run as formulas.
  Rows belong together by identifiers: a person is a row of people.person, and person_id in every other table is its id. Accounts are identifiers of
  partnership.membership (user_id), organisations of partnership.organisation (id).

It holds no row of another area. Rows that are the nation's and that the area's own cannot be read without (questions of checklists, terms of the
directory) are in it.
`

const types: readonly [RegExp, string][] = [
  [/^(?:bigint|integer|smallint)$/, 'integer'],
  [/^(?:numeric|double|real)/, 'number'],
  [/^boolean$/, 'boolean'],
  [/^date$/, 'date'],
  [/^jsonb?$/, 'json'],
]
const typeOf = (type: string) => types.find(([is]) => is.test(type))?.[1] ?? 'string'

/** The archive described as CSV on the Web: a table group, each column with its title, type and meaning. */
export const csvOnTheWeb = ({ name, at }: About, tables: readonly DescribedTable[]) =>
  JSON.stringify(
    {
      '@context': ['http://www.w3.org/ns/csvw', { '@language': 'en' }],
      'dc:title': `Everything of ${name} in No Wrong Door`,
      'dc:created': at.toISOString(),
      tables: tables.map(({ table, meaning, columns, key }) => {
        const given = columns.filter((column) => !isLeftOut(column))
        return {
          url: fileOf(table),
          'dc:description': meaning,
          tableSchema: {
            columns: given.map((column) => ({
              name: column.name,
              titles: column.name,
              'dc:description': column.meaning,
              datatype: typeOf(column.type),
              required: column.required,
              // PostgreSQL writes booleans as t and f.
              ...(column.type === 'boolean' ? { datatype: { base: 'boolean', format: 't|f' } } : {}),
            })),
            ...(key.every((part) => given.some((column) => column.name === part)) ? { primaryKey: key } : {}),
          },
        }
      }),
    },
    null,
    1,
  )

/** The data dictionary of what is in the archive, a column a line. */
export const dictionary = (tables: readonly DescribedTable[]) =>
  csvOf({
    name: 'Dictionary',
    headings: ['table', 'table_meaning', 'column', 'type', 'meaning', 'sensitivity', 'kept', 'in_archive'],
    rows: tables.flatMap(({ table, meaning, columns }) =>
      columns.map((column) => [
        table,
        meaning,
        column.name,
        column.type,
        column.meaning,
        column.sensitivity,
        column.retention,
        isLeftOut(column) ? 'no' : 'yes',
      ]),
    ),
  })

/** What was written, for whoever counts: rows by table, and what is left out and why. */
export const manifest = (about: About, rows: ReadonlyMap<string, number>) =>
  JSON.stringify(
    {
      area: about.area,
      name: about.name,
      at: about.at.toISOString(),
      version: about.version,
      rows: Object.fromEntries(rows),
      left_out: leftOut,
    },
    null,
    1,
  )
