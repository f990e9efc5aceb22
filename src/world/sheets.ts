import { Buffer } from 'node:buffer'
import { once } from 'node:events'
import type pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { type Cell, columns, type Row, type TableName, tableNames } from './tables.ts'

/** Rows waiting to be loaded, a sheet a table, as PostgreSQL's COPY reads them. */
export interface Sheets {
  add<T extends TableName>(table: T, row: Row<T>): void
  /** The sheet of a table as it stands. */
  bytes(table: TableName): Buffer
  /** Rows on all sheets. */
  readonly rows: number
  /** Empties the sheets, and keeps the room that they have taken. */
  clear(): void
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

/** Bytes that are written into once and grow as needed; rows are kept as bytes because so many strings would keep the collector busy. */
class Sheet {
  private bytes = Buffer.allocUnsafe(1 << 14)
  private length = 0

  write(line: string): void {
    const most = this.length + line.length * 3
    if (most > this.bytes.length) {
      const larger = Buffer.allocUnsafe(Math.max(most, this.bytes.length * 2))
      this.bytes.copy(larger, 0, 0, this.length)
      this.bytes = larger
    }
    this.length += this.bytes.write(line, this.length)
  }

  clear(): void {
    this.length = 0
  }

  written(): Buffer {
    return this.bytes.subarray(0, this.length)
  }
}

export function emptySheets(): Sheets {
  const sheets = new Map<TableName, Sheet>()
  let rows = 0
  const sheetOf = (table: TableName): Sheet => {
    const there = sheets.get(table)
    if (there !== undefined) return there
    const made = new Sheet()
    sheets.set(table, made)
    return made
  }
  return {
    add(table, row) {
      const cells: Readonly<Record<string, Cell | undefined>> = row
      let line = ''
      for (const column of columns[table]) line += line === '' ? written(cells[column]) : `\t${written(cells[column])}`
      sheetOf(table).write(`${line}\n`)
      rows += 1
    },
    bytes: (table) => sheets.get(table)?.written() ?? Buffer.alloc(0),
    get rows() {
      return rows
    },
    clear() {
      for (const sheet of sheets.values()) sheet.clear()
      rows = 0
    },
  }
}

/** Loads the sheets, a table after those it refers to, in the transaction of the client. The client is the owner's. */
export async function load(client: pg.ClientBase, sheets: Sheets): Promise<void> {
  for (const table of tableNames) {
    const bytes = sheets.bytes(table)
    if (bytes.length === 0) continue
    const copy = client.query(copyFrom(`copy ${table} (${columns[table].join(', ')}) from stdin`))
    const loaded = once(copy, 'finish')
    copy.end(bytes)
    await loaded
  }
}

/** Loads the sheets but for the rows that are there already, by any of their keys; all in a transaction of its own. */
export async function loadMissing(client: pg.ClientBase, sheets: Sheets): Promise<void> {
  await client.query('begin')
  for (const table of tableNames) {
    const bytes = sheets.bytes(table)
    if (bytes.length === 0) continue
    const named = columns[table].join(', ')
    await client.query(`create temporary table waiting on commit drop as select ${named} from ${table} limit 0`)
    const copy = client.query(copyFrom(`copy waiting (${named}) from stdin`))
    const loaded = once(copy, 'finish')
    copy.end(bytes)
    await loaded
    await client.query(
      `insert into ${table} (${named}) select ${named} from waiting on conflict do nothing; drop table waiting`,
    )
  }
  await client.query('commit')
}
