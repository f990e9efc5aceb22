import { once } from 'node:events'
import type { Writable } from 'node:stream'
import { v7 as uuid } from 'uuid'
import type { CopyIn } from '#platform/db'
import type { PersonRow } from './person-file/check-row.ts'
import { personColumns } from './person-file/columns.ts'

const columns = ['import_id', 'row', 'area_id', 'person_id', 'spell_id', 'job_id', ...personColumns]
const troublesome = /[\\\t\n\r]/
const enough = 1 << 16

const written = (value: string): string =>
  troublesome.test(value) ? value.replace(/\\/g, '\\\\').replace(/[\t\n\r]/g, ' ') : value

/** Rows on their way into the database through COPY, as they were checked. */
export class StagedRows {
  private readonly stream: Writable
  private readonly start: string
  private text = ''

  constructor(copyIn: CopyIn, of: { import_id: string; area_id: string }) {
    this.stream = copyIn(`person_stage (${columns.join(', ')})`)
    // A failure is thrown where the rows end, or where the next ones are sent.
    this.stream.on('error', () => undefined)
    this.start = `${of.import_id}\t`
    this.area = of.area_id
  }

  private readonly area: string

  add(row: number, person: PersonRow): void {
    const job = person.job_started_on === null ? '\\N' : uuid()
    let line = `${this.start}${row}\t${this.area}\t${uuid()}\t${uuid()}\t${job}`
    for (const column of personColumns) {
      const value = person[column]
      line += value === null ? '\t\\N' : `\t${written(value)}`
    }
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
