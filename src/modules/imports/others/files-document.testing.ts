import { calendarDate } from '#platform/time'
import type { ColumnToMatch, Kind } from '../kind.ts'
import type { OtherRow } from './others.testing.ts'

const today = calendarDate('2026-11-23')
const cellOf = (text: string) => text.replaceAll('|', '\\|')

const codesOf = ({ codes }: ColumnToMatch) =>
  codes === undefined ? '' : codes.map(({ code }) => `\`${code}\``).join(' ')

/** What the documents say of a kind of file: its columns, what each may hold, and rows that would be taken. */
function kindInWords({ name, title, hint, columns }: Kind, examples: readonly OtherRow[], more: string): string {
  const all = columns(today, 'S12000049')
  const used = all.filter((column) => examples.some((row) => row[column.name] !== undefined))
  const table = (heading: readonly string[], rows: readonly (readonly string[])[]) =>
    [heading, heading.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n')
  const described = all.map((column) => [
    `\`${column.name}\`${column.needed ? ' *' : ''}`,
    cellOf(column.label),
    codesOf(column),
    cellOf(column.also.slice(0, 5).join(', ')),
  ])
  const csv = [
    used.map((column) => column.name),
    ...examples.map((row) => used.map((column) => row[column.name] ?? '')),
  ]
  return [
    `## ${title}: \`${name}\``,
    `${hint}${more === '' ? '' : ` ${more}`}`,
    table(['column', 'what it is', 'may hold', 'guessed from'], described),
    `\`\`\`csv\n${csv.map((row) => row.join(',')).join('\n')}\n\`\`\``,
  ].join('\n\n')
}

export interface Documented {
  kind: Kind
  examples: readonly OtherRow[]
  /** What is to be known of such a file besides. */
  more: string
}

/** docs/files.md. */
export const filesDocument = (documented: readonly Documented[]): string =>
  [
    '# Files that can be brought in',
    'Made from the columns themselves by a test (`npx vitest run --project unit files-document -u`): change them there.',
    [
      'The person file is `nwd people import FILE --area CODE` and is described by the contract; every other kind is `nwd import KIND FILE --area CODE`, with `--map MAP.json`, `--dry-run` and',
      '`--accept-valid` as there. In the browser all of them go the same four steps. CSV with any of four delimiters or XLSX; days `2024-03-31`, `31/03/2024` or a spreadsheet’s own; times `14:30`, `2.30pm`.',
      'A column with * must be there, and none of its cells empty. Columns may stand in any order and be left out. Every row is checked before any is stored, all problems are told together, and with one nothing',
      'is stored. The same file again changes nothing; a changed row changes what it says otherwise than before and nothing else. What tells one row from another is its own number where the file has one,',
      'else the columns it is known by; with a number a name may change later.',
      'A system sends the same columns as JSON to `POST /api/v1/KIND/rows` (`/api/v1/openapi.json`).',
    ].join('\n'),
    ...documented.map(({ kind, examples, more }) => kindInWords(kind, examples, more)),
    '',
  ].join('\n\n')
