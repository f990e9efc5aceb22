import { once } from 'node:events'
import type { Writable } from 'node:stream'
import { v7 as uuid } from 'uuid'
import type { CopyIn } from '#platform/db'
import type { PersonRow } from './person-file/check-row.ts'
import { personColumns } from './person-file/columns.ts'
import type { CheckedRows } from './person-file/read-people.ts'
import { type Found, note } from './refused.ts'

const troublesome = /[\\\t\n\r]/
const enough = 1 << 16

/** A value as COPY takes it in. */
export const written = (value: string): string =>
  troublesome.test(value) ? value.replace(/\\/g, '\\\\').replace(/[\t\n\r]/g, ' ') : value

/** Rows on their way into the database through COPY, as they were checked. */
export abstract class StagedRows<Said> {
  private readonly stream: Writable
  private text = ''

  constructor(copyIn: CopyIn, into: string) {
    this.stream = copyIn(into)
    // A failure is thrown where the rows end, or where the next ones are sent.
    this.stream.on('error', () => undefined)
  }

  abstract add(row: number, said: Said): void

  /** Adds a line, as COPY takes it in. */
  protected line(line: string): void {
    this.text += `${line}\n`
  }

  /** Sends what was added, once there is enough of it, and waits while the database has not kept up. */
  async send(atLeast = enough): Promise<void> {
    if (this.text.length < atLeast) return
    const { text } = this
    this.text = ''
    if (this.stream.errored) throw this.stream.errored
    if (!this.stream.write(text)) await once(this.stream, 'drain')
  }

  /** Sends the rest and ends. */
  async end(): Promise<void> {
    await this.send(1)
    if (this.stream.errored) throw this.stream.errored
    const finished = once(this.stream, 'finish')
    this.stream.end()
    await finished
  }

  /** Ends without keeping anything; the transaction is over with it. */
  abandon(): void {
    this.stream.destroy()
  }
}

const columns = ['import_id', 'row', 'area_id', 'person_id', 'spell_id', 'job_id', ...personColumns]

/** Rows of a person file, each with the identifiers of what it may become. */
export class StagedPeople extends StagedRows<PersonRow> {
  private readonly start: string
  private readonly area: string

  constructor(copyIn: CopyIn, of: { import_id: string; area_id: string }) {
    super(copyIn, `person_stage (${columns.join(', ')})`)
    this.start = `${of.import_id}\t`
    this.area = of.area_id
  }

  add(row: number, person: PersonRow): void {
    const job = person.job_started_on === null ? '\\N' : uuid()
    let line = `${this.start}${row}\t${this.area}\t${uuid()}\t${uuid()}\t${job}`
    for (const column of personColumns) {
      const value = person[column]
      line += value === null ? '\t\\N' : `\t${written(value)}`
    }
    this.line(line)
  }
}

export interface Told {
  /** Told now and then how many rows were read. */
  onProgress?: ((rows: number) => void) | undefined
}

interface Staging {
  acceptValid?: boolean | undefined
  found: Found
  told: Told
}

/** Sends the rows of a file that are right to the database, and notes what is wrong with the others. Returns how many rows there are. */
export async function stageRows<Column extends string, Said extends object>(
  read: AsyncGenerator<CheckedRows<Column, Said>>,
  staged: StagedRows<Said>,
  { acceptValid, found, told }: Staging,
): Promise<number> {
  let rows = 0
  try {
    for await (const { rows: checked } of read) {
      for (const { row, said } of checked) {
        if (Array.isArray(said)) note(found, said)
        // With one bad row nothing will be stored: the rest is read to tell what else is wrong.
        else if (found.count === 0 || acceptValid) staged.add(row, said)
      }
      rows += checked.length
      await staged.send()
      told.onProgress?.(rows)
    }
    await staged.end()
  } catch (error) {
    staged.abandon()
    throw error
  }
  return rows
}
