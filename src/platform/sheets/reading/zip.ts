import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { pipeline, Transform } from 'node:stream'
import { createInflateRaw } from 'node:zlib'
import { FileRefused } from './refused.ts'

interface Entry {
  name: string
  method: number
  packed: number
  at: number
}

/** A zipped file whose parts are read one by one, as streams. */
export interface Zip {
  readonly names: readonly string[]
  /** The bytes of a part. @throws FileRefused when it unpacks to far more than a real one does */
  part(name: string): AsyncIterable<Buffer>
  has(name: string): boolean
}

const mostParts = 5000
// A large real workbook unpacks to some twenty times its size; a bomb to a thousand times.
const bombRatio = 250
const harmlessBytes = 64 << 20
const mostBytes = 4 * 2 ** 30

const broken = () => new FileRefused('The spreadsheet is damaged: its parts cannot be found. Save it again as .xlsx.')

/**
 * Opens a zipped file by the directory at its end. What the directory says of sizes is not believed: bytes are counted as they come.
 * @throws FileRefused when it is damaged, encrypted, or larger than a spreadsheet can be
 */
export async function openZip(path: string): Promise<Zip> {
  const entries = new Map((await directoryOf(path)).map((entry) => [entry.name, entry]))
  return {
    names: [...entries.keys()],
    has: (name) => entries.has(name),
    part(name) {
      const entry = entries.get(name)
      if (entry === undefined) throw broken()
      return unpacked(path, entry)
    },
  }
}

async function directoryOf(path: string): Promise<Entry[]> {
  const handle = await open(path)
  try {
    const { size } = await handle.stat()
    const tail = Buffer.alloc(Math.min(size, 65_557))
    await handle.read(tail, 0, tail.length, size - tail.length)
    const end = tail.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]))
    if (end < 0 || end + 22 > tail.length) throw broken()
    const [count, length, at] = [tail.readUInt16LE(end + 10), tail.readUInt32LE(end + 12), tail.readUInt32LE(end + 16)]
    if (count > mostParts || at + length > size || length > 8 << 20) throw broken()
    const directory = Buffer.alloc(length)
    await handle.read(directory, 0, length, at)
    return entriesIn(directory, count)
  } finally {
    await handle.close()
  }
}

function entriesIn(directory: Buffer, count: number): Entry[] {
  const entries: Entry[] = []
  let at = 0
  for (let number = 0; number < count; number++) {
    if (at + 46 > directory.length || directory.readUInt32LE(at) !== 0x02014b50) throw broken()
    const [flags, method] = [directory.readUInt16LE(at + 8), directory.readUInt16LE(at + 10)]
    if ((flags & 1) !== 0) throw new FileRefused('The spreadsheet has a password. Save it without one.')
    const [named, extra, comment] = [28, 30, 32].map((place) => directory.readUInt16LE(at + place))
    const name = directory.toString('utf8', at + 46, at + 46 + (named ?? 0))
    entries.push({ name, method, packed: directory.readUInt32LE(at + 20), at: directory.readUInt32LE(at + 42) })
    at += 46 + (named ?? 0) + (extra ?? 0) + (comment ?? 0)
  }
  return entries
}

async function* unpacked(path: string, { method, packed, at }: Entry): AsyncGenerator<Buffer> {
  if (method !== 0 && method !== 8) throw broken()
  const handle = await open(path)
  const head = Buffer.alloc(30)
  await handle.read(head, 0, 30, at).finally(() => handle.close())
  if (head.readUInt32LE(0) !== 0x04034b50) throw broken()
  const start = at + 30 + head.readUInt16LE(26) + head.readUInt16LE(28)
  if (packed === 0) return
  const bytes = createReadStream(path, { start, end: start + packed - 1 })
  const counted = counter(packed)
  // Who reads the last stream is told of every failure; there is nobody else to tell.
  if (method === 0) pipeline(bytes, counted, () => undefined)
  else pipeline(bytes, createInflateRaw({ chunkSize: 1 << 16 }), counted, () => undefined)
  try {
    for await (const chunk of counted) yield chunk
  } catch (error) {
    throw error instanceof FileRefused ? error : broken()
  } finally {
    bytes.destroy()
    counted.destroy()
  }
}

function counter(packed: number): Transform {
  let bytes = 0
  return new Transform({
    transform(chunk: Buffer, _, done) {
      bytes += chunk.length
      const bomb = bytes > mostBytes || (bytes > harmlessBytes && bytes > packed * bombRatio)
      if (bomb) done(new FileRefused('The spreadsheet unpacks to far more than it can hold. It was not read.'))
      else done(null, chunk)
    },
  })
}
