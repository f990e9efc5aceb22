import type { Hash } from 'node:crypto'

const end = Buffer.from('\\.\n')
const newline = 10

/** Reads a backup line by line, and the rows of a table in pieces; `hash` is told everything but the last line. */
export class BackupFile {
  private waiting: Buffer = Buffer.alloc(0)
  private readonly chunks: AsyncIterator<Buffer>
  private readonly hash: Hash

  constructor(bytes: AsyncIterable<Buffer>, hash: Hash) {
    this.chunks = bytes[Symbol.asyncIterator]()
    this.hash = hash
  }

  private async more(): Promise<boolean> {
    const { value, done } = await this.chunks.next()
    if (done === true) return false
    this.waiting = this.waiting.length === 0 ? value : Buffer.concat([this.waiting, value])
    return true
  }

  private take(length: number): Buffer {
    const taken = this.waiting.subarray(0, length)
    this.waiting = this.waiting.subarray(length)
    return taken
  }

  /** The next line, without its end; undefined where the file ends, also in the middle of a line. */
  async line(): Promise<string | undefined> {
    for (;;) {
      const at = this.waiting.indexOf(newline)
      if (at >= 0) return this.take(at + 1).toString('utf8', 0, at)
      if (!(await this.more())) return undefined
    }
  }

  /** Tells the hash of a line that was read: the last one is not part of what it seals. */
  count(line: string): void {
    this.hash.update(`${line}\n`)
  }

  /** The rows of the table whose line was read, as COPY wants them, in whole lines. Throws where the file ends before they do. */
  async *rows(): AsyncGenerator<Buffer> {
    for (;;) {
      const at = endIn(this.waiting)
      const whole = at ?? this.waiting.lastIndexOf(newline) + 1
      if (whole > 0) {
        const taken = this.take(whole)
        this.hash.update(taken)
        yield taken
      }
      if (at !== undefined) {
        this.hash.update(this.take(end.length))
        return
      }
      if (!(await this.more())) throw new CutShort()
    }
  }
}

export class CutShort extends Error {}

/** Where the line that ends a table begins, in bytes that begin with a line. COPY writes a backslash as two, so no row is that line. */
function endIn(bytes: Buffer): number | undefined {
  for (let at = bytes.indexOf(end); at >= 0; at = bytes.indexOf(end, at + 1))
    if (at === 0 || bytes[at - 1] === newline) return at
  return undefined
}
