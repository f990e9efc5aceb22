import { once } from 'node:events'
import type pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { type Cell, columns, type Row, type TableName, tableNames } from './tables.ts'

/** Rows waiting to be loaded, a sheet a table, as PostgreSQL's COPY reads them. */
export interface Sheets {
  add<T extends TableName>(table: T, row: Row<T>): void
  /** The sheet of a table as it stands. */
  text(table: TableName): string
  /** Rows on all sheets. */
  readonly rows: number
}

const troublesome = /[\\\t\n\r]/
const escapes: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' }

function written(cell: Cell | undefined): string {
  if (cell === null || cell === undefined) return '\\N'
  if (typeof cell === 'string')
    return troublesome.test(cell) ? cell.replace(/[\\\t\n\r]/g, (letter) => escapes[letter] ?? '') : cell
  if (typeof cell === 'boolean') return cell ? 't' : 'f'
  if (typeof cell === 'number') return String(cell)
  return `{${cell.join(',')}}`
}

export function emptySheets(): Sheets {
  const lines = new Map<TableName, string[]>(tableNames.map((table) => [table, []]))
  let rows = 0
  return {
    add(table, row) {
      const cells: Readonly<Record<string, Cell | undefined>> = row
      let line = ''
      for (const column of columns[table]) line += line === '' ? written(cells[column]) : `\t${written(cells[column])}`
      lines.get(table)?.push(line)
      rows += 1
    },
    text: (table) => (lines.get(table) ?? []).map((line) => `${line}\n`).join(''),
    get rows() {
      return rows
    },
  }
}

/** Loads the sheets, a table after those it refers to, in the transaction of the client. The client is the owner's. */
export async function load(client: pg.ClientBase, sheets: Sheets): Promise<void> {
  for (const table of tableNames) {
    const text = sheets.text(table)
    if (text === '') continue
    const copy = client.query(copyFrom(`copy ${table} (${columns[table].join(', ')}) from stdin`))
    const loaded = once(copy, 'finish')
    copy.end(text)
    await loaded
  }
}
