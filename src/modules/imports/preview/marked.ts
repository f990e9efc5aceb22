import { sql } from 'kysely'
import type { Tx } from '#platform/db'
import { attachment, found, NotFound, raw } from '#platform/http'
import { csvOf } from '#platform/sheets'
import { kindNamed } from '../kinds.ts'
import { whatIsWrong } from '../person-file/heading.ts'
import { type Problem, problemText } from '../person-file/problem.ts'
import { aboutFile, bringers } from '../roles.ts'
import type { FileInHand } from '../work/file.ts'
import { problemsOf, selectOptionalFile } from '../work/files.queries.ts'
import { onDisk } from '../work/on-disk.ts'
import { type MarkedRow, markedWorkbook } from './marked-workbook.ts'

/** Longer files give back only the rows in which something is wrong. */
const mostRows = 20_000

/** The same file with every problem marked in it: CSV with a column more; a workbook with the cells coloured and a note at each as well. */
export const markedFile = raw({
  method: 'GET',
  path: '/imports/:file/marked/:download',
  access: bringers,
  audit: 'imports.file.marked_downloaded',
  async answer({ tx, parameters, today, record }) {
    const file = found(await selectOptionalFile(tx, parameters.file))
    const ending = parameters.download.split('.').at(-1)
    if (file.columns === null || file.forgotten_at !== null || (ending !== 'csv' && ending !== 'xlsx'))
      throw new NotFound()
    await record(aboutFile(file))
    const { heading, rows } = await onDisk(piecesSeen(tx, file), (path) => marked(tx, file, path, today))
    if (ending === 'xlsx')
      return attachment(
        await markedWorkbook(heading, rows),
        'marked.xlsx',
        'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      )
    const lines = rows.map(({ cells, problems }) => [...cells.map(String), problems.map(problemText).join('; ')])
    return attachment(
      csvOf({ name: '', headings: [...heading.map(String), whatIsWrong], rows: lines }),
      'marked.csv',
      'text/csv; charset=utf-8',
    )
  },
})

async function* piecesSeen(tx: Tx, { id }: FileInHand): AsyncGenerator<Buffer> {
  for (let part = 0; ; part++) {
    const { rows } = await sql<{
      content: Buffer
    }>`select content from imports.file_part where file_id = ${id} and part = ${part}`.execute(tx)
    if (rows[0] === undefined) return
    yield rows[0].content
  }
}

async function marked(
  tx: Tx,
  file: FileInHand,
  path: string,
  today: Parameters<ReturnType<typeof kindNamed>['read']>[2],
) {
  const wrong = new Map<number, Problem[]>()
  for (const problem of await problemsOf(tx, file.id, { most: 100_000 }))
    wrong.set(problem.row, [...(wrong.get(problem.row) ?? []), problem])
  const rows: MarkedRow[] = []
  let heading: MarkedRow['cells'] = []
  const all = (file.rows ?? 0) <= mostRows
  for await (const read of kindNamed(file.kind).read(
    path,
    { columns: file.columns ?? {}, values: file.codes ?? {} },
    today,
  )) {
    heading = read.heading.cells
    const placeOf = new Map(read.heading.places.map(({ column, at }) => [column, at]))
    for (const { row, given } of read.rows) {
      const problems = wrong.get(row) ?? []
      if (all || problems.length > 0)
        rows.push({ cells: given(), problems, at: problems.map(({ column }) => placeOf.get(column ?? '') ?? -1) })
    }
  }
  return { heading, rows }
}
