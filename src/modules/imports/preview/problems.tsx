import { Table } from '#platform/ui'
import type { Kind } from '../kind.ts'
import { folded } from '../person-file/mapping.ts'
import type { Problem } from '../person-file/problem.ts'
import type { FileInHand } from '../work/file.ts'
import type { problemsByKind } from '../work/files.queries.ts'
import { figure, rowsOf } from '../work/words.ts'

/** How many problems a page shows. */
export const mostOnAPage = 50

interface ProblemsProps {
  file: FileInHand
  kind: Kind
  byKind: Awaited<ReturnType<typeof problemsByKind>>
  some: readonly Problem[]
  after: number
}

/** What the file itself calls our columns. */
const labelsOf = ({ survey, columns }: FileInHand): ReadonlyMap<string, string> =>
  new Map(
    (survey?.columns ?? []).flatMap(({ name }) => {
      const ours = columns?.[folded(name)]
      return ours == null ? [] : [[ours, name] as const]
    }),
  )

/** What is wrong with a file: by kind, then row by row; and the same file with all of it marked. */
export function Problems({ file, byKind, some, after }: ProblemsProps) {
  const labels = labelsOf(file)
  const called = (column: string | null) =>
    column === null ? 'The whole row' : (labels.get(column) ?? column.replaceAll('_', ' '))
  const last = some.at(-1)?.row
  return (
    <>
      <h2 id="wrong">What is wrong, in {rowsOf(file.refused ?? 0)}</h2>
      <p>
        Download your file with every problem marked in it, mend it there, and bring it in again:{' '}
        <a href={`/imports/${file.id}/marked/marked.xlsx`}>spreadsheet</a>,{' '}
        <a href={`/imports/${file.id}/marked/marked.csv`}>CSV</a>.
      </p>
      <Table
        caption="By kind"
        dense
        stack
        columns={[
          { key: 'column', text: 'Column' },
          { key: 'expected', text: 'What would be right' },
          { key: 'count', text: 'Rows', numeric: true },
          { key: 'first', text: 'First in row', numeric: true },
        ]}
        rows={byKind.map(({ column, expected, count, first }) => ({
          column: called(column),
          expected: `It ${expected}`,
          count: figure(count),
          first: figure(first),
        }))}
      />
      <Table
        caption={after === 0 ? 'Row by row' : `Row by row, after row ${figure(after)}`}
        dense
        stack
        columns={[
          { key: 'row', text: 'Row', nowrap: true },
          { key: 'column', text: 'Column' },
          { key: 'value', text: 'Stands there' },
          { key: 'expected', text: 'What would be right' },
        ]}
        rows={some.map(({ row, column, value, expected }) => ({
          row: figure(row),
          column: called(column),
          value: value === '' ? 'Nothing' : value,
          expected: `It ${expected}`,
        }))}
        empty="There are no more."
      />
      {some.length === mostOnAPage && last !== undefined && (
        <p>
          <a href={`/imports/${file.id}/preview?after=${last}#wrong`}>The next rows</a>
        </p>
      )}
    </>
  )
}
